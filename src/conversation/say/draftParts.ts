import type { Part } from '../../messages/message.ts';
import type { CaseState, CaseTicket, LikeTicket } from '../case.ts';
import { accountOf } from '../ticket/account.ts';
import { ticketForm } from '../ticket/ticketForm.ts';
import { emptyNote } from './ticket.ts';
import { ticketName } from './ticketStatus.ts';
import { buttons, paragraph, type Voice } from './voice.ts';

/** What would be sent, and the form that sends it, with the asker's name where it is known. The case has a draft. */
export function draftParts(state: CaseState, voice: Voice, name: string | undefined): Part[] {
  const team = voice.word(`team.${accountOf(state, voice).team}`);
  return [
    paragraph(voice.say('person.draft', { team })),
    ...emptyNote(state, voice),
    { kind: 'form', form: ticketForm(state, state.ticket?.id ?? '', voice, name) },
    buttons(voice.button('ticket:back', 'button.ticket-back'), voice.button('works'), voice.button('more')),
  ];
}

/** How long ago something was, as of now: minutes, then hours. */
function ago(then: string, now: string, voice: Voice): string {
  const minutes = Math.max(0, Math.round((Date.parse(now) - Date.parse(then)) / 60_000));
  if (minutes < 60) return voice.word('ago.minutes', { count: String(minutes) });
  return voice.word('ago.hours', { count: String(Math.round(minutes / 60)) });
}

/** Offers to join another ticket about the same. */
export function likeParts({ id, number, cases, openedAt }: LikeTicket, now: string, voice: Voice): Part[] {
  const name = ticketName({ id, deliveries: {}, ...(number !== undefined && { number }) });
  return [
    paragraph(voice.say('like.text', { count: String(cases), name, ago: ago(openedAt, now, voice) })),
    buttons(
      voice.button(`ticket:join:${id}`, 'button.ticket-join'),
      voice.button('ticket:new', 'button.ticket-own'),
      voice.button('more'),
    ),
  ];
}

/** Asks whether a ticket that was solved is to be opened again. */
export function resolvedParts(ticket: CaseTicket, voice: Voice): Part[] {
  return [
    paragraph(voice.say('reopen.offer', { name: ticketName(ticket) })),
    buttons(
      voice.button('ticket:reopen', 'button.ticket-reopen'),
      voice.button('ticket:new', 'button.ticket-new'),
      voice.button('more'),
    ),
  ];
}
