import { createAssistant, type WorkingAssistant } from '../assistant/createAssistant.ts';
import { type Apologise, createApologise, type ReportProblem } from '../assistant/failure.ts';
import { type Looks, noLooks } from '../assistant/looks.ts';
import { type Observe, observeNothing } from '../assistant/observe.ts';
import { createWelcome, type Welcome } from '../channels/welcome.ts';
import type { Advance } from '../conversation/case.ts';
import { createAdvance } from '../conversation/createAdvance.ts';
import { createAdvanceTicket } from '../conversation/helpdesk/createAdvanceTicket.ts';
import { createMayBeMissing } from '../conversation/say/mayBeMissing.ts';
import { loadContent } from '../knowledge/load.ts';
import type { Content, Language, Phrases } from '../knowledge/schema.ts';
import { createReader } from '../matching/createReader.ts';
import { createLog } from '../operations/log.ts';
import { redact } from '../redaction/redact.ts';
import type { StorePlace } from '../store/openDatabase.ts';
import { openStore, type Store } from '../store/openStore.ts';
import type { Routes } from '../tickets/routes.ts';
import type { Target } from '../tickets/target.ts';

/** How the assistant is set up, whichever channel it then talks through. */
export type AssistantOptions = {
  readonly store: StorePlace;
  readonly retentionDays: number;
  readonly defaultLanguage: Language;
  /** Takes what goes wrong; standard error unless given. */
  readonly report?: ReportProblem;
  /** Absent: no registry is looked at. */
  readonly looks?: Looks;
  /** Absent: a ticket is shown, to copy. */
  readonly helpdesk?: { readonly routes: Routes; readonly targets: readonly Target[] };
  /** Makes what counts; absent: nothing is counted. */
  readonly measure?: (content: Content, store: Store) => Observe;
  /** Puts something around the conversation: the demo's own button. */
  readonly around?: (advance: Advance, phrases: Phrases) => Advance;
};

/** The assistant with its parts, ready for channels. */
export type OpenAssistant = {
  readonly assistant: WorkingAssistant;
  readonly defaultLanguage: Language;
  readonly apologise: Apologise;
  readonly report: ReportProblem;
  /** The wording for what a channel says by itself. */
  readonly phrases: Phrases;
  /** How a channel introduces the assistant. */
  readonly welcome: Welcome;
  readonly store: Store;
  /** Takes no more work, and ends the store's connections when what is in hand is done. */
  readonly close: () => Promise<void>;
};

function helpdeskOf(content: Content, { helpdesk, defaultLanguage }: AssistantOptions) {
  if (helpdesk === undefined) return {};
  const language = helpdesk.routes.helpdesk?.language ?? defaultLanguage;
  return { helpdesk: { ...helpdesk, advance: createAdvanceTicket(content, language) } };
}

/**
 * Loads the content, opens the store and builds the assistant, which works once a channel is given to it.
 * @throws ContentError where the content has a mistake, StoreError where the store cannot be opened.
 */
export async function openAssistant(options: AssistantOptions): Promise<OpenAssistant> {
  const { defaultLanguage, retentionDays, looks = noLooks, around = (advance) => advance } = options;
  const { report = createLog({ write: console.error }).report } = options;
  const content = loadContent();
  const apologise = createApologise(content.phrases);
  const store = await openStore(options.store, new Date(), (error) =>
    report({ where: 'store: queue', correlationId: '', error }),
  );
  const assistant = createAssistant({
    store,
    advance: around(createAdvance(content, createReader(content)), content.phrases),
    redact,
    apologise,
    mayBeMissing: createMayBeMissing(content),
    defaultLanguage,
    report,
    observe: options.measure?.(content, store) ?? observeNothing,
    looks,
    retentionDays,
    ...helpdeskOf(content, options),
  });
  return {
    assistant,
    defaultLanguage,
    apologise,
    report,
    phrases: content.phrases,
    welcome: createWelcome(content.phrases, retentionDays),
    store,
    close: async () => {
      await assistant.stop();
      await store.close();
    },
  };
}
