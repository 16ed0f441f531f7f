import type { Reading } from '../matching/reading.ts';
import type { Part } from '../messages/message.ts';
import { takeAlways } from './always.ts';
import type { CaseState, ConversationEvent } from './case.ts';
import { type Desk, type Move, silence, voiceOf } from './move.ts';
import { relate, takePaste } from './newPaste.ts';
import { offerSymptoms, onChoice } from './onChoice.ts';
import { canTakeFeedback, takeFeedback } from './outcome.ts';
import { openQuestion, proceed, sayWhere } from './proceed.ts';
import { recognisedParts } from './say/firstAnswer.ts';
import { helloParts, symptomsOf } from './say/offerParts.ts';
import { buttons, paragraph } from './say/voice.ts';
import { takeFacts, withGiven } from './takeFacts.ts';
import { readAnswer, readStatements } from './typedAnswers.ts';
import { type Command, foldTyped, isTyped, readCommand, waysToSay } from './typedWords.ts';
import { answerNotUnderstood, answerUnrecognised } from './unrecognised.ts';

type MessageEvent = ConversationEvent & { readonly kind: 'message' };

/** One message with everything that a decision about it needs. */
type Said = { readonly desk: Desk; readonly state: CaseState; readonly event: MessageEvent; readonly reading: Reading };

function isOpenCase(state: CaseState): boolean {
  return state.stage !== 'listening' || state.matches.length > 0;
}

const otherRegistriesShown = 4;

/** In a thread where it was not addressed, only what steers the case is taken as meant for the assistant. */
const steering: readonly Command[] = ['works', 'failing', 'person'];

function takeCommand({ desk, state, event }: Said, command: Command): Move | undefined {
  const voice = voiceOf(desk, state);
  switch (command) {
    case 'works':
    case 'failing':
    case 'why':
      return canTakeFeedback(state, command) ? takeFeedback(desk, state, command) : undefined;
    case 'none':
      return state.stage === 'confirming' ? offerSymptoms(desk, state, []) : undefined;
    case 'hello':
      return isOpenCase(state) ? sayWhere(desk, state, []) : { state: undefined, parts: helloParts(voice) };
    case 'thanks': {
      const asks = state.stage === 'diagnosed';
      const row = asks ? [buttons(voice.button('works'), voice.button('failing'), voice.button('person'))] : [];
      const said = [
        paragraph(voice.say('thanks.text')),
        ...(asks ? [paragraph(voice.say('thanks.works'))] : []),
        ...row,
      ];
      return { state: isOpenCase(state) ? state : undefined, parts: said };
    }
    case 'language-en':
    case 'language-cs':
      return takeAlways(desk, state, command === 'language-en' ? 'language:en' : 'language:cs', event);
    default:
      return takeAlways(desk, state, command, event);
  }
}

function pasteNotes({ desk, state, reading }: Said): Part[] {
  const voice = voiceOf(desk, state);
  const relation = relate(desk.content, state, reading);
  const notes = [
    ...(reading.shortened ? [voice.say('first.shortened')] : []),
    ...(relation === 'new' && state.stage !== 'solved' ? [voice.say('first.newError')] : []),
    ...(relation === 'same' ? [voice.say('first.sameError')] : []),
  ];
  return notes.map(paragraph);
}

/** Where a paste names several registries: which one it is taken to be about, and the others as buttons. */
function registryNotes({ desk, state, reading }: Said): Part[] {
  const others = reading.otherRegistries.slice(0, otherRegistriesShown);
  const registry = reading.facts.registry?.value;
  if (registry === undefined || others.length === 0) return [];
  const text = voiceOf(desk, state).say('first.others', { registry });
  return [paragraph(text), buttons(...others.map((name) => ({ id: `registry:${name}`, label: name })))];
}

function takeNewPaste(said: Said): Move {
  const { desk, state, event, reading } = said;
  const next = takePaste(desk.content, state, event, reading);
  const notes = [...pasteNotes(said), ...registryNotes(said)];
  const isSame =
    relate(desk.content, state, reading) === 'same' && next.matches[0]?.signature === state.matches[0]?.signature;
  const shown = isSame ? [] : recognisedParts(next, voiceOf(desk, next));
  return proceed(desk, next, [...notes, ...shown]);
}

