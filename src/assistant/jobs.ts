import type { CheckEffect, FindingsEvent } from '../conversation/case.ts';
import type { TicketEvent, TicketNews, TimelineEntry } from '../conversation/ticket/news.ts';
import type { FoundSecret, Redacted } from '../redaction/redacted.ts';
import type { ChannelData, Incoming, Person, Thread } from './incoming.ts';

/** Who spoke, where, and where answers go. Kept with a case, for news that answer nothing. Plain JSON. */
export type Origin = Pick<Incoming, 'addressed' | 'inPublic'> & {
  readonly thread: Thread;
  readonly person: Person;
  readonly address: ChannelData;
};

/** What came, as it is stored: without its secrets. */
export type StoredEvent =
  | { readonly kind: 'message'; readonly text: Redacted; readonly secrets: readonly FoundSecret[] }
  | { readonly kind: 'choice'; readonly choice: string; readonly message?: string }
  | {
      readonly kind: 'form';
      readonly form: string;
      readonly values: Readonly<Record<string, Redacted>>;
      readonly secrets: readonly FoundSecret[];
      readonly message?: string;
    }
  | FindingsEvent
  | { readonly kind: 'ticket-news'; readonly ticket: string; readonly news: TicketNews };

/** What every job carries: the id under which the operator finds everything that follows from one event. */
type Traced = { readonly correlationId: string };

/** A case hears something. Without an origin it is the one that the case was last spoken to from. */
export type CaseJob = Traced & {
  readonly kind: 'case';
  readonly at: string;
  readonly event: StoredEvent;
  readonly origin?: Origin;
  readonly onlyInCase?: true;
  readonly toFetch?: ChannelData;
};

/** A ticket hears something; `origin` where somebody of the helpdesk spoke. */
export type TicketJob = Traced & {
  readonly kind: 'ticket';
  readonly ticket: string;
  readonly event: TicketEvent;
  readonly origin?: Origin;
};

/** A registry is to be looked at. */
export type LookJob = Traced & { readonly origin: Origin; readonly request: CheckEffect };

/**
 * A message is to be brought to where the store has it. `asked`: when the event came that it is the first answer to.
 * `inThreadOf`: it belongs under the card of that ticket, which may not be there when the message is written.
 */
export type DeliveryJob = Traced & {
  readonly channel: Thread['channel'];
  readonly message: string;
  readonly asked?: string;
  readonly inThreadOf?: string;
};

/** A ticket, or a line of its history, is to be handed to a target. */
export type HandOverJob = Traced & {
  readonly ticket: string;
  readonly target: string;
  readonly entry?: { readonly id: string; readonly line: TimelineEntry };
};

/** The key of a case. */
export function caseKeyOf({ channel, id }: Thread): string {
  return `${channel}:${id}`;
}

/** The key of a ticket: the lane in which everything about it is done in order. */
export function ticketKeyOf(ticket: string): string {
  return `ticket:${ticket}`;
}

/** Whether a key is that of a ticket, and of what the helpdesk is shown of it. */
export function isOfTicket(key: string): boolean {
  return key.startsWith(ticketKeyOf(''));
}

/** The id of a person over all channels. */
export function personIdOf({ thread, person }: Pick<Origin, 'thread' | 'person'>): string {
  return `${thread.channel}:${person.id}`;
}

/** On which channel a key's messages are sent: that of the case. */
export function channelOf(key: string): Thread['channel'] | undefined {
  return (['teams', 'slack', 'terminal'] as const).find((channel) => key.startsWith(`${channel}:`));
}
