import type { Log } from './log.ts';
import type { Readiness } from './readiness.ts';

/** A part of the program that ends: what it is called in the log, and how it is closed. */
export type Closer = { readonly name: string; readonly close: () => Promise<unknown> };

/** What is closed when the process is asked to end. */
export type StopOptions = {
  readonly readiness: Pick<Readiness, 'stop'>;
  /** Closed one after the other, in this order: what takes events first, the store last. */
  readonly closers: readonly Closer[];
  readonly log: Pick<Log, 'info' | 'error' | 'report'>;
  /** Milliseconds; after them the process ends as it is, with status 1. */
  readonly deadlineMs?: number;
};

// Kubernetes and Container Apps kill 30 s after SIGTERM unless told otherwise.
const usualDeadlineMs = 25_000;

const signals = ['SIGINT', 'SIGTERM'] as const;

function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  });
}

/**
 * Waits for SIGTERM or SIGINT, then closes everything in order. A second signal ends the process at once, and so does the
 * deadline; then, and where something could not be closed, the status is 1.
 */
export async function runUntilStopped(options: StopOptions): Promise<void> {
  const { readiness, closers, log, deadlineMs = usualDeadlineMs } = options;
  await untilAsked();
  readiness.stop();
  log.info('stopping');
  for (const signal of signals) process.once(signal, () => process.exit(1));
  const closing = { name: '' };
  const end = setTimeout(() => {
    log.error('stopped before everything was done', { where: closing.name });
    process.exit(1);
  }, deadlineMs);
  await closeAll(closers, log, closing);
  // Should anything else keep the process from ending, the deadline still holds.
  end.unref();
  log.info('stopped');
}

async function closeAll(
  closers: readonly Closer[],
  log: Pick<Log, 'report'>,
  closing: { name: string },
): Promise<void> {
  for (const { name, close } of closers) {
    closing.name = name;
    await close().catch((error: unknown) => {
      log.report({ where: `stopping: ${name}`, error });
      process.exitCode = 1;
    });
  }
}
