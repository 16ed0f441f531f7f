import type { TicketRecord } from '../conversation/ticket/record.ts';
import type { Transacted } from '../store/openStore.ts';
import { type TakenJob, TryLaterError } from '../store/queue.ts';
import type { TicketJob } from './jobs.ts';
import type { AssistantParts } from './parts.ts';
import type { Channels } from './takeCase.ts';
import { type TicketTurn, writeTicketEffect } from './ticketEffects.ts';

async function save(inside: Transacted, record: TicketRecord, expected: number, now: Date): Promise<void> {
  const { ticket, status } = record;
  const registry = ticket.registry === undefined ? {} : { registry: ticket.registry.name.toLowerCase() };
  const cause = ticket.suspected === undefined ? {} : { cause: ticket.suspected.cause };
  const entry = { id: ticket.id, data: record, status, ...registry, ...cause, expected, now };
  if (!(await inside.tickets.save(entry))) throw new TryLaterError(0);
}

/** Takes one event of a ticket: all that follows from it is stored at once with the end of its job, or none of it. */
export async function takeTicket(parts: AssistantParts, channels: Channels, taken: TakenJob): Promise<void> {
  const { correlationId, ticket, event, origin } = taken.data as TicketJob;
  const now = new Date(event.at);
  const turn: TicketTurn = { jobId: taken.id, correlationId, now, ticket, ...(origin === undefined ? {} : { origin }) };
  await parts.store.inTransaction(async (inside) => {
    const stored = await inside.tickets.load(ticket);
    const decided = parts.helpdesk?.advance(stored?.data as TicketRecord | undefined, event);
    const record = decided?.record;
    if (record !== undefined) await save(inside, record, stored?.version ?? 0, now);
    for (const [index, effect] of decided?.effects.entries() ?? []) {
      await writeTicketEffect(parts, channels, inside, turn, { effect, index, record });
    }
    await inside.complete(taken);
  });
}
