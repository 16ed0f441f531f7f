import type { CaseState, Effect, Outcome } from './case.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { paragraph } from './say/voice.ts';

/** Whether a case knows what a look saw: nearly all that is said from then on tells of it. */
function hasSeen({ findings, facts }: CaseState): boolean {
  return findings.length > 0 || Object.values(facts).some(({ origin }) => origin === 'observed');
}

/** Whether what a case knows of a registry was seen for somebody else than who speaks. Of an older case it is not known. */
export function isSeenForAnother({ inPublic }: Desk, { seenFor }: CaseState): boolean {
  return inPublic !== undefined && seenFor !== undefined && seenFor !== inPublic.by;
}

/** Whether an answer that leaves the case so is for whoever speaks, and not for the others who listen. */
export function isForPerson(desk: Desk, state: CaseState | undefined): boolean {
  return desk.inPublic !== undefined && state !== undefined && hasSeen(state) && !isSeenForAnother(desk, state);
}

/** Whether something was seen in a place with other people, so that details of it are for the person alone. */
export function isSeenInPublic({ inPublic }: Desk, state: CaseState): boolean {
  return hasSeen(state) && (inPublic !== undefined || state.seenFor !== undefined);
}

/** The decision, unless it would tell somebody what a look saw for another person: the case then stays as it is. */
export function withhold(desk: Desk, before: CaseState, move: Move): Move {
  const { state, parts, effects = [] } = move;
  const isTold = state !== undefined && parts.length > 0 && hasSeen(state);
  if (!isTold || !isSeenForAnother(desk, state)) return move;
  return { state: before, parts: [paragraph(voiceOf(desk, before).say('look.notYours'))], effects };
}

/** What follows, with all that is said for the person alone. A look's progress is short enough for everybody. */
export function toPerson({ state, effects }: Outcome): Outcome {
  const addressed = (effect: Effect): Effect => (effect.kind === 'reply' ? { ...effect, to: 'person' } : effect);
  return { state, effects: effects.map(addressed) };
}
