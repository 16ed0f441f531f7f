import type { Part } from '../messages/message.ts';
import type { CaseState, CaseTicket, LikeTicket } from './case.ts';
import { isOpenTicket, speakerOf } from './caseTicket.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { draftParts, likeParts, resolvedParts } from './say/draftParts.ts';
import { ticketButtons, ticketParts } from './say/ticket.ts';
import { openTicketParts } from './say/ticketStatus.ts';
import { buttons, type Voice } from './say/voice.ts';

/** Whether a ticket of this case can be sent anywhere. */
export function canSend({ surroundings }: Desk): boolean {
  return surroundings !== undefined && surroundings.targets.length > 0;
}

function likeOf({ surroundings }: Desk, { ticket }: CaseState): LikeTicket | undefined {
  return surroundings?.like?.id === ticket?.id ? undefined : surroundings?.like;
}

/**
 * Hands a case over to a person: tells of the ticket that is open, offers to open the last one again or to join another
 * one, else shows what would be sent. Where nothing can be sent, it is shown to copy.
 */
export function callPerson(desk: Desk, state: CaseState, intro: readonly Part[]): Move {
  const voice = voiceOf(desk, state);
  const { ticket } = state;
  if (isOpenTicket(ticket)) return { state, parts: [...intro, ...openTicketParts(ticket, voice)] };
  if (!canSend(desk)) return { state, parts: [...intro, ...ticketParts(state, voice)] };
  if (ticket?.status === 'draft') return showDraft(desk, state, intro);
  if (ticket?.status === 'resolved') return { state, parts: [...intro, ...resolvedParts(ticket, voice)] };
  const like = likeOf(desk, state);
  if (like === undefined) return showDraft(desk, state, intro);
  return { state, parts: [...intro, ...likeParts(like, desk.at, voice)], isPrivate: true };
}

/** Shows what would be sent, with the form that sends it: the draft of the case, or a new one. */
export function showDraft(desk: Desk, before: CaseState, intro: readonly Part[]): Move {
  const voice = voiceOf(desk, before);
  if (!canSend(desk)) return { state: before, parts: [...intro, ...ticketParts(before, voice)] };
  const state: CaseState = { ...before, stage: 'handed-over', ticket: draftFor(desk, before) };
  return { state, parts: [...intro, ...draftParts(state, voice, desk.surroundings?.name)], isPrivate: true };
}

/** The draft that is there stays whose it is; another person gets one of their own. */
function draftFor(desk: Desk, { ticket }: CaseState): CaseTicket {
  const by = speakerOf(desk);
  if (ticket?.status === 'draft' && ticket.by === by) return ticket;
  return { id: desk.surroundings?.freshId ?? '', status: 'draft', deliveries: {}, ...(by !== undefined && { by }) };
}

/** What goes on once a person was called. */
export function personButtons({ ticket }: CaseState, voice: Voice): Part {
  if (ticket?.status !== 'draft') return ticketButtons(voice);
  return buttons(
    voice.button('person', 'button.ticket-show'),
    voice.button('ticket:back', 'button.ticket-back'),
    voice.button('more'),
  );
}
