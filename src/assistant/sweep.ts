import { randomUUID } from 'node:crypto';
import type { TakenJob } from '../store/queue.ts';
import type { StoredHandOver } from '../store/tickets.ts';
import { pollable } from '../tickets/checkTargets.ts';
import { type Accepted, type Target, TargetError, type TicketState } from '../tickets/target.ts';
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

const closed: readonly TicketState['status'][] = ['resolved', 'declined'];

/** What a change there means here: whatever is not closed any more was opened again, and may be taken the next time. */
function changeOf(before: TicketState['status'], now: TicketState['status']) {
  const isOpenAgain = now === 'open' || (closed.includes(before) && !closed.includes(now));
  return isOpenAgain ? ({ heard: 'reopened', told: 'open' } as const) : { heard: now, told: now };
}

/** Takes what a system tells of a ticket, where that has changed. */
async function hear(parts: AssistantParts, handOver: StoredHandOver, state: TicketState, correlationId: string) {
  const { ticketId, target, mayBeThere } = handOver;
  const accepted = handOver.accepted as Asked;
  const { status, by = target, comment } = state;
  const before = accepted.told ?? 'open';
  if (status === before) return;
  const text = comment === undefined ? {} : { text: parts.redact(comment).text };
  const now = new Date();
  const { heard, told } = changeOf(before, status);
  const event = { kind: 'status', at: now.toISOString(), target, status: heard, by, ...text } as const;
  const data: TicketJob = { kind: 'ticket', correlationId, ticket: ticketId, event };
  await parts.store.inTransaction(async (inside) => {
    await inside.tickets.noteHandOver({ ticketId, target, mayBeThere, accepted: { ...accepted, told }, now });
    await inside.send({ id: randomUUID(), queue: 'turn', key: ticketKeyOf(ticketId), data });
  });
}

/** How many tickets are asked about at once, and days for which closed ones are: they may be opened again there. */
const mostAsked = 100;
const daysAfterEnd = 7;

/** Asks about one ticket. False: the system is not to be reached, so that asking about others only takes time. */
async function askTarget(parts: AssistantParts, target: Target, handOver: StoredHandOver): Promise<boolean> {
  const correlationId = newCorrelationId();
  const { ticketId, target: name, mayBeThere, accepted } = handOver;
  try {
    await parts.store.tickets.noteHandOver({ ticketId, target: name, mayBeThere, now: new Date() });
    const state = await target.state?.(accepted as Accepted, AbortSignal.timeout(deadline));
    if (state !== undefined) await hear(parts, handOver, state, correlationId);
    return true;
  } catch (error) {
    parts.report({ where: `tickets: asking ${name}`, correlationId, case: ticketKeyOf(ticketId), error });
    return error instanceof TargetError && error.trouble === 'invalid';
  }
}

/** Asks the systems that tickets went to how these stand. */
async function askTargets(parts: AssistantParts): Promise<void> {
  const targets = parts.helpdesk?.targets.filter(pollable) ?? [];
  const since = new Date(Date.now() - daysAfterEnd * day);
  const names = targets.map(({ name }) => name);
  const lost = new Set<string>();
  for (const handOver of await parts.store.tickets.acceptedBy(names, since, mostAsked)) {
    const target = targets.find(({ name }) => name === handOver.target);
    if (target === undefined || lost.has(target.name)) continue;
    if (!(await askTarget(parts, target, handOver))) lost.add(target.name);
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
