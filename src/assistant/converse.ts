import type { CheckEffect, Effect, FindingsEvent, Outcome } from '../conversation/case.ts';
import type { Message } from '../messages/message.ts';
import type { CaseEntry } from '../store/caseStore.ts';
import { originOfIncoming, storedEvent } from './accept.ts';
import { type Turn, writeEffect } from './caseEffects.ts';
import { askerOf, eventOf, languageOf } from './eventOf.ts';
import { CaseBusyError, newCorrelationId } from './failure.ts';
import type { Incoming, Reply } from './incoming.ts';
import { caseKeyOf, type Origin, personIdOf, type StoredEvent } from './jobs.ts';
import { createLanes } from './lanes.ts';
import { noLooks } from './looks.ts';
import type { AssistantParts } from './parts.ts';
import { createProgress, type Progress } from './progress.ts';
import { runLook } from './runLook.ts';
import { stableId } from './stableId.ts';
import { usualLookDeadline } from './takeLook.ts';

/** One event of a conversation that somebody waits for. */
type Spoken = {
  readonly id: string;
  readonly origin: Origin;
  /** Takes the secrets out, which may fail like anything else. */
  readonly event: () => StoredEvent;
  readonly at: Date;
  readonly reply: Reply;
  readonly isKnownOnly: boolean;
};

/** What effects need that are carried out at once. `begin` starts a look, for which the case does not wait. */
type Hands = { readonly progress: Progress; readonly begin: (request: CheckEffect) => void };

// Each time somebody else's change came first, so a case that is still busy then is in a storm.
const repeats = 3;

function isCarriedOut({ kind }: Effect): boolean {
  return kind === 'reply' || kind === 'show' || kind === 'check';
}

function turnOf({ id: jobId, origin, at: now }: Spoken): Turn {
  return { jobId, correlationId: newCorrelationId(), origin, now };
}

/**
 * Stores a case and, with it, what is stored of its effects: a ticket that the case takes for sent is on its way. False, and
 * nothing stored, where somebody else stored the case meanwhile.
 */
function keep(parts: AssistantParts, spoken: Spoken, { state, effects }: Outcome, entry: CaseEntry): Promise<boolean> {
  const turn = turnOf(spoken);
  return parts.store.inTransaction(async (inside) => {
    if (!(await inside.save(entry))) return false;
    for (const [index, effect] of effects.entries()) {
      if (!isCarriedOut(effect)) await writeEffect(parts, inside, turn, { effect, index, state });
    }
    return true;
  });
}

/** Decides on what is stored now, and stores the result; once more where somebody else stored something meanwhile. */
async function decide(parts: AssistantParts, spoken: Spoken): Promise<Outcome> {
  const { origin, at: now } = spoken;
  const key = caseKeyOf(origin.thread);
  const event = spoken.event();
  for (let attempt = 0; attempt <= repeats; attempt++) {
    const stored = await parts.store.load(key);
    if (stored === undefined && spoken.isKnownOnly) return { state: undefined, effects: [] };
    const context = { state: stored?.data, freshId: stableId(spoken.id, 'fresh'), now };
    const decided = parts.advance(stored?.data, await eventOf(parts, parts.store, { origin, event }, context));
    // Without a state there is nothing to store. What is stored stays, unless the effects say otherwise.
    if (decided.state === undefined) return decided;
    const expected = stored?.version ?? 0;
    const entry = { key, personId: personIdOf(origin), data: decided.state, expected, now, origin };
    if (await keep(parts, spoken, decided, entry)) return { ...decided, effects: decided.effects.filter(isCarriedOut) };
  }
  throw new CaseBusyError();
}

async function carryOut(parts: AssistantParts, spoken: Spoken, hands: Hands, done: Outcome) {
  const { origin, reply } = spoken;
  const turn = turnOf(spoken);
  const one = (effect: Effect, index: number): Promise<unknown> => {
    switch (effect.kind) {
      case 'reply':
        return reply(effect.message, effect.to);
      case 'show':
        return hands.progress.show(`${caseKeyOf(origin.thread)} ${effect.id}`, effect.message, reply);
      case 'check':
        hands.begin(effect);
        return Promise.resolve();
      default:
        return writeEffect(parts, parts.store, turn, { effect, index, state: done.state });
    }
  };
  for (const [index, effect] of done.effects.entries()) await one(effect, index);
}

async function apologise(parts: AssistantParts, { reply, origin }: Spoken, message: Message, correlationId: string) {
  try {
    await reply(message);
  } catch (error) {
    parts.report({ where: 'assistant: apologising', correlationId, case: caseKeyOf(origin.thread), error });
  }
}

async function speak(parts: AssistantParts, spoken: Spoken, hands: Hands): Promise<void> {
  const key = caseKeyOf(spoken.origin.thread);
  let owesAnswer = spoken.origin.addressed;
  let language = spoken.origin.person.language ?? parts.defaultLanguage;
  try {
    const done = await decide(parts, spoken);
    language = languageOf(done.state) ?? language;
    owesAnswer ||= done.effects.length > 0;
    await carryOut(parts, spoken, hands, done);
  } catch (error) {
    const correlationId = newCorrelationId();
    parts.report({ where: 'assistant: turn', correlationId, case: key, error });
    // A broken database must not make the assistant answer every message of a channel.
    if (!owesAnswer && !(error instanceof CaseBusyError)) return;
    await apologise(parts, spoken, parts.apologise(error, language, correlationId), correlationId);
  }
}

/**
 * Makes the conversation of somebody who waits for the answer: in the terminal, in a dialog. Events of one case are worked
 * on in the order in which they came, one at a time; other processes are kept apart by the store's compare-and-set. A look
 * goes on beside the case: what it brings comes as further events of the same lane.
 */
export function createConverse(parts: AssistantParts): (incoming: Incoming, reply: Reply) => Promise<void> {
  const inLane = createLanes();
  const reportLook = (error: unknown) =>
    parts.report({ where: 'assistant: look', correlationId: newCorrelationId(), error });
  const progress = createProgress(reportLook);
  const take = async (spoken: Spoken): Promise<void> => {
    const begun: Promise<void>[] = [];
    const begin = (request: CheckEffect) => begun.push(look(spoken, request));
    await inLane(caseKeyOf(spoken.origin.thread), () => speak(parts, spoken, { progress, begin }));
    await Promise.all(begun);
  };
  const look = (spoken: Spoken, request: CheckEffect): Promise<void> => {
    const { looks = noLooks, lookDeadline: deadline = usualLookDeadline } = parts;
    const { origin } = spoken;
    let count = 0;
    const tell = (event: FindingsEvent) =>
      take({
        ...spoken,
        id: `${spoken.id} ${request.run} ${++count}`,
        event: () => event,
        at: new Date(),
        isKnownOnly: false,
      });
    const run = { looks, asker: askerOf(origin), request, tell, report: reportLook, deadline };
    return runLook(run).finally(() => progress.forget(`${caseKeyOf(origin.thread)} look-${request.run}`));
  };
  return (incoming, reply) => {
    const { id, at, onlyInCase } = incoming;
    const event = () => storedEvent(parts, incoming);
    return take({ id, origin: originOfIncoming(incoming), event, at, reply, isKnownOnly: onlyInCase === true });
  };
}
