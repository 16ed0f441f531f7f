import { takeAlways } from './always.ts';
import type { CaseState } from './case.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { offerSymptoms, onChoice } from './onChoice.ts';
import { canTakeLook, takeLook } from './onLook.ts';
import { canTakeFeedback, takeFeedback } from './outcome.ts';
import { openQuestion, proceed, sayWhere } from './proceed.ts';
import { isOpenCase, type Said } from './said.ts';
import { helloParts, symptomsOf } from './say/offerParts.ts';
import { buttons, paragraph } from './say/voice.ts';
import { factNotes, takeFacts, withGiven } from './takeFacts.ts';
import { readAnswer, readStatements } from './typedAnswers.ts';
import { readLoneRegistry, type Typed } from './typedValues.ts';
import { type Command, foldTyped, isSaidAs, isTyped, waysToSay } from './typedWords.ts';
import { answerNotUnderstood } from './unrecognised.ts';

/** Answers thanks; after a diagnosis it is asked whether it works now. */
function answerThanks(desk: Desk, state: CaseState): Move {
  const voice = voiceOf(desk, state);
  const said = paragraph(voice.say('thanks.text'));
  if (state.stage !== 'diagnosed') return { state: isOpenCase(state) ? state : undefined, parts: [said] };
  const row = buttons(voice.button('works'), voice.button('failing'), voice.button('person'));
  return { state, parts: [said, paragraph(voice.say('thanks.works')), row] };
}

/** Carries out a typed command; undefined where it makes no sense in the case as it stands. */
export function takeCommand({ desk, state, event }: Said, command: Command): Move | undefined {
  const voice = voiceOf(desk, state);
  switch (command) {
    case 'failing':
      // Whoever is asked for leave to look and says so wants to go on.
      if (state.stage === 'offering') return takeLook(desk, state, 'no-check');
      return canTakeFeedback(state, command) ? takeFeedback(desk, state, command) : undefined;
    case 'works':
    case 'why':
      return canTakeFeedback(state, command) ? takeFeedback(desk, state, command) : undefined;
    case 'check':
    case 'check-again':
    case 'no-check':
      return canTakeLook(state) ? takeLook(desk, state, command) : undefined;
    case 'none':
      return state.stage === 'confirming' ? offerSymptoms(desk, state, []) : undefined;
    case 'hello':
      return isOpenCase(state) ? sayWhere(desk, state, []) : { state: undefined, parts: helloParts(voice) };
    case 'thanks':
      return answerThanks(desk, state);
    case 'language-en':
    case 'language-cs':
      return takeAlways(desk, state, command === 'language-en' ? 'language:en' : 'language:cs', event);
    default:
      return takeAlways(desk, state, command, event);
  }
}

/** Whether "no, …" denies something that was taken as known, rather than answering the question. */
function isCorrection({ desk, state, event }: Said, asked: string): boolean {
  const [first = ''] = foldTyped(event.text).split(' ');
  if (!waysToSay(desk.content.phrases, 'no').includes(first)) return false;
  return Object.entries(readStatements(desk.content, event.text, [])).some(([name, value]) => {
    const known = state.facts[name]?.value;
    return name !== asked && known !== undefined && known !== value;
  });
}

/** Takes a text as the answer to the open question; undefined where it is none. */
export function takeAnswer(said: Said): Move | undefined {
  const { desk, state, event, reading } = said;
  const question = openQuestion(desk, state);
  if (question === undefined || isCorrection(said, question.fact)) return undefined;
  const given = readAnswer(question, event.text, desk.content.phrases);
  // An answer may tell more than was asked ("docker push from GitHub Actions with a service principal").
  return given && proceed(desk, withGiven({ ...state, facts: { ...reading.facts, ...state.facts } }, given), []);
}

/** What can be read in a sentence without misunderstanding: names, addresses and ids. */
const plainFacts: readonly string[] = [
  'registry',
  'loginServer',
  'repository',
  'tag',
  'clientIp',
  'tokenName',
  'applicationId',
  'objectId',
  'tenantId',
  'subscriptionId',
  'resourceGroup',
  'correlationId',
];

/** Where and what it is may be mentioned in passing ("I see the tag in the portal"); only these sentences correct it. */
const mentioned: readonly string[] = ['environment', 'operation'];
const correcting = /^(?:no|nope|not|it's|its|it is|that's|that is|actually|ne|neni|je to|to je|jde o|vlastne)\s/;
const briefWords = 4;

