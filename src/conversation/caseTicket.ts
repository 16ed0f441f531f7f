import type { Redacted } from '../redaction/redacted.ts';
import type { CaseState, CaseTicket, Effect } from './case.ts';
import type { Desk } from './move.ts';
import type { TimelineEntry } from './ticket/news.ts';

/** A ticket that the helpdesk has and is not done with. */
export type OpenTicket = CaseTicket & { readonly status: 'sent' | 'taken' };

/** Whether the helpdesk has the ticket and is not done with it: no second one is made. */
export function isOpenTicket(ticket: CaseTicket | undefined): ticket is OpenTicket {
  return ticket?.status === 'sent' || ticket?.status === 'taken';
}

/** Who speaks: an id of the platform. */
export function speakerOf({ surroundings, inPublic }: Desk): string | undefined {
  return surroundings?.person ?? inPublic?.by;
}

/** Whether the ticket belongs to who speaks; one that is nobody's is everybody's. */
export function isOwnTicket(desk: Desk, { by }: CaseTicket): boolean {
  return by === undefined || by === speakerOf(desk);
}

/** The ticket of the case, where it is open and belongs to who speaks. What others say is nothing for it. */
export function ownOpenTicket(desk: Desk, { ticket }: CaseState): OpenTicket | undefined {
  return isOpenTicket(ticket) && isOwnTicket(desk, ticket) ? ticket : undefined;
}

/** Tells the ticket what its asker did or wrote. */
export function tellTicket(
  desk: Desk,
  ticket: CaseTicket,
  kind: TimelineEntry['kind'],
  text?: Redacted,
): Effect & { readonly kind: 'tell-ticket' } {
  const by = speakerOf(desk) ?? ticket.by ?? '';
  const name = desk.surroundings?.name;
  const named = { by, ...(name !== undefined && { name }) };
  const entry: TimelineEntry = { at: desk.at, ...named, side: 'asker', kind, ...(text !== undefined && { text }) };
  return { kind: 'tell-ticket', ticket: ticket.id, entry };
}
