import { randomUUID } from 'node:crypto';
import type { TakenJob } from '../store/queue.ts';
import type { StoredHandOver } from '../store/tickets.ts';
import type { Accepted, TicketState } from '../tickets/target.ts';
import { newCorrelationId } from './failure.ts';
import { type TicketJob, ticketKeyOf } from './jobs.ts';
import type { AssistantParts } from './parts.ts';

const day = 86_400_000;

/** Milliseconds for one question to a system. */
const deadline = 10_000;

/** Removes what nobody touched for as long as the operator lets it be kept. */
async function removeOld({ store, retentionDays }: AssistantParts): Promise<void> {
  await store.removeUntouchedSince(new Date(Date.now() - retentionDays * day));
}

/** What a target told last is kept beside what it accepted, so that only a change is an event. */
type Asked = Accepted & { readonly told?: TicketState['status'] };

/** Takes what a system tells of a ticket, where that has changed. */
async function hear(parts: AssistantParts, handOver: StoredHandOver, state: TicketState, correlationId: string) {
  const { ticketId, target, mayBeThere } = handOver;
  const accepted = handOver.accepted as Asked;
  const { status, by = target, comment } = state;
  if (status === (accepted.told ?? 'open')) return;
  const text = comment === undefined ? {} : { text: parts.redact(comment).text };
  const now = new Date();
  // What was closed there and is open again.
  const heard = status === 'open' ? 'reopened' : status;
  const event = { kind: 'status', at: now.toISOString(), target, status: heard, by, ...text } as const;
  const data: TicketJob = { kind: 'ticket', correlationId, ticket: ticketId, event };
  await parts.store.inTransaction(async (inside) => {
    await inside.tickets.noteHandOver({ ticketId, target, mayBeThere, accepted: { ...accepted, told: status }, now });
    await inside.send({ id: randomUUID(), queue: 'turn', key: ticketKeyOf(ticketId), data });
  });
}

/** Asks the systems that tickets went to how these stand. */
async function askTargets(parts: AssistantParts): Promise<void> {
  const targets = parts.helpdesk?.targets.filter(({ state }) => state !== undefined) ?? [];
  const handOvers = await parts.store.tickets.acceptedBy(targets.map(({ name }) => name));
  for (const handOver of handOvers) {
    const correlationId = newCorrelationId();
    const { ticketId, target: name, accepted } = handOver;
    try {
      const target = targets.find((one) => one.name === name);
      const state = await target?.state?.(accepted as Accepted, AbortSignal.timeout(deadline));
      if (state !== undefined) await hear(parts, handOver, state, correlationId);
    } catch (error) {
      parts.report({ where: `tickets: asking ${name}`, correlationId, case: ticketKeyOf(ticketId), error });
    }
  }
}

/** What is done by itself, and how often: cron expressions. */
export const sweeps = { retention: '17 * * * *', targets: '* * * * *' } as const;

/** Does what is due by itself. */
export async function sweep(parts: AssistantParts, taken: TakenJob): Promise<void> {
  const { name } = taken.data as { name: keyof typeof sweeps };
  await (name === 'targets' ? askTargets(parts) : removeOld(parts));
  await parts.store.inTransaction((inside) => inside.complete(taken));
}
