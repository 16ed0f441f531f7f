import type { CaseState, CaseTicket, Effect } from './case.ts';
import { ownOpenTicket, tellTicket } from './caseTicket.ts';
import { type Move, voiceOf } from './move.ts';
import { excerpt } from './newPaste.ts';
import type { Said } from './said.ts';
import { ticketName } from './say/ticketStatus.ts';
import { paragraph } from './say/voice.ts';
import { type Command, readCommand } from './typedWords.ts';

/** Units of a message that a ticket's history keeps. */
const longestEntry = 4000;

/** What may also be said while the helpdesk waits for an answer, and then is none. */
const neverAnswers: readonly Command[] = [
  'again',
  'help',
  'person',
  'language-en',
  'language-cs',
  'store',
  'forget',
  'forget-case',
  'forget-person',
  'keep',
  'works',
];

/** The message as a line of the ticket's history. */
function entryOf({ desk, event, reading }: Said, ticket: CaseTicket, kind: 'answer' | 'comment'): Effect {
  return tellTicket(desk, ticket, kind, excerpt(event.text, reading.matches[0]?.line ?? '', longestEntry));
}

function passOn(said: Said, ticket: CaseTicket, kind: 'answer' | 'comment'): Move {
  const { isAsked: _, ...answered } = ticket;
  const state: CaseState = { ...said.state, ticket: answered, rephrased: 0 };
  const text = voiceOf(said.desk, state).say(`ticket.passed.${kind}`, { name: ticketName(ticket) });
  return { state, parts: [paragraph(text)], afterwards: [entryOf(said, ticket, kind)] };
}

/** Takes what the asker writes next as the answer to the helpdesk's question; undefined where nothing was asked. */
export function takeTicketAnswer(said: Said): Move | undefined {
  const ticket = ownOpenTicket(said.desk, said.state);
  if (ticket?.isAsked === undefined) return undefined;
  const command = readCommand(said.desk.content.phrases, said.event.text);
  return command !== undefined && neverAnswers.includes(command) ? undefined : passOn(said, ticket, 'answer');
}

/** Passes what the asker writes on to the open ticket; undefined where there is none. */
export function takeComment(said: Said): Move | undefined {
  const ticket = ownOpenTicket(said.desk, said.state);
  return ticket && passOn(said, ticket, 'comment');
}

/** The decision on a paste, which an open ticket of the same person hears of, too. */
export function alsoToTicket(said: Said, move: Move): Move {
  const ticket = ownOpenTicket(said.desk, said.state);
  if (ticket === undefined) return move;
  return { ...move, afterwards: [...(move.afterwards ?? []), entryOf(said, ticket, 'comment')] };
}
