import type { TicketEvent } from '../conversation/ticket/news.ts';
import { newCorrelationId } from './failure.ts';
import { type TicketJob, ticketKeyOf } from './jobs.ts';
import type { AssistantParts } from './parts.ts';
import { stableId } from './stableId.ts';

/** What another system says of a ticket that it took. `text` is raw, and may hold secrets; `eventId` is that system's own. */
export type SaidOfTicket = {
  readonly ticket: string;
  readonly target: string;
  readonly status: (TicketEvent & { kind: 'status' })['status'];
  readonly by: string;
  readonly text?: string;
  readonly eventId: string;
};

/**
 * Stores what another system says of a ticket, once for each of its ids. `unknown`: it was never sent such a ticket.
 * Rejects where it could not be stored: the system must say it again.
 */
export async function hearOfTicket(parts: AssistantParts, said: SaidOfTicket): Promise<'stored' | 'unknown'> {
  const { ticket, target, status, by, text, eventId } = said;
  if ((await parts.store.tickets.handOver(ticket, target)) === undefined) return 'unknown';
  const redacted = text === undefined ? {} : { text: parts.redact(text).text };
  const event = {
    kind: 'status',
    at: new Date().toISOString(),
    target,
    status,
    by: parts.redact(by).text,
    ...redacted,
  } as const;
  const data: TicketJob = { kind: 'ticket', correlationId: newCorrelationId(), ticket, event };
  await parts.store.send({ id: stableId('said', target, eventId), queue: 'turn', key: ticketKeyOf(ticket), data });
  return 'stored';
}
