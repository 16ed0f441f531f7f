import type { Content } from '../knowledge/schema.ts';
import type { ReadPaste } from '../matching/createReader.ts';
import type { Part } from '../messages/message.ts';
import type { Advance, CaseState, ConversationEvent, Effect, Outcome } from './case.ts';
import { type Desk, type Move, silence, voiceOf } from './move.ts';
import { onChoice } from './onChoice.ts';
import { onFindings } from './onFindings.ts';
import { onForm } from './onForm.ts';
import { onMessage } from './onMessage.ts';
import { onTicketNews } from './onTicketNews.ts';
import { isForPerson, toPerson, withhold } from './privacy.ts';
import { sayAgain } from './proceed.ts';
import { secretParts } from './say/secretParts.ts';
import { paragraph } from './say/voice.ts';
import { newCase, type Opened, openCase } from './storedCase.ts';

function decide(desk: Desk, state: CaseState, event: ConversationEvent): Move {
  switch (event.kind) {
    case 'message':
      return onMessage(desk, state, event);
    case 'choice':
      return onChoice(desk, state, event, event.choice);
    case 'findings':
      return onFindings(desk, state, event);
    case 'form':
      return onForm(desk, state, event);
    case 'ticket-news':
      return onTicketNews(desk, state, event.ticket, event.news);
  }
}

/** Goes on with a case of another version of the program: says that it was reset, and where it stands now. */
function goOnAfterReset(desk: Desk, { state, reset }: Opened, event: ConversationEvent): Move {
  if (state === undefined) return silence;
  const voice = voiceOf(desk, state);
  const move = decide(desk, state, event);
  if (move.parts.length === 0) return move;
  const note = paragraph(voice.say(reset === 'kept' ? 'first.reset' : 'first.resetEmpty'));
  if (event.kind === 'message' || move.state === undefined) return { ...move, parts: [note, ...move.parts] };
  return sayAgain(desk, state, [note]);
}

/** Warns of pasted secrets, where anything is said, and in an open case always. */
function secretWarning(desk: Desk, before: CaseState, move: Move, event: ConversationEvent): Part[] {
  const isWritten = event.kind === 'message' || event.kind === 'form';
  if (!isWritten || event.secrets.length === 0) return [];
  const isQuiet = move.parts.length === 0 && !event.addressed && before.matches.length === 0;
  const state = move.state ?? before;
  return isQuiet ? [] : secretParts(event.secrets, state.facts, voiceOf(desk, state));
}

function outcomeOf(state: CaseState | undefined, move: Move, parts: readonly Part[], before: CaseState): Outcome {
  const language = (move.state ?? before).language;
  const said: Effect[] = parts.length === 0 ? [] : [{ kind: 'reply', message: { language, parts } }];
  return { state, effects: [...(move.effects ?? []), ...said, ...(move.afterwards ?? [])] };
}

/** Whether what is said is for whoever speaks alone. News of a ticket decide by themselves: nobody speaks. */
function isPersonal(desk: Desk, state: CaseState | undefined, move: Move, event: ConversationEvent): boolean {
  if (event.kind === 'ticket-news' || desk.inPublic === undefined) return false;
  return move.isPrivate === true || isForPerson(desk, state);
}

/**
 * Makes the conversation: decides on each event of a case from the content and the reader of pastes. The result is pure:
 * the time is the event's, and all that is to be done is in the effects. Silence is no effect and no state.
 */
export function createAdvance(content: Content, read: ReadPaste): Advance {
  return (data, event) => {
    const { checkable = [], inPublic, at, surroundings } = event;
    const desk: Desk = { content, read, checkable, inPublic, at, surroundings };
    const opened = openCase(data, event, read);
    // News of a ticket whose case was deleted: there is nobody to tell.
    if (event.kind === 'ticket-news' && opened.state === undefined) return { state: undefined, effects: [] };
    const before = opened.state ?? newCase(event);
    const decided = opened.reset === 'none' ? decide(desk, before, event) : goOnAfterReset(desk, opened, event);
    const move = withhold(desk, before, decided);
    const parts = [...secretWarning(desk, before, move, event), ...move.parts];
    const state = move.state && { ...move.state, updatedAt: event.at };
    const outcome = outcomeOf(state, move, parts, before);
    return isPersonal(desk, state, move, event) ? toPerson(outcome) : outcome;
  };
}
