import type { Language } from '../knowledge/schema.ts';
import type { Part } from '../messages/message.ts';
import { canSend } from './callPerson.ts';
import type { CaseState, ConversationEvent } from './case.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { handOver, sayAgain, sayWhere } from './proceed.ts';
import { helpParts } from './say/offerParts.ts';
import { forgetParts, storedParts } from './say/storedParts.ts';
import { ticketName } from './say/ticketStatus.ts';
import { paragraph, type Voice } from './say/voice.ts';
import { newCase } from './storedCase.ts';

/** What is possible in every state, by a button or by a typed word. */
export const alwaysPossible = [
  'again',
  'help',
  'more',
  'person',
  'language:en',
  'language:cs',
  'store',
  'forget',
  'forget-case',
  'forget-person',
  'keep',
  'say-again',
] as const;
export type AlwaysPossible = (typeof alwaysPossible)[number];

/** Whether an id is one of those that are possible in every state. */
export function isAlwaysPossible(id: string): id is AlwaysPossible {
  return (alwaysPossible as readonly string[]).includes(id);
}

function isBlank(state: CaseState): boolean {
  return state.stage === 'listening' && state.matches.length === 0 && state.ticket === undefined;
}

/** A ticket that was sent is in other hands: neither starting over nor deleting takes it back, and that is said. */
function staysParts({ ticket }: CaseState, voice: Voice): Part[] {
  const isSent = ticket !== undefined && ticket.status !== 'draft';
  return isSent ? [paragraph(voice.say('forget.ticket', { name: ticketName(ticket) }))] : [];
}

function switchLanguage(desk: Desk, state: CaseState, language: Language): Move {
  const next: CaseState = { ...state, language };
  const said: Part[] = [paragraph(voiceOf(desk, next).say('language.switched'))];
  const move = sayAgain(desk, next, said);
  return { ...move, effects: [{ kind: 'remember-language', language }, ...(move.effects ?? [])] };
}

function forget(desk: Desk, state: CaseState, whose: 'forget-case' | 'forget-person'): Move {
  const key = whose === 'forget-case' ? 'forget.case' : 'forget.person';
  const voice = voiceOf(desk, state);
  const stays = staysParts(state, voice);
  // Other cases of the person may have had tickets, too.
  const others = whose === 'forget-person' && canSend(desk) && stays.length === 0;
  const said = [paragraph(voice.say(key)), ...stays, ...(others ? [paragraph(voice.say('forget.tickets'))] : [])];
  return { state: undefined, parts: said, effects: [{ kind: whose }] };
}

/** Carries out what is possible in every state: start over, a person, the language, what is stored, deleting it, help. */
export function takeAlways(desk: Desk, state: CaseState, id: AlwaysPossible, event: ConversationEvent): Move {
  const voice = voiceOf(desk, state);
  switch (id) {
    case 'again': {
      const fresh = newCase(event, state.language);
      return { state: fresh, parts: [paragraph(voice.say('again.text')), ...staysParts(state, voice)] };
    }
    case 'help':
    case 'more':
      return { state: isBlank(state) ? undefined : state, parts: helpParts(voice) };
    case 'person':
      return handOver(desk, state);
    case 'language:en':
      return switchLanguage(desk, state, 'en');
    case 'language:cs':
      return switchLanguage(desk, state, 'cs');
    case 'store':
      return {
        state: isBlank(state) ? undefined : state,
        parts: storedParts(isBlank(state) ? undefined : state, voice),
      };
    case 'forget':
      return {
        state: isBlank(state) ? undefined : state,
        parts: [...staysParts(state, voice), ...forgetParts(voice)],
      };
    case 'forget-case':
    case 'forget-person':
      return forget(desk, state, id);
    case 'say-again':
      return sayWhere(desk, state, []);
    case 'keep':
      return sayWhere(desk, state, [paragraph(voice.say('forget.kept'))]);
  }
}
