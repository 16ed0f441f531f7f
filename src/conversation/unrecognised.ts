import type { Reading } from '../matching/reading.ts';
import { templateOf } from '../matching/template.ts';
import type { Part } from '../messages/message.ts';
import { answerAccessRequest, isAccessRequest } from './accessRequest.ts';
import type { CaseState, Effect } from './case.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { addSecrets, excerpt, type Paste } from './newPaste.ts';
import { offerSymptoms } from './onChoice.ts';
import { sayAgain, sayWhere } from './proceed.ts';
import { buttons, paragraph } from './say/voice.ts';
import { isTyped } from './typedWords.ts';

/** How often a person is asked to say it in other words. */
const rephraseLimit = 2;

const candidatesShown = 3;

/** The case with what was pasted, so that a ticket has it, too; a few typed words are no paste. */
function withPaste(state: CaseState, { text, secrets }: Paste): CaseState {
  if (isTyped(text)) return state;
  return { ...state, paste: excerpt(text, ''), secrets: addSecrets(state.secrets, secrets) };
}

function nameSubject(desk: Desk, state: CaseState, subject: string): Move | undefined {
  const neighbour = desk.content.subject.neighbours.find(({ id }) => id === subject);
  if (neighbour === undefined) return undefined;
  const voice = voiceOf(desk, state);
  const said = paragraph(voice.say('other.text', { subject: voice.tell(neighbour.title, state.facts) }));
  return { state, parts: [said, buttons(voice.button('symptoms'), voice.button('person'), voice.button('more'))] };
}

/** Tells whoever edits the knowledge of an error that nothing matched. What tells of no failure is no error. */
function noteUnmatched({ text }: Paste, { language }: CaseState): readonly Effect[] {
  const found = templateOf(text);
  return found === undefined ? [] : [{ kind: 'note-unmatched', ...found, language }];
}

function giveUp(desk: Desk, state: CaseState): Move {
  const voice = voiceOf(desk, state);
  const row = buttons(voice.button('person'), voice.button('again'), voice.button('more'));
  return { state, parts: [paragraph(voice.say('nothing.person')), row] };
}

/**
 * Answers a message in which nothing was recognised for sure: a request for access, the neighbouring subject, else the nearest candidates, else
 * the symptoms to choose from; after two times a person.
 */
export function answerUnrecognised(desk: Desk, before: CaseState, paste: Paste, reading: Reading): Move {
  if (isAccessRequest(desk.content.phrases, paste.text, reading)) {
    return answerAccessRequest(desk, before, paste, reading);
  }
  const voice = voiceOf(desk, before);
  const state = withPaste(before, paste);
  if (reading.matches.length > 0) {
    const matches = reading.matches.slice(0, candidatesShown);
    const facts = { ...state.facts, ...reading.facts };
    return sayAgain(desk, { ...state, stage: 'confirming', matches, facts }, []);
  }
  const other = reading.otherSubject === undefined ? undefined : nameSubject(desk, state, reading.otherSubject);
  if (other !== undefined) return other;
  const noted = noteUnmatched(paste, state);
  if (state.rephrased >= rephraseLimit) return { ...giveUp(desk, state), effects: noted };
  const asked = reading.shortened ? 'first.shortened' : 'nothing.rephrase';
  const said: Part[] = [paragraph(voice.say('nothing.text')), paragraph(voice.say(asked))];
  return { ...offerSymptoms(desk, { ...state, rephrased: state.rephrased + 1 }, said), effects: noted };
}

/** Answers a message in an open case that is no answer and no paste: says so, and where the case stands. */
export function answerNotUnderstood(desk: Desk, state: CaseState): Move {
  if (state.rephrased >= rephraseLimit) {
    return sayWhere(desk, state, [paragraph(voiceOf(desk, state).say('nothing.inCasePerson'))]);
  }
  const said = paragraph(voiceOf(desk, state).say('nothing.inCase'));
  return sayWhere(desk, { ...state, rephrased: state.rephrased + 1 }, [said]);
}
