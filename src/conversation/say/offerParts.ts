import type { Symptom } from '../../knowledge/schema.ts';
import type { Part } from '../../messages/message.ts';
import type { CaseState } from '../case.ts';
import { recognisedIn } from '../diagnosis.ts';
import { buttons, paragraph, type Voice } from './voice.ts';

/** The symptoms of the article in its order. */
export function symptomsOf(voice: Voice): readonly Symptom[] {
  return [...voice.content.symptoms.values()].sort((one, other) => one.order - other.order);
}

/** The article's symptoms to choose from: numbered, because their texts are too long for buttons. */
export function symptomParts(state: CaseState, voice: Voice): Part[] {
  const symptoms = symptomsOf(voice);
  const choices = symptoms.map(({ id }, at) => ({
    id: `symptom:${id}`,
    label: voice.word('button.symptom', { number: String(at + 1) }),
  }));
  return [
    paragraph(voice.say('symptoms.text')),
    { kind: 'list', ordered: true, items: symptoms.map(({ text }) => voice.tell(text, state.facts)) },
    buttons(...choices, voice.button('person'), voice.button('more')),
  ];
}

/** The nearest signatures to confirm, where none is sure enough. */
export function candidateParts(state: CaseState, voice: Voice): Part[] {
  const choices = recognisedIn(voice.content, state.matches).map(({ signature }) => ({
    id: `candidate:${signature.id}`,
    label: voice
      .tell(signature.title, state.facts)
      .map(({ text }) => text)
      .join(''),
  }));
  return [
    paragraph(voice.say('unsure.text')),
    buttons(...choices, voice.button('none'), voice.button('person'), voice.button('more')),
  ];
}

/** Greets and says what to do. */
export function helloParts(voice: Voice): Part[] {
  return [paragraph(voice.say('hello.text')), paragraph(voice.say('hello.paste')), menuButtons(voice)];
}

/** What is possible at any time. */
export function helpParts(voice: Voice): Part[] {
  const texts = ['hello.text', 'hello.paste', 'help.always'].map((key) => paragraph(voice.say(key)));
  return [...texts, menuButtons(voice)];
}

function menuButtons(voice: Voice): Part {
  const other = voice.language === 'en' ? 'language:cs' : 'language:en';
  return buttons(
    voice.button('again'),
    voice.button('person'),
    voice.button(other, `button.${other.replace(':', '-')}`),
    voice.button('store'),
    voice.button('forget'),
  );
}