function isCorrecting(text: string): boolean {
  const folded = foldTyped(text);
  return correcting.test(folded) || folded.split(' ').length <= briefWords;
}

/** Facts that a person states in words; where the registry is not known yet, its name alone will do. */
function statedIn({ desk, state, event }: Said, asked: readonly string[]): Typed {
  const lone = state.facts.registry === undefined ? readLoneRegistry(event.text) : undefined;
  return lone ?? readStatements(desk.content, event.text, asked);
}

/** Takes facts that a person states unasked or corrects; undefined where the text has none that is new. */
export function takeStatement(said: Said): Move | undefined {
  const { desk, state, event, reading } = said;
  if (state.matches.length === 0 || !isTyped(event.text)) return undefined;
  const asked = state.asked.flatMap((id) => desk.content.questions.get(id)?.fact ?? []);
  const named = Object.entries(reading.facts).flatMap(([name, { value }]) =>
    plainFacts.includes(name) ? [[name, value] as const] : [],
  );
  const given = { ...Object.fromEntries(named), ...statedIn(said, asked) };
  const changes = Object.entries(given).filter(([name, value]) => {
    const known = state.facts[name]?.value;
    return known !== value && (known === undefined || !mentioned.includes(name) || isCorrecting(event.text));
  });
  return changes.length === 0 ? undefined : takeFacts(desk, state, Object.fromEntries(changes));
}

/** Says how to find out whether a diagnosis helps. */
function answerNotSure(desk: Desk, state: CaseState): Move {
  return sayWhere(desk, state, [paragraph(voiceOf(desk, state).say('diagnosis.notSure'))]);
}

/** A bare yes or no to a diagnosis, or to "Does it work now?", says whether it helped; "not sure" is told how to see it. */
export function takeYesOrNo({ desk, state, event }: Said): Move | undefined {
  if (state.stage !== 'diagnosed' || !isTyped(event.text)) return undefined;
  const folded = foldTyped(event.text);
  const says = (key: string) => waysToSay(desk.content.phrases, key).includes(folded);
  if (says('unknown')) return answerNotSure(desk, state);
  const feedback = says('yes') ? 'works' : says('no') ? 'failing' : undefined;
  return feedback && takeFeedback(desk, state, feedback);
}

/** An offer to confirm is answered by yes, by a number, or by no. */
export function takeConfirmation({ desk, state, event }: Said): Move | undefined {
  if (state.stage !== 'confirming' || !isTyped(event.text)) return undefined;
  const folded = foldTyped(event.text);
  const symptoms = symptomsOf(voiceOf(desk, state)).map(({ id }) => `symptom:${id}`);
  const offered = state.matches.length > 0 ? state.matches.map(({ signature }) => `candidate:${signature}`) : symptoms;
  const says = (key: string) => waysToSay(desk.content.phrases, key).includes(folded);
  // "symptom 3", "číslo 3"
  const number = /^(?:[a-z]+ )?(\d{1,2})$/.exec(folded)?.[1];
  const picked = says('yes') && state.matches.length > 0 ? offered[0] : offered[Number(number) - 1];
  if (picked !== undefined) return onChoice(desk, state, event, picked);
  return says('no') ? offerSymptoms(desk, state, []) : undefined;
}

/** A few words beside candidates that wait for confirmation: what they tell is kept, and the offer stands. */
export function takeBesideOffer(said: Said): Move | undefined {
  const { desk, state, event, reading } = said;
  const isOffered = state.stage === 'confirming' && state.matches.length > 0;
  if (!isOffered || reading.matches.length > 0 || reading.otherSubject !== undefined) return undefined;
  if (!isTyped(event.text)) return undefined;
  const given = statedIn(said, []);
  if (Object.keys(given).length === 0) return answerNotUnderstood(desk, state);
  return sayWhere(desk, withGiven(state, given), factNotes(desk, state, given));
}

/** A yes or no to the offer to look at the registry. */
export function takeConsent({ desk, state, event }: Said): Move | undefined {
  if (state.stage !== 'offering' || !isTyped(event.text)) return undefined;
  const says = (key: string) => isSaidAs(waysToSay(desk.content.phrases, key), event.text);
  if (says('yes') || says('agree')) return takeLook(desk, state, 'check');
  return says('no') ? takeLook(desk, state, 'no-check') : undefined;
}
