import type { Message } from '../../messages/message.ts';
import type { DeliveryState, TicketEvent, TicketNews, TimelineEntry } from './news.ts';
import type { Ticket } from './ticket.ts';

/** Where a ticket stands with the helpdesk. */
export type TicketStatus = 'open' | 'taken' | 'waiting' | 'resolved' | 'declined';

/** A ticket with its history, as it is stored. Plain JSON. */
export type TicketRecord = {
  readonly schema: 1;
  readonly ticket: Ticket;
  readonly status: TicketStatus;
  /** Who took it: an id of the platform. */
  readonly takenBy?: string;
  /** The keys of the cases that are told: the first is the one that it came from, the others joined. */
  readonly cases: readonly string[];
  readonly deliveries: Readonly<Record<string, DeliveryState>>;
  readonly timeline: readonly TimelineEntry[];
  /** What it was, as the helpdesk says: an entry of the knowledge, or none where it was something else. */
  readonly cause?: string;
};

/** What follows from an event of a ticket, as data. */
export type TicketEffect =
  | { readonly kind: 'tell-case'; readonly case: string; readonly news: TicketNews }
  /** Sends the ticket to a target; for a helpdesk's channel, too. */
  | { readonly kind: 'submit'; readonly target: string }
  /** Passes a line of the history on to every system that takes it, but the one that it came from. */
  | { readonly kind: 'forward'; readonly entry: TimelineEntry; readonly exceptTo?: string }
  /** The card in the helpdesk's channel, changed in place. */
  | { readonly kind: 'show-card'; readonly message: Message }
  /** A line in the thread of that card; `to` the person alone who pressed. */
  | { readonly kind: 'reply'; readonly message: Message; readonly to?: 'person' };

/** Decides on what a ticket hears. Pure. `record` is undefined before it is submitted. */
export type AdvanceTicket = (
  record: TicketRecord | undefined,
  event: TicketEvent,
) => { readonly record: TicketRecord | undefined; readonly effects: readonly TicketEffect[] };
