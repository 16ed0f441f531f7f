import type { Part, Text } from '../../messages/message.ts';
import type { CaseState } from '../case.ts';
import { knownFact } from '../conditions.ts';
import { secretKinds } from './secretParts.ts';
import { ticketName } from './ticketStatus.ts';
import { buttons, heading, paragraph, type Voice } from './voice.ts';

function storedItems(state: CaseState, voice: Voice): Text[] {
  const facts = Object.keys(state.facts).flatMap((name) => {
    const fact = knownFact(state.facts, name);
    return fact === undefined ? [] : `${voice.factLabel(name)}: ${voice.factValue(name, fact.value)}`;
  });
  const seen = state.findings.map(({ check }) => voice.checkName(check));
  return [
    ...(state.paste === undefined ? [] : [voice.say('store.paste', { length: String(state.paste.length) })]),
    ...(state.secrets.length === 0 ? [] : [voice.say('store.secrets', { kinds: secretKinds(state.secrets, voice) })]),
    ...(facts.length === 0 ? [] : [voice.say('store.facts', { facts: facts.join(', ') })]),
    ...(seen.length === 0 ? [] : [voice.say('store.findings', { checks: [...new Set(seen)].join(', ') })]),
    ...(state.ticket === undefined ? [] : [voice.say('store.ticket', { name: ticketName(state.ticket) })]),
    voice.say('store.progress'),
    voice.say('store.times', { opened: state.openedAt, updated: state.updatedAt }),
  ];
}

/** Answers "What do you store?", with the buttons that delete it. `state` is absent where the thread has no case. */
export function storedParts(state: CaseState | undefined, voice: Voice): Part[] {
  const what: Part[] =
    state === undefined
      ? [paragraph(voice.say('store.nothing'))]
      : [heading(voice.say('store.heading')), { kind: 'list', ordered: false, items: storedItems(state, voice) }];
  return [...what, paragraph(voice.say('store.kept')), forgetButtons(voice)];
}

/** Asks what exactly is to be deleted. */
export function forgetParts(voice: Voice): Part[] {
  return [paragraph(voice.say('forget.confirm')), forgetButtons(voice)];
}

function forgetButtons(voice: Voice): Part {
  return buttons(...['forget-case', 'forget-person', 'keep'].map((id) => voice.button(id)));
}
