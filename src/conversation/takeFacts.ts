import type { Part } from '../messages/message.ts';
import type { CaseState } from './case.ts';
import { addGiven } from './givenFacts.ts';
import { isOtherLook } from './look.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { withoutObserved } from './observed.ts';
import { proceed } from './proceed.ts';
import { paragraph } from './say/voice.ts';

/** The case with facts that the person gave. What was seen live of another registry or identity is dropped. */
export function withGiven(state: CaseState, given: Readonly<Record<string, string>>): CaseState {
  if (!isOtherLook(state, given)) return { ...state, facts: addGiven(state.facts, given), rephrased: 0 };
  return { ...state, facts: addGiven(withoutObserved(state.facts), given), findings: [], rephrased: 0 };
}

/** What was understood of facts that a person states unasked or corrects, one sentence each. */
export function factNotes(desk: Desk, state: CaseState, given: Readonly<Record<string, string>>): readonly Part[] {
  const voice = voiceOf(desk, state);
  return Object.entries(given).map(([name, value]) => {
    const key = state.facts[name] === undefined ? 'first.understood' : 'first.changed';
    return paragraph(voice.say(key, { label: voice.factLabel(name), value: voice.factValue(name, value) }));
  });
}

/** Takes facts that were stated unasked or corrected: says what was understood, and goes on from what is known now. */
export function takeFacts(desk: Desk, state: CaseState, given: Readonly<Record<string, string>>): Move {
  return proceed(desk, withGiven(state, given), factNotes(desk, state, given));
}
