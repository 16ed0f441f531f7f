import type { Facts } from '../knowledge/facts.ts';
import type { Part } from '../messages/message.ts';
import { type Move, voiceOf } from './move.ts';
import { ofOneRegistry, relate, takePaste } from './newPaste.ts';
import { proceed } from './proceed.ts';
import type { Said } from './said.ts';
import { recognisedParts } from './say/firstAnswer.ts';
import { buttons, paragraph } from './say/voice.ts';

const otherRegistriesShown = 4;

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

/** Takes a paste in which an error was recognised: it opens the case, adds to it, or brings another error. */
export function takeNewPaste(said: Said): Move {
  const { desk, state, event, reading } = said;
  const next = takePaste(desk.content, state, event, reading);
  const notes = [...pasteNotes(said), ...registryNotes(said)];
  const isSame =
    relate(desk.content, state, reading) === 'same' && next.matches[0]?.signature === state.matches[0]?.signature;
  const shown = isSame ? [] : recognisedParts(next, voiceOf(desk, next));
  return proceed(desk, next, [...notes, ...shown]);
}

/** Takes further output without an error for what it tells of this registry; undefined where it tells nothing new. */
export function takeFurtherOutput({ desk, state, reading }: Said): Move | undefined {
  const registry = reading.facts.registry?.value;
  const isOther = registry !== undefined && registry !== (state.facts.registry?.value ?? registry);
  const news: Facts = Object.fromEntries(
    Object.entries(reading.facts).filter(
      ([name]) => state.facts[name] === undefined && !(isOther && ofOneRegistry.includes(name)),
    ),
  );
  if (state.matches.length === 0 || Object.keys(news).length === 0) return undefined;
  const note = paragraph(voiceOf(desk, state).say('first.sameError'));
  return proceed(desk, { ...state, facts: { ...state.facts, ...news }, rephrased: 0 }, [note]);
}
