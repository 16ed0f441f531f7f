import type { ReportProblem } from '../assistant/failure.ts';

/** Events of a kind that a channel does not know. `code` says which and how many. */
export class UnknownEvents extends Error {
  override readonly name = 'UnknownEvents';
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const kindsCounted = 100;

/** Whom unknown events are told to: each for the metrics, the first ones of a kind for the log. */
export type UnknownEventsOptions = {
  readonly report: ReportProblem;
  readonly unknownEvent?: (channel: string) => void;
};

/**
 * Counts events that a channel acknowledges without knowing them, by kind; the operator is told of the first, the tenth,
 * the hundredth. A platform may stop delivering to a bot that answers them with errors
 * (https://learn.microsoft.com/en-us/answers/questions/5898317, read 2026-11-23).
 */
export function createUnknownEvents(
  channel: string,
  { report, unknownEvent = () => undefined }: UnknownEventsOptions,
): (kind: string) => void {
  const counts = new Map<string, number>();
  return (kind) => {
    unknownEvent(channel);
    const shown = kind.replace(/[^\w/. -]/g, '?').slice(0, 60);
    const counted = counts.has(shown) || counts.size < kindsCounted ? shown : 'others';
    const count = (counts.get(counted) ?? 0) + 1;
    counts.set(counted, count);
    if (!/^10*$/.test(String(count))) return;
    report({ where: `${channel}: event`, correlationId: '', error: new UnknownEvents(`${counted}: ${count}`) });
  };
}
