import type { Question } from '../knowledge/schema.ts';
import type { Message, Part } from '../messages/message.ts';
import { callPerson, personButtons } from './callPerson.ts';
import type { CaseState } from './case.ts';
import { rankCauses } from './diagnosis.ts';
import { checkableRegistry, shouldLook, shouldOffer } from './look.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { nextQuestion } from './nextQuestion.ts';
import { causeHeading, diagnosisButtons, diagnosisParts, handOffOf } from './say/diagnosisParts.ts';
import { questionParts, recognisedParts } from './say/firstAnswer.ts';
import { checkingParts } from './say/lookParts.ts';
import { candidateParts, helloParts, symptomParts } from './say/offerParts.ts';
import { buttons, info, paragraph } from './say/voice.ts';
import { offerLook, startLook } from './startLook.ts';

/** The question that waits for an answer, if one does. */
export function openQuestion(desk: Desk, state: CaseState): Question | undefined {
  return state.stage === 'asking' ? desk.content.questions.get(state.asked.at(-1) ?? '') : undefined;
}

/** The case without its open question, so that the question can be asked again or left. */
function withoutOpenQuestion(desk: Desk, state: CaseState): CaseState {
  const open = openQuestion(desk, state);
  return open && state.facts[open.fact] === undefined ? { ...state, asked: state.asked.slice(0, -1) } : state;
}

/** Hands over to a person, after saying something. Candidates that nobody confirmed are not told as known. */
export function handOver(desk: Desk, state: CaseState, intro: readonly Part[] = []): Move {
  const matches = state.stage === 'confirming' ? [] : state.matches;
  const next: CaseState = { ...state, stage: 'handed-over', matches };
  return callPerson(desk, next, intro);
}

/** Shows the likeliest cause that was not tried, or hands over where none is left. */
export function diagnose(desk: Desk, state: CaseState, intro: readonly Part[]): Move {
  const voice = voiceOf(desk, state);
  const next = rankCauses(desk.content, state).find(({ cause }) => !state.failed.includes(cause.id));
  if (next === undefined) return handOver(desk, state, [...intro, info(voice.say('diagnosis.noneLeft'))]);
  const shown: CaseState = { ...state, stage: 'diagnosed', shown: next.cause.id };
  return sayDiagnosis(desk, shown, intro);
}

/** Goes on from what is known now: looks at the registry or offers it, asks the next question, or shows the diagnosis. */
export function proceed(desk: Desk, before: CaseState, intro: readonly Part[]): Move {
  const state = withoutOpenQuestion(desk, before);
  const question = nextQuestion(desk.content, state, state.asked);
  if (shouldLook(desk, state)) return startLook(desk, state, intro);
  if (shouldOffer(desk, state, question !== undefined)) return offerLook(desk, state, intro);
  if (question === undefined) return diagnose(desk, state, intro);
  return ask(desk, state, question, intro);
}

/** Asks a question, and waits for its answer. */
export function ask(desk: Desk, state: CaseState, question: Question, intro: readonly Part[]): Move {
  const asked = [...state.asked.filter((id) => id !== question.id), question.id];
  const asking: CaseState = { ...state, stage: 'asking', asked };
  return { state: asking, parts: [...intro, ...questionParts(question, asking, voiceOf(desk, asking))] };
}

/** The diagnosis; what is to be passed on comes as a message of its own, so that nothing of either has to be cut. */
function sayDiagnosis(desk: Desk, state: CaseState, intro: readonly Part[]): Move {
  const voice = voiceOf(desk, state);
  const parts = [...intro, ...diagnosisParts(state, voice)];
  const row = diagnosisButtons(state, voice, mayLook(desk, state));
  const handOff = handOffOf(state, voice);
  if (handOff.length === 0) return { state, parts: [...parts, row] };
  const message: Message = { language: state.language, parts: [...handOff, row] };
  return { state, parts, afterwards: [{ kind: 'reply', message }] };
}

function isShown(desk: Desk, state: CaseState): boolean {
  return rankCauses(desk.content, state).some(({ cause }) => cause.id === state.shown);
}

function mayLook(desk: Desk, state: CaseState): boolean {
  return checkableRegistry(desk, state) !== undefined;
}

/** Says again where a case stands, after something else was said. */
export function sayAgain(desk: Desk, state: CaseState, intro: readonly Part[]): Move {
  const voice = voiceOf(desk, state);
  switch (state.stage) {
    case 'asking':
      return proceed(desk, state, intro);
    case 'diagnosed':
      return isShown(desk, state) ? sayDiagnosis(desk, state, intro) : proceed(desk, state, intro);
    case 'confirming': {
      const offer = state.matches.length > 0 ? candidateParts : symptomParts;
      return { state, parts: [...intro, ...offer(state, voice)] };
    }
    case 'offering':
      return offerLook(desk, state, intro);
    case 'checking':
      return { state, parts: [...intro, ...checkingParts(state, voice)] };
    case 'handed-over':
      return handOver(desk, state, intro);
    case 'solved':
      return {
        state,
        parts: [...intro, paragraph(voice.say('solved.next')), buttons(voice.button('again'), voice.button('more'))],
      };
    case 'listening':
      if (state.matches.length > 0) return proceed(desk, state, [...intro, ...recognisedParts(state, voice)]);
      return { state, parts: [...intro, ...helloParts(voice)] };
  }
}

/** Says in short where a case stands, for answers that the person did not wait for: long messages are not repeated. */
export function sayWhere(desk: Desk, state: CaseState, intro: readonly Part[]): Move {
  const voice = voiceOf(desk, state);
  if (state.stage === 'handed-over') return { state, parts: [...intro, personButtons(state, voice)] };
  const ranking = state.stage === 'diagnosed' ? rankCauses(desk.content, state) : [];
  const shown = ranking.find(({ cause }) => cause.id === state.shown);
  if (shown === undefined) return sayAgain(desk, state, intro);
  return {
    state,
    parts: [...intro, causeHeading(shown, state.facts, voice), diagnosisButtons(state, voice, mayLook(desk, state))],
  };
}
