/** Counts the looks of one person at one registry. */
export type Budget = {
  /** Takes one look where one is left. `now` in milliseconds. */
  readonly take: (person: string, registry: string, now: number) => boolean;
};

const hour = 3_600_000;
const mostPairs = 10_000;

/**
 * Allows so many looks within any hour. Kept in memory: every process has its own, and a restart forgets them, which is
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
      const key = `${person} ${registry}`;
      const times = recent(taken.get(key) ?? [], now);
      if (times.length >= looksPerHour) return false;
      if (taken.size >= mostPairs) removeOld(now);
      taken.set(key, [...times, now]);
      return true;
    },
  };
}
