import type { TakenJob } from '../store/queue.ts';
import type { Accepted } from '../tickets/target.ts';
import { newCorrelationId } from './failure.ts';
import { type TicketJob, ticketKeyOf } from './jobs.ts';
import type { AssistantParts } from './parts.ts';
import { stableId } from './stableId.ts';

const day = 86_400_000;

/** Milliseconds for one question to a system. */
const deadline = 10_000;

/** Removes what nobody touched for as long as the operator lets it be kept. */
async function removeOld({ store, retentionDays }: AssistantParts): Promise<void> {
  await store.removeUntouchedSince(new Date(Date.now() - retentionDays * day));
}

/** Asks the systems that tickets went to how these stand; a change is an event of its ticket. */
async function askTargets(parts: AssistantParts): Promise<void> {
  const targets = parts.helpdesk?.targets.filter(({ state }) => state !== undefined) ?? [];
  const handOvers = await parts.store.tickets.acceptedBy(targets.map(({ name }) => name));
  for (const { ticketId, target: name, accepted } of handOvers) {
    const correlationId = newCorrelationId();
    try {
      const target = targets.find((one) => one.name === name);
      const state = await target?.state?.(accepted as Accepted, AbortSignal.timeout(deadline));
      if (state === undefined || state.status === 'open') continue;
      const { status, by = name, comment } = state;
      const text = comment === undefined ? {} : { text: parts.redact(comment).text };
      const event = { kind: 'status', at: new Date().toISOString(), target: name, status, by, ...text } as const;
      const data: TicketJob = { kind: 'ticket', correlationId, ticket: ticketId, event };
      const id = stableId('status', ticketId, name, status, comment ?? '');
      await parts.store.send({ id, queue: 'turn', key: ticketKeyOf(ticketId), data });
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
