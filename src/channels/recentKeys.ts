/** Tells a first delivery from a repeated one. */
export type RecentKeys = {
  /** Notes a key, and says whether it was not among the newest ones. */
  readonly isNew: (key: string) => boolean;
};

/** Keeps the newest `capacity` keys in memory, the oldest goes first. */
export function createRecentKeys(capacity: number): RecentKeys {
  const keys = new Set<string>();
  return {
    isNew: (key) => {
      if (keys.has(key)) return false;
      keys.add(key);
      const oldest = keys.values().next();
      if (keys.size > capacity && !oldest.done) keys.delete(oldest.value);
      return true;
    },
  };
}
