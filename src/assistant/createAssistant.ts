import type { Message } from '../messages/message.ts';
import { withCorrelationId } from '../operations/correlation.ts';
import { type QueueName, type TakenJob, TryLaterError, type Worker } from '../store/queue.ts';
import { accept } from './accept.ts';
import { createConverse } from './converse.ts';
import { deliver } from './deliver.ts';
import { newCorrelationId } from './failure.ts';
import { handOver } from './handOver.ts';
import { hearOfTicket, type SaidOfTicket } from './hearOfTicket.ts';
import type { Assistant, ChannelData, SentMessage } from './incoming.ts';
import { isReadable } from './jobShape.ts';
import { isOfTicket } from './jobs.ts';
import type { AssistantParts } from './parts.ts';
import { sweep, sweeps } from './sweep.ts';
import type { Channels } from './takeCase.ts';
import { takeLook } from './takeLook.ts';
import { takeTurn } from './takeTurn.ts';

/** The assistant, and its work: what it accepted is answered once it works. */
export type WorkingAssistant = Assistant & {
  /** Begins to work through what was accepted, here or by another instance. Resolves when it has begun. */
  work(channels: Channels): Promise<void>;
  /** Stores what another system says of a ticket. */
  hearOfTicket(said: SaidOfTicket): Promise<'stored' | 'unknown'>;
  /** Rejects where the queue can not be read, or no work is done. */
  ping(): Promise<void>;
  /** Takes no more work. Resolves when what is in hand is done. */
  stop(): Promise<void>;
};

/** How many jobs of a kind are done at once by this process. Looks and other systems take long, and mostly wait. */
const atOnce: Readonly<Record<QueueName, number>> = { turn: 8, delivery: 16, look: 8, ticket: 16, sweep: 1 };

async function sentMessage({ store }: AssistantParts, id: string): Promise<SentMessage | undefined> {
  const found = await store.messages.find(id);
  if (found === undefined) return undefined;
  const { caseKey, address, message, audience, chosen } = found;
  const said = { case: caseKey, address: address as ChannelData, message: message as Message };
  const to = audience === undefined ? {} : { to: audience };
  const open = isOfTicket(caseKey) ? ({ staysOpen: true } as const) : {};
  return { ...said, ...to, ...open, ...(chosen === undefined ? {} : { chosen: chosen.choice }) };
}

function handlers(parts: AssistantParts, channels: Channels): Record<QueueName, (job: TakenJob) => Promise<void>> {
  return {
    turn: (job) => takeTurn(parts, channels, job),
    look: (job) => takeLook(parts, job),
    delivery: (job) => deliver(parts, channels, job),
    ticket: (job) => handOver(parts, job),
    sweep: (job) => sweep(parts, job),
  };
}

function bury({ store }: AssistantParts, job: TakenJob): Promise<void> {
  return store.inTransaction((inside) => inside.bury(job, 'not readable'));
}

function correlationOf(job: TakenJob | undefined): string {
  const { correlationId } = (job?.data ?? {}) as { correlationId?: string };
  return correlationId ?? newCorrelationId();
}

/**
 * Ties the parts together. What comes is stored, redacted, before it is acknowledged; jobs carry it on: a turn of its case,
 * which writes its effects with its end in one transaction, and the messages that follow. Jobs of one case are done in
 * their order, one at a time over all instances, and anew where a process ended in the middle.
 */
export function createAssistant(parts: AssistantParts): WorkingAssistant {
  const workers: Worker[] = [];
  const onError = (queue: QueueName) => (error: unknown, job?: TakenJob) => {
    // Waiting for a turn is nothing for an operator: it is counted among the measures.
    if (error instanceof TryLaterError) return;
    parts.report({
      where: `assistant: ${queue}`,
      correlationId: correlationOf(job),
      ...(job === undefined ? {} : { case: job.key }),
      error,
    });
  };
  return {
    accept: (incoming) => accept(parts, incoming),
    converse: createConverse(parts),
    sentMessage: (id) => sentMessage(parts, id),
    work: async (channels) => {
      for (const [name, cron] of Object.entries(sweeps)) await parts.store.schedule(name, cron);
      for (const [name, handle] of Object.entries(handlers(parts, channels))) {
        const queue = name as QueueName;
        // Tried again it would stay what it is, and hold up what comes after it.
        const take = (job: TakenJob) => (isReadable(queue, job.data) ? handle(job) : bury(parts, job));
        const traced = (job: TakenJob) => withCorrelationId(correlationOf(job), () => take(job));
        workers.push(parts.store.work({ queue, atOnce: atOnce[queue], handle: traced, onError: onError(queue) }));
      }
    },
    hearOfTicket: (said) => hearOfTicket(parts, said),
    ping: async () => {
      await parts.store.dead.depths();
      if (workers.length === 0) throw new Error('not working');
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}
