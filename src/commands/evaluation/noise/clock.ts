import type { Random } from './random.ts';

/** A moment of an invented log. Each one that is asked for is up to a second later than the one before. */
export type Clock = () => { readonly iso: string; readonly date: string; readonly time: string };

/** Starts the clock of a log at an invented time. */
export function createClock(random: Random): Clock {
  let now = Date.UTC(2026, random.below(12), 1 + random.below(28), random.below(24), random.below(60));
  return () => {
    now += random.below(1000);
    const iso = new Date(now).toISOString();
    return { iso, date: iso.slice(0, 10), time: iso.slice(11, 19) };
  };
}
