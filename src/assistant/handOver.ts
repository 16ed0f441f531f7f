import type { DeliveryState } from '../conversation/ticket/news.ts';
import type { TicketRecord } from '../conversation/ticket/record.ts';
import type { Transacted } from '../store/openStore.ts';
import { type TakenJob, TryLaterError } from '../store/queue.ts';
import { type Accepted, type Target, TargetError } from '../tickets/target.ts';
import { type HandOverJob, type TicketJob, ticketKeyOf } from './jobs.ts';
import type { AssistantParts, Patience } from './parts.ts';
import { stableId } from './stableId.ts';

/** How long a target may take, unless a test has less time. */
const usualPatience: Patience = { deadline: 20_000, pause: 5 };

/** Tries before a ticket is given up: with the pauses between, about two days. */
const tries = 300;

/** Seconds between two tries: longer each time, ten minutes at most. */
function pauseAfter({ patience, taken }: Way, error: TargetError): number {
  return Math.max(error.retryAfter ?? 0, Math.min(600, patience.pause * 2 ** Math.min(taken.retryCount, 7)));
}

function asTargetError(error: unknown): TargetError {
  return error instanceof TargetError ? error : new TargetError('unclear', { cause: error });
}

type Way = {
  readonly parts: AssistantParts;
  readonly taken: TakenJob;
  readonly job: HandOverJob;
  readonly target: Target;
  readonly patience: Patience;
};

/** Tells the ticket how far it is on its way. */
async function tell(inside: Transacted, { parts, taken, job }: Way, delivery: DeliveryState): Promise<void> {
  const { ticket, target, correlationId } = job;
  const event = { kind: 'delivery', at: new Date().toISOString(), target, delivery } as const;
  const data: TicketJob = { kind: 'ticket', correlationId, ticket, event };
  const id = stableId(taken.id, delivery.state, `${taken.retryCount}`);
  await inside.send({ id, queue: 'turn', key: ticketKeyOf(ticket), data });
  parts.observe.ticket(target, delivery.state);
}

async function accepted(way: Way, answer: Accepted): Promise<void> {
  const { number, url } = answer;
  const { ticket: ticketId, target } = way.job;
  await way.parts.store.inTransaction(async (inside) => {
    await inside.tickets.noteHandOver({ ticketId, target, mayBeThere: true, accepted: answer, now: new Date() });
    const named = { ...(number === undefined ? {} : { number }), ...(url === undefined ? {} : { url }) };
    await tell(inside, way, { state: 'accepted', ...named });
    await inside.complete(way.taken);
  });
}

/** Tells that it is tried again, or that no try will help. The asker hears of the first trouble, and of the last. */
async function failed(way: Way, error: TargetError): Promise<void> {
  const { parts, taken, job } = way;
  const { trouble } = error;
  parts.report({
    where: `tickets: ${job.target}`,
    correlationId: job.correlationId,
    case: ticketKeyOf(job.ticket),
    error,
  });
  if (error.isFinal || taken.retryCount >= tries) {
    await parts.store.inTransaction(async (inside) => {
      await tell(inside, way, { state: 'refused', trouble });
      await inside.bury(taken, trouble);
    });
    return;
  }
  const seconds = pauseAfter(way, error);
  const nextAt = new Date(Date.now() + seconds * 1000).toISOString();
  await parts.store.inTransaction((inside) => tell(inside, way, { state: 'later', trouble, nextAt }));
  throw new TryLaterError(seconds, error);
}

/** Hands the ticket over. That it is on its way is noted before, so that a repeat looks whether it is there already. */
async function submit(way: Way, record: TicketRecord): Promise<void> {
  const { tickets } = way.parts.store;
  const { ticket: ticketId, target } = way.job;
  const known = await tickets.handOver(ticketId, target);
  if (known?.accepted != null) return accepted(way, known.accepted as Accepted);
  // A process that ended in the middle leaves no pause behind it, and what it created may not be found yet.
  const settled = (known?.touchedAt.getTime() ?? 0) + (way.target.foundAfter ?? 0) * 1000;
  if (known?.mayBeThere && settled > Date.now()) throw new TryLaterError((settled - Date.now()) / 1000);
  await tickets.noteHandOver({ ticketId, target, mayBeThere: true, now: new Date() });
  const mayBeThere = known?.mayBeThere ?? false;
  try {
    const signal = AbortSignal.timeout(way.patience.deadline);
    await accepted(way, await way.target.submit(record.ticket, { mayBeThere, signal }));
  } catch (error) {
    // What an earlier try may have left there, this one does not take away.
    const isSurelyNotThere = error instanceof TargetError && error.trouble !== 'unclear' && !mayBeThere;
    if (isSurelyNotThere) await tickets.noteHandOver({ ticketId, target, mayBeThere: false, now: new Date() });
    throw error;
  }
}

/** Passes a line of the history on. Before the ticket was accepted there is nothing to add it to: it waits. */
async function add(way: Way, { id, line }: NonNullable<HandOverJob['entry']>): Promise<void> {
  const { ticket, target } = way.job;
  const known = await way.parts.store.tickets.handOver(ticket, target);
  if (known?.accepted != null) {
    await way.target.add?.(known.accepted as Accepted, line, id, AbortSignal.timeout(way.patience.deadline));
  }
  await way.parts.store.inTransaction((inside) => inside.complete(way.taken));
}

async function failedToAdd(way: Way, error: TargetError): Promise<void> {
  const { parts, taken, job } = way;
  parts.report({
    where: `tickets: ${job.target}`,
    correlationId: job.correlationId,
    case: ticketKeyOf(job.ticket),
    error,
  });
  if (!error.isFinal && taken.retryCount < tries) throw new TryLaterError(pauseAfter(way, error), error);
  await parts.store.inTransaction((inside) => inside.bury(taken, error.trouble));
}

/** Hands a ticket, or a line of its history, to a target: once, whatever happens on the way. */
export async function handOver(parts: AssistantParts, taken: TakenJob): Promise<void> {
  const job = taken.data as HandOverJob;
  const target = parts.helpdesk?.targets.find(({ name }) => name === job.target);
  const stored = await parts.store.tickets.load(job.ticket);
  if (stored === undefined || (target === undefined && job.entry !== undefined)) {
    return parts.store.inTransaction((inside) => inside.complete(taken));
  }
  // The operator took the target out of the routes.
  if (target === undefined) return parts.store.inTransaction((inside) => inside.bury(taken, 'no such target'));
  const way = { parts, taken, job, target, patience: parts.patience ?? usualPatience };
  try {
    await (job.entry === undefined ? submit(way, stored.data as TicketRecord) : add(way, job.entry));
  } catch (error) {
    if (error instanceof TryLaterError) throw error;
    await (job.entry === undefined ? failed : failedToAdd)(way, asTargetError(error));
  }
}
