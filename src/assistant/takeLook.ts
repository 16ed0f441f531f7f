import type { FindingsEvent } from '../conversation/case.ts';
import type { TakenJob } from '../store/queue.ts';
import { askerOf } from './eventOf.ts';
import { newCorrelationId } from './failure.ts';
import { type CaseJob, caseKeyOf, type LookJob } from './jobs.ts';
import { noLooks } from './looks.ts';
import { secondsSince } from './observe.ts';
import type { AssistantParts } from './parts.ts';
import { runLook } from './runLook.ts';
import { stableId } from './stableId.ts';

// The checks hold a shorter one by themselves.
export const usualLookDeadline = 20_000;

/**
 * Makes a look at a registry; what it brings are further events of its case. Where the process ends in the middle,
 * another one looks anew: looking changes nothing.
 */
export async function takeLook(parts: AssistantParts, taken: TakenJob): Promise<void> {
  const { correlationId, origin, request } = taken.data as LookJob;
  const key = caseKeyOf(origin.thread);
  const start = Date.now();
  let count = 0;
  const tell = async (event: FindingsEvent): Promise<void> => {
    count++;
    const job: CaseJob = { kind: 'case', correlationId, at: new Date().toISOString(), origin, event };
    const id = stableId(taken.id, event.done ? 'done' : `${taken.retryCount} ${count}`);
    await parts.store.send({ id, queue: 'turn', key, data: job });
    if (event.done) {
      parts.observe.look(event.trouble ?? 'done', secondsSince(start));
      for (const { check, verdict } of event.findings) parts.observe.check(check, verdict);
    }
  };
  const report = (error: unknown) =>
    parts.report({ where: 'assistant: look', correlationId: correlationId || newCorrelationId(), case: key, error });
  const { looks = noLooks, lookDeadline: deadline = usualLookDeadline } = parts;
  await runLook({ looks, asker: askerOf(origin), request, tell, report, deadline });
  await parts.store.inTransaction((inside) => inside.complete(taken));
}
