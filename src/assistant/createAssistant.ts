import type { Advance, ConversationEvent, Effect } from '../conversation/case.ts';
import type { Language } from '../knowledge/schema.ts';
import type { Message } from '../messages/message.ts';
import type { Redaction } from '../redaction/redacted.ts';
import type { CaseStore } from '../store/caseStore.ts';
import { type Apologise, CaseBusyError, newCorrelationId, type ReportProblem } from './failure.ts';
import type { Assistant, Incoming, Reply } from './incoming.ts';
import { createLanes } from './lanes.ts';

/** What the assistant is made of. */
export type AssistantParts = {
  readonly store: CaseStore;
  readonly advance: Advance;
  readonly redact: (raw: string) => Redaction;
  readonly apologise: Apologise;
  /** For apologies to people whose language is not known. */
  readonly defaultLanguage: Language;
  readonly report: ReportProblem;
};

type Turn = { readonly incoming: Incoming; readonly reply: Reply; readonly key: string; readonly personId: string };

// Each time somebody else's change came first, so a case that is still busy then is in a storm.
const repeats = 3;

async function eventOf(parts: AssistantParts, { incoming, personId }: Turn): Promise<ConversationEvent> {
  const content =
    incoming.kind === 'choice'
      ? ({ kind: 'choice', choice: incoming.choice } as const)
      : ({ kind: 'message', ...parts.redact(incoming.text) } as const);
  const language = (await parts.store.preferences.load(personId)) ?? incoming.person.language;
  return {
    at: incoming.at.toISOString(),
    addressed: incoming.addressed,
    ...(language === undefined ? {} : { language }),
    ...content,
  };
}

/** Decides on what is stored now, and stores the result; once more where somebody else stored something meanwhile. */
async function decide(parts: AssistantParts, turn: Turn, event: ConversationEvent): Promise<readonly Effect[]> {
  for (let attempt = 0; attempt <= repeats; attempt++) {
    const stored = await parts.store.load(turn.key);
    if (stored === undefined && turn.incoming.onlyInCase) return [];
    const { state, effects } = parts.advance(stored?.data, event);
    // Without a state there is nothing to store. What is stored stays, unless the effects say otherwise.
    if (state === undefined) return effects;
    const { key, personId, incoming } = turn;
    const expected = stored?.version ?? 0;
    if (await parts.store.save({ key, personId, data: state, expected, now: incoming.at })) return effects;
  }
  throw new CaseBusyError();
}

function carryOut(effect: Effect, store: CaseStore, { incoming, reply, key, personId }: Turn): Promise<unknown> {
  switch (effect.kind) {
    case 'reply':
      return reply(effect.message);
    case 'forget-case':
      return store.remove(key);
    case 'forget-person':
      return store.removeOf(personId);
    case 'remember-language':
      return store.preferences.save(personId, effect.language, incoming.at);
  }
}

async function takeTurn(parts: AssistantParts, turn: Turn): Promise<void> {
  let language = turn.incoming.person.language ?? parts.defaultLanguage;
  let owesAnswer = turn.incoming.addressed;
  try {
    const event = await eventOf(parts, turn);
    language = event.language ?? language;
    const effects = await decide(parts, turn, event);
    owesAnswer ||= effects.length > 0;
    for (const effect of effects) await carryOut(effect, parts.store, turn);
  } catch (error) {
    const correlationId = newCorrelationId();
    parts.report({ where: 'assistant: turn', correlationId, case: turn.key, error });
    // A broken database must not make the assistant answer every message of a channel.
    if (!owesAnswer && !(error instanceof CaseBusyError)) return;
    await apologise(parts, turn, parts.apologise(error, language, correlationId), correlationId);
  }
}

async function apologise(parts: AssistantParts, turn: Turn, message: Message, correlationId: string): Promise<void> {
  try {
    await turn.reply(message);
  } catch (error) {
    parts.report({ where: 'assistant: apologising', correlationId, case: turn.key, error });
  }
}

/**
 * Ties the parts together: redacts, loads the case, lets the conversation decide, saves, and carries the effects out in
 * their order. Events of one case are worked on in the order in which they came, one at a time; between processes the
 * store's compare-and-set keeps them apart. What was accepted and not finished is lost when the process ends.
 */
export function createAssistant(parts: AssistantParts): Assistant {
  const inLane = createLanes();
  return {
    receive: (incoming, reply) => {
      const key = `${incoming.thread.channel}:${incoming.thread.id}`;
      const personId = `${incoming.thread.channel}:${incoming.person.id}`;
      return inLane(key, () => takeTurn(parts, { incoming, reply, key, personId }));
    },
  };
}
