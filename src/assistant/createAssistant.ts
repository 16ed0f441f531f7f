import type { Advance, CheckEffect, ConversationEvent, Effect, FindingsEvent } from '../conversation/case.ts';
import type { Language } from '../knowledge/schema.ts';
import type { Message } from '../messages/message.ts';
import type { Asker } from '../policy/decide.ts';
import type { Redaction } from '../redaction/redacted.ts';
import type { CaseStore } from '../store/caseStore.ts';
import { type Apologise, CaseBusyError, newCorrelationId, type ReportProblem } from './failure.ts';
import type { Assistant, Incoming, Reply } from './incoming.ts';
import { createLanes } from './lanes.ts';
import { type Looks, noLooks } from './looks.ts';
import { createProgress, type Progress } from './progress.ts';
import { runLook } from './runLook.ts';

/** What the assistant is made of. */
export type AssistantParts = {
  readonly store: CaseStore;
  readonly advance: Advance;
  readonly redact: (raw: string) => Redaction;
  readonly apologise: Apologise;
  /** For apologies to people whose language is not known. */
  readonly defaultLanguage: Language;
  readonly report: ReportProblem;
  /** Absent: registries are not looked at. */
  readonly looks?: Looks;
  /** Milliseconds after which a case goes on without waiting for a look. */
  readonly lookDeadline?: number;
};

type Turn = {
  readonly incoming: Incoming;
  readonly reply: Reply;
  readonly key: string;
  readonly personId: string;
  /** What a look brought that this person began: an event of its own in the same lane. */
  readonly findings?: FindingsEvent;
};

/** What effects need beside the store. `begin` starts a look, for which the case does not wait. */
type Hands = { readonly progress: Progress; readonly begin: (request: CheckEffect) => void };

// Each time somebody else's change came first, so a case that is still busy then is in a storm.
const repeats = 3;

// The checks hold a shorter one by themselves.
const usualLookDeadline = 20_000;

function askerOf({ thread, person }: Incoming): Asker {
  const { id, isGuest } = person;
  return { channel: thread.channel, thread: thread.id, person: id, ...(isGuest ? { isGuest } : {}) };
}

function contentOf(parts: AssistantParts, incoming: Incoming) {
  return incoming.kind === 'choice'
    ? ({ kind: 'choice', choice: incoming.choice } as const)
    : ({ kind: 'message', ...parts.redact(incoming.text) } as const);
}

async function eventOf(parts: AssistantParts, { incoming, personId, findings }: Turn): Promise<ConversationEvent> {
  const content = findings ?? contentOf(parts, incoming);
  const language = (await parts.store.preferences.load(personId)) ?? incoming.person.language;
  const checkable = parts.looks?.checkable(askerOf(incoming));
  return {
    at: (findings === undefined ? incoming.at : new Date()).toISOString(),
    addressed: findings !== undefined || incoming.addressed,
    ...(language === undefined ? {} : { language }),
    ...(checkable === undefined ? {} : { checkable }),
    ...(incoming.inPublic ? { inPublic: { by: incoming.person.id } } : {}),
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
    const { key, personId } = turn;
    const expected = stored?.version ?? 0;
    if (await parts.store.save({ key, personId, data: state, expected, now: new Date(event.at) })) return effects;
  }
  throw new CaseBusyError();
}

function carryOut(effect: Effect, store: CaseStore, turn: Turn, hands: Hands): Promise<unknown> {
  const { incoming, reply, key, personId } = turn;
  switch (effect.kind) {
    case 'reply':
      return reply(effect.message, effect.to);
    case 'progress':
      return hands.progress.show(progressId(turn, effect.run), effect.message, reply);
    case 'check':
      hands.begin(effect);
      return Promise.resolve();
    case 'forget-case':
      return store.remove(key);
    case 'forget-person':
      return store.removeOf(personId);
    case 'remember-language':
      return store.preferences.save(personId, effect.language, incoming.at);
  }
}

function progressId({ key }: Turn, run: number): string {
  return `${key} ${run}`;
}

async function takeTurn(parts: AssistantParts, turn: Turn, hands: Hands): Promise<void> {
  let language = turn.incoming.person.language ?? parts.defaultLanguage;
  let owesAnswer = turn.incoming.addressed;
  try {
    const event = await eventOf(parts, turn);
    language = event.language ?? language;
    const effects = await decide(parts, turn, event);
    owesAnswer ||= effects.length > 0;
    for (const effect of effects) await carryOut(effect, parts.store, turn, hands);
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
 * store's compare-and-set keeps them apart. What was accepted and not finished is lost when the process ends. A look at a
 * registry goes on beside the case: what it brings comes as further events of the same lane.
 */
export function createAssistant(parts: AssistantParts): Assistant {
  const inLane = createLanes();
  const reportLook = (error: unknown) =>
    parts.report({ where: 'assistant: look', correlationId: newCorrelationId(), error });
  const progress = createProgress(reportLook);
  const take = async (turn: Turn): Promise<void> => {
    const begun: Promise<void>[] = [];
    const begin = (request: CheckEffect) => begun.push(look(turn, request));
    await inLane(turn.key, () => takeTurn(parts, turn, { progress, begin }));
    await Promise.all(begun);
  };
  const look = (turn: Turn, request: CheckEffect): Promise<void> => {
    const { looks = noLooks, lookDeadline: deadline = usualLookDeadline } = parts;
    const tell = (findings: FindingsEvent) => take({ ...turn, findings });
    const run = { looks, asker: askerOf(turn.incoming), request, tell, report: reportLook, deadline };
    return runLook(run).finally(() => progress.forget(progressId(turn, request.run)));
  };
  return {
    receive: (incoming, reply) => {
      const key = `${incoming.thread.channel}:${incoming.thread.id}`;
      const personId = `${incoming.thread.channel}:${incoming.person.id}`;
      return take({ incoming, reply, key, personId });
    },
  };
}
