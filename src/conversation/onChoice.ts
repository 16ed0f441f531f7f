import type { Match } from '../matching/reading.ts';
import type { Part } from '../messages/message.ts';
import { isAlwaysPossible, takeAlways } from './always.ts';
import type { CaseState, ConversationEvent } from './case.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { canTakeLook, isLookChoice, takeLook } from './onLook.ts';
import { onTicketChoice } from './onTicketChoice.ts';
import { answerStale, canTakeFeedback, takeFeedback } from './outcome.ts';
import { openQuestion, proceed, sayAgain } from './proceed.ts';
import { recognisedParts } from './say/firstAnswer.ts';
import { stepsParts } from './say/stepsParts.ts';
import { buttons, paragraph } from './say/voice.ts';
import { planGuide } from './steps.ts';
import { takeFacts, withGiven } from './takeFacts.ts';
import { readRegistry } from './typedValues.ts';

function pressAnswer(desk: Desk, state: CaseState, id: string, value: string): Move {
  const question = desk.content.questions.get(id);
  const isOffered = question?.choices.some((choice) => choice.value === value) === true;
  if (question === undefined || !isOffered || !state.asked.includes(id)) return answerStale(desk, state);
  if (openQuestion(desk, state) === question) return proceed(desk, withGiven(state, { [question.fact]: value }), []);
  const isChange = state.facts[question.fact]?.value !== value && state.stage !== 'solved';
  return isChange ? takeFacts(desk, state, { [question.fact]: value }) : answerStale(desk, state);
}

/** One of several registries that a paste names. */
function pressRegistry(desk: Desk, state: CaseState, name: string): Move {
  const given = readRegistry(name, true);
  const isChange = given !== undefined && given.registry !== state.facts.registry?.value;
  return isChange && state.matches.length > 0 ? takeFacts(desk, state, given) : answerStale(desk, state);
}

/** Opens a case with signatures that the person chose, there being no line of a paste that decided. */
function openWith(desk: Desk, state: CaseState, matches: readonly Match[]): Move {
  const next: CaseState = { ...state, stage: 'listening', matches };
  return proceed(desk, next, recognisedParts(next, voiceOf(desk, next)));
}

function pressCandidate(desk: Desk, state: CaseState, id: string): Move {
  const match = state.matches.find(({ signature }) => signature === id);
  if (match === undefined || state.stage !== 'confirming') return answerStale(desk, state);
  return openWith(desk, state, [{ ...match, band: 'sure' }]);
}

function pressSymptom(desk: Desk, state: CaseState, id: string): Move {
  const symptom = desk.content.symptoms.get(id);
  const isOpen = state.stage === 'confirming' || state.stage === 'listening';
  if (symptom === undefined || !isOpen) return answerStale(desk, state);
  return openWith(
    desk,
    state,
    symptom.signatures.map((signature, at) => ({ signature, band: at === 0 ? 'sure' : 'likely', line: '' })),
  );
}

function pressGuide(desk: Desk, state: CaseState, id: string): Move {
  const guide = desk.content.guides.get(id);
  if (guide === undefined || state.matches.length === 0) return answerStale(desk, state);
  const voice = voiceOf(desk, state);
  const row = buttons(...['works', 'failing', 'why', 'person', 'more'].map((button) => voice.button(button)));
  const summary = paragraph(voice.tell(guide.summary, state.facts));
  const [title, ...steps] = stepsParts(planGuide(guide, state.facts), voice, state.facts);
  return { state, parts: [...(title ? [title] : []), summary, ...steps, row] };
}

/** Offers the symptoms of the article to choose from. */
export function offerSymptoms(desk: Desk, state: CaseState, intro: readonly Part[]): Move {
  return sayAgain(desk, { ...state, stage: 'confirming', matches: [] }, intro);
}

/** Decides on a pressed button. Every button is answered, also one of an earlier step or of a forgotten case. */
export function onChoice(desk: Desk, state: CaseState, event: ConversationEvent, choice: string): Move {
  if (isAlwaysPossible(choice)) return takeAlways(desk, state, choice, event);
  if (choice === 'works' || choice === 'failing' || choice === 'why') {
    return canTakeFeedback(state, choice) ? takeFeedback(desk, state, choice) : answerStale(desk, state);
  }
  if (isLookChoice(choice)) return canTakeLook(state) ? takeLook(desk, state, choice) : answerStale(desk, state);
  if (choice === 'none' || choice === 'symptoms') {
    const isOpen = state.stage === 'confirming' || state.stage === 'listening';
    return isOpen ? offerSymptoms(desk, state, []) : answerStale(desk, state);
  }
  const [kind = '', id = '', ...rest] = choice.split(':');
  switch (kind) {
    case 'answer':
      return pressAnswer(desk, state, id, rest.join(':'));
    case 'registry':
      return pressRegistry(desk, state, id);
    case 'candidate':
      return pressCandidate(desk, state, id);
    case 'symptom':
      return pressSymptom(desk, state, id);
    case 'ticket':
      return onTicketChoice(desk, state, id, rest.join(':'));
    case 'guide':
      return pressGuide(desk, state, id);
    default:
      return answerStale(desk, state);
  }
}
