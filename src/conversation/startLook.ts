import type { Message, Part } from '../messages/message.ts';
import type { CaseState, Effect, Finding } from './case.ts';
import { aboutOf } from './look.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { offerLookParts, progressParts } from './say/lookParts.ts';

/** Asks for leave to look at the registry. */
export function offerLook(desk: Desk, state: CaseState, intro: readonly Part[]): Move {
  const offering: CaseState = { ...state, stage: 'offering', look: { consent: 'asked', run: 0, about: '' } };
  return { state: offering, parts: [...intro, ...offerLookParts(voiceOf(desk, state))] };
}

/** The message of a look as it stands: what was seen so far, or that it is over. */
export function progressOf(desk: Desk, state: CaseState, findings: readonly Finding[], done: boolean): Effect {
  const message: Message = {
    language: state.language,
    parts: progressParts(state, findings, done, voiceOf(desk, state)),
  };
  return { kind: 'progress', run: state.look?.run ?? 0, message };
}

/** Looks at the registry: at all of it, or once more at what `only` these checks see. */
export function startLook(desk: Desk, state: CaseState, intro: readonly Part[], only?: readonly string[]): Move {
  const run = (state.look?.run ?? 0) + 1;
  const repeated = only === undefined || only.length === 0 ? {} : { only };
  const checking: CaseState = {
    ...state,
    stage: 'checking',
    look: { consent: 'yes', run, about: aboutOf(state), ...repeated },
    rephrased: 0,
  };
  const signatures = state.matches.map(({ signature }) => signature);
  return {
    state: checking,
    parts: intro,
    afterwards: [
      progressOf(desk, checking, [], false),
      { kind: 'check', run, facts: state.facts, signatures, ...repeated },
    ],
  };
}
