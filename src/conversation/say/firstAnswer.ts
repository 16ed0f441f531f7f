import type { Question } from '../../knowledge/schema.ts';
import type { Part } from '../../messages/message.ts';
import type { CaseState } from '../case.ts';
import { choicesOf } from '../choicesOf.ts';
import { recognisedIn } from '../diagnosis.ts';
import { factsPart } from './factsPart.ts';
import { buttons, heading, paragraph, type Voice } from './voice.ts';

/** What was recognised: the headline, the facts, the line that decided, and what it means. */
export function recognisedParts(state: Pick<CaseState, 'matches' | 'facts'>, voice: Voice): Part[] {
  const first = recognisedIn(voice.content, state.matches)[0];
  if (first === undefined) return [];
  const { signature, match } = first;
  return [
    heading(voice.tell(signature.title, state.facts)),
    ...factsPart(state.facts, voice),
    ...(match.line === '' ? [] : [{ kind: 'code', code: match.line, label: voice.word('first.decided') } as const]),
    paragraph(voice.tell(signature.meaning, state.facts)),
    ...(match.band === 'sure' ? [] : [paragraph(voice.say('first.likely'))]),
  ];
}

/** One question, why it is asked, and its answers as buttons. */
export function questionParts(question: Question, state: CaseState, voice: Voice): Part[] {
  const answers = choicesOf(question, state.facts).map(({ value, label }) => ({
    id: `answer:${question.id}:${value}`,
    label: label[voice.language],
  }));
  const text = voice
    .tell(question.text, state.facts)
    .map((span) => ({ ...span, style: span.style ?? ('bold' as const) }));
  return [
    paragraph([...text, { text: ' ' }, ...voice.tell(question.why, state.facts)]),
    buttons(...answers, voice.button('person'), voice.button('more')),
  ];
}
