import type { StorePlace } from '../../../store/openDatabase.ts';

/** What a program under load is started with: where the platforms' stand-ins are, and where it keeps things. */
export type Start = { readonly platforms: string; readonly store: StorePlace };

/** The ports that a program under load listens on. */
export type Ports = { readonly slack: number; readonly teams: number };

/** How a program under load is doing. Megabytes and milliseconds; `lag` is how late its timers were since it was asked last. */
export type Figures = {
  readonly residentMb: number;
  readonly heapMb: number;
  readonly lag: { readonly p99: number; readonly max: number };
  /** Seconds of processor time so far. */
  readonly cpuSeconds: number;
  /** Jobs that wait or are in hand. */
  readonly waiting: number;
  /** What went wrong, each kind with its number. */
  readonly problems: Readonly<Record<string, number>>;
};

/** What the parent says to a program under load, and what that answers. */
export type ToProgram = { readonly start: Start } | 'figures' | 'end';
export type FromProgram = { readonly ports: Ports } | { readonly figures: Figures };
