import type { Redacted } from '../redaction/redacted.ts';
import type { CaseState, CaseTicket, Effect } from './case.ts';
import { isOpenTicket } from './caseTicket.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { isSeenForAnother, isSeenInPublic } from './privacy.ts';
import { newsParts } from './say/newsParts.ts';
import { statusMessage } from './say/ticketStatus.ts';
import { paragraph } from './say/voice.ts';
import type { TicketNews } from './ticket/news.ts';

const statusAfter: { readonly [kind in TicketNews['kind']]?: CaseTicket['status'] } = {
  taken: 'taken',
  resolved: 'resolved',
  declined: 'declined',
  reopened: 'sent',
};

/** The ticket as it stands after the news. What a target says does not change how the helpdesk stands. */
function withNews(before: CaseTicket, news: TicketNews): CaseTicket {
  // What there is news of was sent, whatever the case remembers.
  const ticket: CaseTicket = before.status === 'draft' ? { ...before, status: 'sent' } : before;
  const { isAsked: _, ...answered } = ticket;
  switch (news.kind) {
    case 'delivery':
      return { ...ticket, deliveries: { ...ticket.deliveries, [news.target]: news.delivery } };
    case 'question':
      return { ...ticket, status: ticket.status === 'sent' ? 'taken' : ticket.status, isAsked: true };
    default:
      return { ...answered, status: statusAfter[news.kind] ?? ticket.status };
  }
}

/** Whether it is told already: the asker did it in this very thread, or it was heard before. */
function isTold(before: CaseTicket | undefined, { status }: CaseTicket, news: TicketNews): boolean {
  return news.kind !== 'question' && news.kind !== 'delivery' && before?.status === status;
}

/** The news without what somebody wrote, or found out, about the registry; undefined where there is nothing of it. */
function withoutDetails(news: TicketNews): TicketNews | undefined {
  switch (news.kind) {
    case 'question':
      return { ...news, text: '' as Redacted };
    case 'resolved':
      return news.text || news.cause ? { kind: news.kind, by: news.by } : undefined;
    case 'declined':
      return news.text ? { ...news, text: '' as Redacted } : undefined;
    default:
      return undefined;
  }
}

/**
 * The line in the thread. Where others listen and something was seen, what a person writes about it is for the asker
 * alone; where it would reach somebody else, it is left out.
 */
function lineOf(desk: Desk, state: CaseState, ticket: CaseTicket, news: TicketNews): Effect[] {
  const voice = voiceOf(desk, state);
  const short = isSeenInPublic(desk, state) ? withoutDetails(news) : undefined;
  const isForOther = short !== undefined && isSeenForAnother(desk, state);
  const parts = isForOther
    ? [...newsParts(ticket, short, voice), paragraph(voice.say('news.withheld'))]
    : newsParts(ticket, news, voice);
  const to = short !== undefined && !isForOther ? { to: 'person' as const } : {};
  return parts.length === 0 ? [] : [{ kind: 'reply', message: { language: state.language, parts }, ...to }];
}

/**
 * Takes news of a ticket: the message about it changes in place, and what a person did there is told in the thread, also
 * where the case has gone on to something else.
 */
export function onTicketNews(desk: Desk, before: CaseState, id: string, news: TicketNews): Move {
  const current = before.ticket?.id === id ? before.ticket : undefined;
  const ticket = withNews(current ?? { id, status: 'sent', deliveries: {} }, news);
  // A case that began anew meanwhile takes the ticket up again only to answer what the helpdesk asks.
  const isTakenUp = current !== undefined || (news.kind === 'question' && !isOpenTicket(before.ticket));
  const state: CaseState = isTakenUp ? { ...before, ticket } : before;
  const voice = voiceOf(desk, state);
  const told = isTold(current, ticket, news) ? [] : lineOf(desk, state, ticket, news);
  return {
    state,
    parts: [],
    afterwards: [{ kind: 'show', id: `ticket-${id}`, message: statusMessage(state, ticket, voice) }, ...told],
  };
}
