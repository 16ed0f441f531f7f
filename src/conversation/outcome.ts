import type { CaseState } from './case.ts';
import { rankCauses } from './diagnosis.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { diagnose, sayWhere } from './proceed.ts';
import { buttons, paragraph } from './say/voice.ts';
import { whyParts } from './say/whyParts.ts';

/** What a person may say of a diagnosis. */
export type Feedback = 'works' | 'failing' | 'why';

function solve(desk: Desk, state: CaseState): Move {
  const voice = voiceOf(desk, state);
  const cause = state.stage === 'diagnosed' ? desk.content.causes.get(state.shown ?? '') : undefined;
  const title = cause && voice.tell(cause.title, state.facts);
  return {
    state: { ...state, stage: 'solved' },
    parts: [
      { kind: 'notice', tone: 'success', text: voice.say('solved.text') },
      ...(title === undefined ? [] : [paragraph(voice.say('solved.cause', { title }))]),
      paragraph(voice.say('solved.next')),
      buttons(voice.button('failing'), voice.button('again'), voice.button('more')),
    ],
  };
}

function nextCause(desk: Desk, before: CaseState): Move {
  const failed = before.shown === undefined ? before.failed : [...new Set([...before.failed, before.shown])];
  const state = { ...before, failed };
  const isLeft = rankCauses(desk.content, state).some(({ cause }) => !failed.includes(cause.id));
  return diagnose(desk, state, isLeft ? [paragraph(voiceOf(desk, state).say('diagnosis.nextCause'))] : []);
}

/** Whether somebody can say this of the case as it stands: there must be an error that can work or fail. */
export function canTakeFeedback(state: CaseState, said: Feedback): boolean {
  if (said === 'why') return true;
  if (state.matches.length === 0) return false;
  return said === 'works' ? state.stage !== 'solved' : ['diagnosed', 'solved', 'handed-over'].includes(state.stage);
}

/** Takes what a person says of a diagnosis: it works (the case is solved), it fails (the next cause), or why. */
export function takeFeedback(desk: Desk, state: CaseState, said: Feedback): Move {
  switch (said) {
    case 'works':
      return solve(desk, state);
    case 'failing':
      return nextCause(desk, state);
    case 'why':
      return { state, parts: whyParts(state, voiceOf(desk, state)) };
  }
}

/** Tells that a button belongs to an earlier step, and where the case stands. */
export function answerStale(desk: Desk, state: CaseState): Move {
  const voice = voiceOf(desk, state);
  if (state.matches.length === 0 && state.stage !== 'confirming') {
    return { state: undefined, parts: [paragraph(voice.say('stale.gone')), buttons(voice.button('more'))] };
  }
  return sayWhere(desk, state, [paragraph(voice.say('stale.text'))]);
}
