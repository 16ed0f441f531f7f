import type { Answer } from './port.ts';

/** How long found answers are kept, and under which key; by default what is asked for, in any case of letters. */
export type Keeping<Given extends readonly string[]> = {
  readonly ttlMs: number;
  readonly keyOf?: (...given: Given) => string;
};

/** What was read lately. */
export type Memory = {
  /**
   * The same read, whose found answers are kept for a while; who asks while it is under way waits for it. Absent and
   * unknown answers are not kept: what was missing or refused a moment ago may have been put right.
   */
  readonly remember: <Given extends readonly string[], Value>(
    read: (...given: Given) => Promise<Answer<Value>>,
    keeping?: Keeping<Given>,
  ) => (...given: Given) => Promise<Answer<Value>>;
  /** Reads everything anew from now on. */
  readonly forget: () => void;
};

const maxEntries = 2000;

function plainKey(...given: readonly string[]): string {
  return given.join('\n').toLowerCase();
}

/** Creates an empty memory. `now`: milliseconds. */
export function createMemory(now: () => number): Memory {
  const forgetters: (() => void)[] = [];
  return {
    remember<Given extends readonly string[], Value>(
      read: (...given: Given) => Promise<Answer<Value>>,
      { ttlMs, keyOf = plainKey }: Keeping<Given> = { ttlMs: 0 },
    ) {
      const entries = new Map<string, { readonly answer: Promise<Answer<Value>>; endsAt: number }>();
      forgetters.push(() => entries.clear());
      return (...given: Given) => {
        const key = keyOf(...given);
        const kept = entries.get(key);
        if (kept !== undefined && kept.endsAt > now()) return kept.answer;
        if (entries.size >= maxEntries) entries.clear();
        const entry = { answer: read(...given), endsAt: Number.POSITIVE_INFINITY };
        entries.set(key, entry);
        entry.answer.then(({ kind }) => {
          if (kind === 'found' && ttlMs > 0) entry.endsAt = now() + ttlMs;
          else if (entries.get(key) === entry) entries.delete(key);
        });
        return entry.answer;
      };
    },
    forget() {
      for (const forget of forgetters) forget();
    },
  };
}
