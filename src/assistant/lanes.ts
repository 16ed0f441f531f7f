/** Runs work of one key in the order of the calls, one at a time; work of different keys runs side by side. */
export type Lanes = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/** Makes lanes for this process. Work that fails does not stop what waits behind it. */
export function createLanes(): Lanes {
  const lastOf = new Map<string, Promise<void>>();
  return (key, work) => {
    const result = (lastOf.get(key) ?? Promise.resolve()).then(work);
    const done = () => {
      if (lastOf.get(key) === last) lastOf.delete(key);
    };
    const last: Promise<void> = result.then(done, done);
    lastOf.set(key, last);
    return result;
  };
}
