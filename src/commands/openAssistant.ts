import { createAssistant } from '../assistant/createAssistant.ts';
import { type Apologise, createApologise, createReport, type ReportProblem } from '../assistant/failure.ts';
import type { Assistant } from '../assistant/incoming.ts';
import { type Looks, noLooks } from '../assistant/looks.ts';
import { createWelcome, type Welcome } from '../channels/welcome.ts';
import { createAdvance } from '../conversation/createAdvance.ts';
import { loadContent } from '../knowledge/load.ts';
import type { Language, Phrases } from '../knowledge/schema.ts';
import { createReader } from '../matching/createReader.ts';
import { redact } from '../redaction/redact.ts';
import type { StorePlace } from '../store/openDatabase.ts';
import { openStore } from '../store/openStore.ts';

/** How the assistant is set up, whichever channel it then talks through. */
export type AssistantOptions = {
  readonly store: StorePlace;
  readonly retentionDays: number;
  readonly defaultLanguage: Language;
  /** Absent: no registry is looked at. */
  readonly looks?: Looks;
};

/** The assistant with its parts, ready for channels. */
export type OpenAssistant = {
  readonly assistant: Assistant;
  readonly defaultLanguage: Language;
  readonly apologise: Apologise;
  readonly report: ReportProblem;
  /** The wording for what a channel says by itself. */
  readonly phrases: Phrases;
  /** How a channel introduces the assistant. */
  readonly welcome: Welcome;
  /** Ends the retention's timer and the store's connections. */
  readonly close: () => Promise<void>;
};

const hour = 3_600_000;

/**
 * Loads the content, opens the store and builds the assistant. Cases that nobody touched are removed every hour.
 * @throws ContentError where the content has a mistake, StoreError where the store cannot be opened.
 */
export async function openAssistant(options: AssistantOptions): Promise<OpenAssistant> {
  const { defaultLanguage, retentionDays, looks = noLooks } = options;
  const content = loadContent();
  const apologise = createApologise(content.phrases);
  const report = createReport((line) => console.error(line));
  const advance = createAdvance(content, createReader(content));
  const store = await openStore(options.store, new Date());
  const removeOld = () =>
    store
      .removeUntouchedSince(new Date(Date.now() - retentionDays * 24 * hour))
      .catch((error: unknown) => report({ where: 'retention', correlationId: '', error }));
  await removeOld();
  const timer = setInterval(removeOld, hour).unref();
  return {
    assistant: createAssistant({ store, advance, redact, apologise, defaultLanguage, report, looks }),
    defaultLanguage,
    apologise,
    report,
    phrases: content.phrases,
    welcome: createWelcome(content.phrases, retentionDays),
    close: () => {
      clearInterval(timer);
      return store.close();
    },
  };
}
