/** Thrown where something took too long. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError';
}

/** The result of some work, where it comes within a limit. The signal tells the work that nobody waits any longer. */
export async function withinLimit<Result>(
  limitMs: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const controller = new AbortController();
  const timer = setTimeout(() => {
    reject(new TooLateError(`It took longer than ${limitMs} ms.`));
    controller.abort();
  }, limitMs);
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
