import type { OpenQueue } from './openQueue.ts';
import type { TakenJob, Worker, WorkerOptions } from './queue.ts';

/** Milliseconds between two looks for jobs that another process stored, or that wait for their time. */
const pause = 500;

/** Milliseconds until it is looked for the job after one that ended: looks cost more than most jobs, so many share one. */
const pauseAfterEnd = 25;

/**
 * Works through a queue: so many jobs at once, each as soon as there is a hand free. What a handler throws gives its job
 * back.
 */
export function createWorker(queue: OpenQueue, { queue: name, atOnce, handle, onError }: WorkerOptions): Worker {
  const inHand = new Set<Promise<void>>();
  let isStopping = false;
  let isAwake = false;
  let awake = Promise.withResolvers<void>();
  const wake = () => {
    isAwake = true;
    awake.resolve();
  };
  let afterEnd: NodeJS.Timeout | undefined;
  /** The next job of the same key may be done now; where no hand was free, any other. */
  const wakeAfterEnd = (wasFull: boolean) => {
    if (wasFull || isStopping) wake();
    else afterEnd ??= setTimeout(wake, pauseAfterEnd);
  };
  const carryOut = async (job: TakenJob) => {
    try {
      await handle(job);
    } catch (error) {
      onError(error, job);
      await queue.giveBack(job, error).catch((again: unknown) => onError(again, job));
    }
  };
  const begin = (job: TakenJob) => {
    const work = carryOut(job).finally(() => {
      const wasFull = inHand.size === atOnce;
      inHand.delete(work);
      wakeAfterEnd(wasFull);
    });
    inHand.add(work);
  };
  const fetchJobs = async () => {
    const free = atOnce - inHand.size;
    if (free === 0) return;
    clearTimeout(afterEnd);
    afterEnd = undefined;
    const jobs = await queue.fetch(name, free).catch((error: unknown) => {
      onError(error);
      return [];
    });
    for (const job of jobs) begin(job);
  };
  const rest = async () => {
    const timer = setTimeout(wake, pause);
    if (!isAwake) await awake.promise;
    clearTimeout(timer);
  };
  const run = async () => {
    while (!isStopping) {
      isAwake = false;
      awake = Promise.withResolvers<void>();
      await fetchJobs();
      if (!isStopping) await rest();
    }
  };
  const running = run();
  return {
    wake,
    stop: async () => {
      isStopping = true;
      clearTimeout(afterEnd);
      wake();
      await running;
      await Promise.all(inHand);
    },
  };
}
