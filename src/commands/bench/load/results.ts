import type { Asked } from './drive.ts';
import type { Figures } from './protocol.ts';

/** Milliseconds of many pastes. */
export type Spread = { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };

/** Megabytes that the process had: resident, and of its heap what is in use. */
export type Memory = Pick<Figures, 'residentMb' | 'heapMb'>;

/** How a program did under the load. */
export type LoadResult = {
  readonly program: string;
  readonly pastes: number;
  /** Milliseconds from a request to its acknowledgement, and to the first message in its thread. */
  readonly acknowledged: Spread;
  readonly firstAnswer: Spread;
  readonly memory: { readonly start: Memory; readonly middle: Memory; readonly end: Memory };
  readonly lag: Figures['lag'];
  /** Percent of the machine's processors that were at work, whoever's: near 100 the other figures tell of waiting. */
  readonly machineBusy: number;
  /** Milliseconds of processor time for each paste. */
  readonly cpuMs: number;
  /** Requests that were not acknowledged with success, and pastes that nobody answered. */
  readonly refused: number;
  readonly unanswered: number;
  /** Seconds from the last acknowledgement until nothing waited any more, and what waited still. */
  readonly drainSeconds: number;
  readonly waiting: number;
  readonly problems: Readonly<Record<string, number>>;
};

/** The spread of measured values; of none, not a number. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Whether a paste was acknowledged, so that an answer must follow. */
export const isAccepted = ({ status }: Pick<Asked, 'status'>) => status >= 200 && status < 300;

/** How quickly the pastes were acknowledged and answered, and how many were not. */
export function answersOf(asked: readonly Asked[], firstMessages: ReadonlyMap<string, number>) {
  const good = asked.filter(isAccepted);
  const answered = good.flatMap(({ ask, start }) => {
    const came = firstMessages.get(ask.thread);
    return came === undefined ? [] : [came - start];
  });
  return {
    pastes: asked.length,
    acknowledged: spreadOf(good.map(({ milliseconds }) => milliseconds)),
    firstAnswer: spreadOf(answered),
    refused: asked.length - good.length,
    unanswered: good.length - answered.length,
  };
}
