import type { Share } from './score.ts';

/** A share as people read it: "97.4 %"; a dash where there is nothing to share. */
export function percent(value: Share): string {
  return value === null ? '–' : `${(value * 100).toFixed(1)} %`;
}

/** By how many points a share is lower than before: "−1.2"; a dash where one is missing. */
export function points(value: Share, before: Share): string {
  if (value === null || before === null) return '–';
  const difference = (value - before) * 100;
  return `${difference < 0 ? '−' : '+'}${Math.abs(difference).toFixed(1)}`;
}