function takeAnswer(said: Said): Move | undefined {
  const { desk, state, event } = said;
  const question = openQuestion(desk, state);
  const given = question && readAnswer(question, event.text, desk.content.phrases);
  return given && proceed(desk, withGiven(state, given), []);
}

function takeStatement(said: Said): Move | undefined {
  const { desk, state, event } = said;
  if (!isOpenCase(state) || state.matches.length === 0) return undefined;
  const asked = state.asked.flatMap((id) => desk.content.questions.get(id)?.fact ?? []);
  const given = readStatements(desk.content, event.text, asked);
  const changes = Object.entries(given).filter(([name, value]) => state.facts[name]?.value !== value);
  return changes.length === 0 ? undefined : takeFacts(desk, state, Object.fromEntries(changes));
}

/** A bare yes or no to a diagnosis, or to "Does it work now?", says whether it helped. */
function takeYesOrNo({ desk, state, event }: Said): Move | undefined {
  if (state.stage !== 'diagnosed' || !isTyped(event.text)) return undefined;
  const folded = foldTyped(event.text);
  const says = (key: string) => waysToSay(desk.content.phrases, key).includes(folded);
  const feedback = says('yes') ? 'works' : says('no') ? 'failing' : undefined;
  return feedback && takeFeedback(desk, state, feedback);
}

/** An offer to confirm is answered by yes, by a number, or by no. */
function takeConfirmation({ desk, state, event }: Said): Move | undefined {
  if (state.stage !== 'confirming' || !isTyped(event.text)) return undefined;
  const folded = foldTyped(event.text);
  const symptoms = symptomsOf(voiceOf(desk, state)).map(({ id }) => `symptom:${id}`);
  const offered = state.matches.length > 0 ? state.matches.map(({ signature }) => `candidate:${signature}`) : symptoms;
  const says = (key: string) => waysToSay(desk.content.phrases, key).includes(folded);
  const picked = says('yes') && state.matches.length > 0 ? offered[0] : offered[Number(folded) - 1];
  if (picked !== undefined) return onChoice(desk, state, event, picked);
  return says('no') ? offerSymptoms(desk, state, []) : undefined;
}

function isRecognised({ reading, event }: Said): boolean {
  const band = reading.matches[0]?.band;
  return band === 'sure' || (band === 'likely' && event.addressed);
}

/** A short unaddressed text is taken only as what the assistant waits for; talk among people is left alone. */
function onUnaddressed(said: Said): Move {
  const { state, reading } = said;
  if (reading.matches[0]?.band === 'sure') return takeNewPaste(said);
  if (!isOpenCase(state)) return silence;
  const command = readCommand(said.desk.content.phrases, said.event.text);
  const steered = command && steering.includes(command) ? takeCommand(said, command) : undefined;
  const isBrief = foldTyped(said.event.text).split(' ').length <= 6;
  return steered ?? (isBrief ? (takeAnswer(said) ?? takeConfirmation(said)) : undefined) ?? silence;
}

function onAddressed(said: Said): Move {
  const { desk, state, event, reading } = said;
  const command = readCommand(desk.content.phrases, event.text);
  const isSure = reading.matches[0]?.band === 'sure';
  const short =
    (command && takeCommand(said, command)) ??
    (isSure ? undefined : (takeAnswer(said) ?? takeConfirmation(said) ?? takeYesOrNo(said)));
  if (short) return short;
  if (isRecognised(said)) return takeNewPaste(said);
  const stated = takeStatement(said);
  if (stated) return stated;
  const isTalking = isOpenCase(state) && state.stage !== 'confirming' && state.stage !== 'solved';
  const isNewsInCase = isTalking && isTyped(event.text);
  return isNewsInCase ? answerNotUnderstood(desk, state) : answerUnrecognised(desk, state, event, reading);
}

/** Decides on a message: a command, an answer, a paste, a correction, or nothing that is understood. */
export function onMessage(desk: Desk, state: CaseState, event: MessageEvent): Move {
  const said = { desk, state, event, reading: desk.read(event.text) };
  return event.addressed ? onAddressed(said) : onUnaddressed(said);
}
