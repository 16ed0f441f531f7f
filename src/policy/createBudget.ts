/** Counts the looks of one person, at one registry and altogether. */
export type Budget = {
  /** Takes one look where one is left. `now` in milliseconds. */
  readonly take: (person: string, registry: string, now: number) => boolean;
};

const hour = 3_600_000;
const mostPairs = 10_000;

/** How many registries' looks one person has altogether: names can be made up, and each look asks Azure. */
const registriesAtOnce = 5;

/**
 * Allows so many looks of one person at one registry within any hour, and five times as many at all of them. Kept in memory: every process has its own, and a restart forgets them, which is
 * enough to keep one person from wearing out Azure's limits.
 */
export function createBudget(looksPerHour: number): Budget {
  const taken = new Map<string, readonly number[]>();
  const recent = (times: readonly number[], now: number) => times.filter((time) => time > now - hour);
  const removeOld = (now: number) => {
    for (const [key, times] of taken) if (recent(times, now).length === 0) taken.delete(key);
  };
  return {
    take: (person, registry, now) => {
      const limits = [
        { key: `${person} ${registry}`, limit: looksPerHour },
        { key: person, limit: looksPerHour * registriesAtOnce },
      ];
      const counts = limits.map(({ key, limit }) => ({ key, limit, times: recent(taken.get(key) ?? [], now) }));
      if (counts.some(({ times, limit }) => times.length >= limit)) return false;
      if (taken.size >= mostPairs) removeOld(now);
      for (const { key, times } of counts) taken.set(key, [...times, now]);
      return true;
    },
  };
}
