import type { Part } from '../messages/message.ts';
import type { CaseState, Effect, Finding } from './case.ts';
import { aboutOf } from './look.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { offerLookParts, overParts, progressParts, publicOverParts } from './say/lookParts.ts';

/** Asks for leave to look at the registry. */
export function offerLook(desk: Desk, state: CaseState, intro: readonly Part[]): Move {
  const offering: CaseState = { ...state, stage: 'offering', look: { consent: 'asked', run: 0, about: '' } };
  return { state: offering, parts: [...intro, ...offerLookParts(voiceOf(desk, state))] };
}

/** The message of a look while it goes on: with what was seen so far, where nobody else listens. */
export function progressOf(desk: Desk, state: CaseState, findings: readonly Finding[]): Effect {
  const shown = desk.inPublic === undefined ? findings : [];
  return progressWith(state, progressParts(state, shown, voiceOf(desk, state)));
}

/** The message of a look that is over. Where others listen, it says whether a cause was found, and whom the rest is for. */
export function lookOver(desk: Desk, state: CaseState, findings: readonly Finding[], isFound: boolean): Effect {
  const voice = voiceOf(desk, state);
  const isShort = desk.inPublic !== undefined && findings.length > 0;
  return progressWith(state, isShort ? publicOverParts(state, isFound, voice) : overParts(state, findings, voice));
}

function progressWith(state: CaseState, parts: readonly Part[]): Effect {
  return { kind: 'show', id: `look-${state.look?.run ?? 0}`, message: { language: state.language, parts } };
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
    afterwards: [progressOf(desk, checking, []), { kind: 'check', run, facts: state.facts, signatures, ...repeated }],
  };
}
