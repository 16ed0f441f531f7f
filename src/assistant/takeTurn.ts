import type { Transacted } from '../store/openStore.ts';
import { LostJobError } from '../store/openStore.ts';
import { type TakenJob, TryLaterError } from '../store/queue.ts';
import { post } from './caseEffects.ts';
import { type CaseJob, caseKeyOf, type Origin, type TicketJob } from './jobs.ts';
import type { AssistantParts } from './parts.ts';
import { stableId } from './stableId.ts';
import { type Channels, originOf, takeCase } from './takeCase.ts';
import { takeTicket } from './takeTicket.ts';
import { toHelpdesk } from './toHelpdesk.ts';

/** Tries before an event is given up: what fails that often fails because of what it is. */
const tries = 3;

async function apologise(parts: AssistantParts, inside: Transacted, taken: TakenJob, origin: Origin, error: unknown) {
  const { correlationId } = taken.data as CaseJob;
  const { thread, person, address } = origin;
  const turn = { jobId: taken.id, correlationId, now: new Date() };
  const message = parts.apologise(error, person.language ?? parts.defaultLanguage, correlationId);
  const place = { key: caseKeyOf(thread), channel: thread.channel, address };
  await post(inside, turn, { id: stableId(taken.id, 'apology'), ...place, message });
}

/** Gives an event up: it is kept for the operator, and whoever waits for an answer is told. */
async function giveUp(
  parts: AssistantParts,
  taken: TakenJob,
  origin: Origin | undefined,
  error: unknown,
): Promise<void> {
  await parts.store.inTransaction(async (inside) => {
    if (origin?.addressed) await apologise(parts, inside, taken, origin, error);
    await inside.bury(taken, error instanceof Error ? error.name : 'unknown');
  });
}

async function take(parts: AssistantParts, channels: Channels, taken: TakenJob, origin: Origin | undefined) {
  const job = taken.data as CaseJob | TicketJob;
  if (job.kind === 'ticket') return takeTicket(parts, channels, taken);
  if (origin !== undefined && (await toHelpdesk(parts, channels, taken, origin))) return;
  return takeCase(parts, channels, taken);
}

/** Takes one event, of a case or of a ticket. */
export async function takeTurn(parts: AssistantParts, channels: Channels, taken: TakenJob): Promise<void> {
  const job = taken.data as CaseJob | TicketJob;
  const origin = job.kind === 'case' ? await originOf(parts, taken) : job.origin;
  // What was begun that often ended the process each time, or took too long.
  const isPoison = taken.retryCount > 20;
  try {
    if (isPoison) throw new Error('begun too often');
    await take(parts, channels, taken, origin);
  } catch (error) {
    const isPassing = error instanceof TryLaterError || error instanceof LostJobError;
    if (!isPoison && (isPassing || taken.retryCount < tries)) throw error;
    const { correlationId } = job;
    parts.report({ where: 'assistant: event given up', correlationId, case: taken.key, error });
    await giveUp(parts, taken, origin, error);
  }
}
