import type { CaseState } from './case.ts';
import { checkableRegistry, checksOf } from './look.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { ask, proceed, sayWhere } from './proceed.ts';
import { deniedPart } from './say/lookParts.ts';
import { paragraph } from './say/voice.ts';
import { startLook } from './startLook.ts';

/** What a person may say about looking at the registry. */
export const lookChoices = ['check', 'check-again', 'no-check'] as const;
export type LookChoice = (typeof lookChoices)[number];

/** Whether an id is one of those. */
export function isLookChoice(id: string): id is LookChoice {
  return (lookChoices as readonly string[]).includes(id);
}

/** Whether a look can be spoken of at all: there is an error that it could be about. */
export function canTakeLook(state: CaseState): boolean {
  return state.matches.length > 0 && state.stage !== 'confirming' && state.stage !== 'solved';
}

/** Takes what a person says about looking at the registry. */
export function takeLook(desk: Desk, state: CaseState, said: LookChoice): Move {
  if (said === 'no-check') return withoutLook(desk, state);
  if (state.facts.registry === undefined) return askRegistry(desk, state);
  if (checkableRegistry(desk, state) === undefined) {
    return goOn(desk, refused(state), [deniedPart(state, voiceOf(desk, state))]);
  }
  if (state.stage === 'checking') return sayWhere(desk, state, []);
  return startLook(desk, state, [], said === 'check-again' ? checksOf(state, state.shown) : undefined);
}

/** The case where the registry can't be looked at: what was offered is over. */
function refused(state: CaseState): CaseState {
  return state.look === undefined ? state : { ...state, look: { ...state.look, consent: 'no' } };
}

function withoutLook(desk: Desk, state: CaseState): Move {
  const isWaiting = state.stage === 'offering' || state.stage === 'checking';
  // The next number: what a look that is under way still brings is left aside.
  const run = (state.look?.run ?? 0) + 1;
  const next: CaseState = { ...state, look: { consent: 'no', run, about: '' } };
  return isWaiting ? proceed(desk, next, []) : sayWhere(desk, next, []);
}

/** Without a registry there is nothing to look at, so it is asked for. */
function askRegistry(desk: Desk, state: CaseState): Move {
  const voice = voiceOf(desk, state);
  const question = desk.content.questions.get('registry');
  const note = paragraph(voice.say('look.which'));
  if (question === undefined) return sayWhere(desk, state, [note]);
  return ask(desk, { ...state, look: { consent: 'yes', run: state.look?.run ?? 0, about: '' } }, question, [note]);
}

function goOn(desk: Desk, state: CaseState, parts: Move['parts']): Move {
  const isWaiting = state.stage === 'offering' || state.stage === 'checking';
  return isWaiting ? proceed(desk, state, parts) : sayWhere(desk, state, parts);
}
