import type { Language } from '../knowledge/schema.ts';
import type { Message } from '../messages/message.ts';
import type { StoredMessage } from '../store/messages.ts';
import { type TakenJob, TryLaterError } from '../store/queue.ts';
import { isCard, noteCard, noteNoCard } from './cards.ts';
import { post } from './caseEffects.ts';
import { type Channel, type Delivery, NotTakenError, type Receipt, RefusedError } from './channel.ts';
import type { ChannelData } from './incoming.ts';
import type { DeliveryJob } from './jobs.ts';
import { secondsSince } from './observe.ts';
import type { AssistantParts } from './parts.ts';
import { stableId } from './stableId.ts';
import type { Channels } from './takeCase.ts';

type Way = {
  readonly parts: AssistantParts;
  readonly channel: Channel;
  readonly taken: TakenJob;
  readonly job: DeliveryJob;
  readonly kept: StoredMessage;
};

function deliveryOf({ id, address, message, audience, receipt, chosen }: StoredMessage): Delivery {
  return {
    id,
    address: address as ChannelData,
    message: message as Message,
    ...(audience === undefined ? {} : { to: audience }),
    ...(chosen === undefined ? {} : { chosen: chosen.choice }),
    ...(receipt == null ? {} : { sent: receipt as Receipt }),
  };
}

/** Notes that the platform has a message as it was loaded. */
async function arrived(way: Way, receipt: Receipt | undefined): Promise<void> {
  const { parts, taken, kept } = way;
  await parts.store.inTransaction(async (inside) => {
    const shown = { revision: kept.revision, ...(receipt === undefined ? {} : { receipt }) };
    await inside.messages.note(kept.id, 'sent', shown);
    await noteCard(inside, way, receipt);
    await inside.complete(taken);
  });
}

/** Nobody can tell whether a message came: it is not sent again, and the person is told in a few words. */
async function tell({ parts, taken, job, kept }: Way): Promise<void> {
  const { language } = kept.message as { language: Language };
  const { id, caseKey: key, address } = kept;
  await parts.store.inTransaction(async (inside) => {
    await inside.messages.note(id, 'told', { revision: kept.revision });
    const posting = { id: stableId(id, 'told'), key, channel: job.channel, address: address as ChannelData };
    const message = parts.mayBeMissing(language);
    const turn = { jobId: taken.id, correlationId: job.correlationId, now: new Date() };
    await post(inside, turn, { ...posting, message });
    await inside.complete(taken);
  });
}

async function giveUp({ parts, taken, kept, job }: Way, error: unknown): Promise<void> {
  parts.observe.delivery(job.channel, 'refused', 0);
  await parts.store.inTransaction(async (inside) => {
    await inside.messages.note(kept.id, 'refused');
    await noteNoCard(inside, { kept, job }, error instanceof RefusedError ? 'denied' : 'unreachable');
    await inside.bury(taken, error instanceof Error ? error.name : 'unknown');
  });
}

/** Sends a message, or changes the one that is there. What may have been taken stays marked as on its way. */
async function send(way: Way): Promise<void> {
  const { parts, channel, kept, job } = way;
  const start = Date.now();
  const isNew = kept.receipt == null;
  if (isNew) await parts.store.messages.note(kept.id, 'sending');
  try {
    const receipt = await channel.send(deliveryOf(kept));
    await arrived(way, receipt);
    parts.observe.delivery(job.channel, 'sent', secondsSince(start));
    if (isNew && job.asked !== undefined) parts.observe.firstAnswer(job.channel, secondsSince(Date.parse(job.asked)));
  } catch (error) {
    if (!(error instanceof NotTakenError)) throw error;
    if (isNew) await parts.store.messages.note(kept.id, 'waiting');
    parts.observe.delivery(job.channel, 'not-taken', secondsSince(start));
    throw new TryLaterError(error.retryAfter ?? 2 ** Math.min(way.taken.retryCount, 6), error);
  }
}

/** Looks whether an earlier try was taken, before anything is sent a second time. */
async function find(way: Way): Promise<void> {
  const { parts, channel, kept, job } = way;
  // What one person alone sees is gone with their client, so a second copy does no harm.
  const found = kept.audience === 'person' ? undefined : await channel.find(deliveryOf(kept));
  if (found?.isThere) {
    parts.observe.delivery(job.channel, 'found', 0);
    return arrived(way, found.receipt);
  }
  // A ticket that is shown twice does less harm than one that nobody at the helpdesk sees.
  if (found?.isThere === false || kept.audience === 'person' || isCard(kept)) return send(way);
  parts.observe.delivery(job.channel, 'unclear', 0);
  return tell(way);
}

/** The message as it is to be sent: under the card of its ticket by now, where it belongs there. */
async function loaded({ store }: AssistantParts, { message, inThreadOf }: DeliveryJob) {
  const kept = await store.messages.find(message);
  const thread = inThreadOf === undefined ? undefined : await store.tickets.threadOf(inThreadOf);
  return kept && thread ? { ...kept, address: thread.address } : kept;
}

// With the pauses between, about an hour and a half.
const tries = 90;

// What fails otherwise than by not being taken fails by what it is, most likely.
const triesOfUnknown = 10;

function isWorthAnother(error: unknown, { retryCount }: TakenJob): boolean {
  if (error instanceof RefusedError) return false;
  return retryCount < (error instanceof TryLaterError ? tries : triesOfUnknown);
}

/**
 * Brings a message to where the store has it: sends it, changes it in place, or finds that it is there. Done anew after a
 * crash it never sends twice what may be there already.
 */
export async function deliver(parts: AssistantParts, channels: Channels, taken: TakenJob): Promise<void> {
  const job = taken.data as DeliveryJob;
  const channel = channels[job.channel];
  const kept = await loaded(parts, job);
  const isOver = kept === undefined || kept.shown >= kept.revision || kept.state === 'told';
  // A message that cannot be changed later has no receipt: what changed in it since is not sent anew.
  const isFixed = kept?.state === 'sent' && kept.receipt == null;
  if (isOver || isFixed || channel === undefined) return parts.store.inTransaction((inside) => inside.complete(taken));
  const way = { parts, channel, taken, job, kept };
  try {
    await (kept.state === 'sending' ? find(way) : send(way));
  } catch (error) {
    if (isWorthAnother(error, taken)) throw error;
    parts.report({
      where: 'assistant: delivery given up',
      correlationId: job.correlationId,
      case: kept.caseKey,
      error,
    });
    await giveUp(way, error);
  }
}
