import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/**
 * Does a piece of work under a correlation id: every line of the log that is written on the way carries it. A job carries
 * the id of the event that it came from, so that one id leads from what was pasted to the last message about it.
 */
export function withCorrelationId<Result>(id: string, work: () => Result): Result {
  return current.run(id, work);
}

/** The id that the running work belongs to, where it has one. */
export function currentCorrelationId(): string | undefined {
  return current.getStore();
}
