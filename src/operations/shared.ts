/** Work that runs once for all who ask at a time; its result is given again for so many milliseconds after it came. */
export function shared<Result>(work: () => Promise<Result>, keepMs: number): () => Promise<Result> {
  let running: Promise<Result> | undefined;
  let keptUntil = 0;
  return () => {
    if (running !== undefined && Date.now() < keptUntil) return running;
    keptUntil = Number.POSITIVE_INFINITY;
    running = work().finally(() => {
      keptUntil = Date.now() + keepMs;
    });
    return running;
  };
}
