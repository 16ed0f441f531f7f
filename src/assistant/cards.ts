import type { DeliveryState, Trouble } from '../conversation/ticket/news.ts';
import type { StoredMessage } from '../store/messages.ts';
import type { Transacted } from '../store/openStore.ts';
import type { Receipt } from './channel.ts';
import type { ChannelData } from './incoming.ts';
import { type DeliveryJob, isOfTicket, type TicketJob, ticketKeyOf } from './jobs.ts';
import { stableId } from './stableId.ts';

/** A message on its way to a platform. */
type OnItsWay = { readonly kept: StoredMessage; readonly job: DeliveryJob };

/** Our id of the card that shows a ticket to the helpdesk. */
export function cardIdOf(ticket: string): string {
  return stableId('card', ticket);
}

function ticketOf({ id, caseKey }: StoredMessage): string | undefined {
  const ticket = isOfTicket(caseKey) ? caseKey.slice(ticketKeyOf('').length) : undefined;
  return ticket !== undefined && id === cardIdOf(ticket) ? ticket : undefined;
}

/** Whether a message is the card of a ticket. */
export function isCard(kept: StoredMessage): boolean {
  return ticketOf(kept) !== undefined;
}

async function tell(inside: Transacted, { kept, job }: OnItsWay, ticket: string, delivery: DeliveryState) {
  const event = { kind: 'delivery', at: new Date().toISOString(), target: 'helpdesk', delivery } as const;
  const data: TicketJob = { kind: 'ticket', correlationId: job.correlationId, ticket, event };
  const id = stableId(kept.id, delivery.state);
  await inside.send({ id, queue: 'turn', key: ticketKeyOf(ticket), data });
}

/** What a ticket's card tells when it is there for the first time: the thread that is about it, and that the helpdesk has it. */
export async function noteCard(inside: Transacted, way: OnItsWay, receipt: Receipt | undefined): Promise<void> {
  const { kept, job } = way;
  const ticket = ticketOf(kept);
  if (ticket === undefined || kept.receipt != null) return;
  if (receipt?.thread !== undefined) {
    const address = receipt.threadAddress ?? (kept.address as ChannelData);
    await inside.tickets.noteThread(`${job.channel}:${receipt.thread}`, ticket, address);
  }
  await tell(inside, way, ticket, { state: 'accepted' });
}

/** Tells a ticket whose card will not come that the helpdesk does not have it there. */
export async function noteNoCard(inside: Transacted, way: OnItsWay, trouble: Trouble): Promise<void> {
  const ticket = ticketOf(way.kept);
  if (ticket !== undefined && way.kept.receipt == null) await tell(inside, way, ticket, { state: 'refused', trouble });
}
