import type { CaseState } from '../case.ts';

/** When it failed: ISO, in UTC. Nothing where no time with a zone is known. */
export type FailureTimes = { readonly firstFailedAt?: string; readonly lastFailedAt?: string };

const zoned = /(?<!\d)(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,]\d{1,9})? ?(Z|UTC|[+-]\d\d:?\d\d)/g;
const failure = /error|fail|denied|unauthori[sz]ed|forbidden|refused|timed? ?out|back-?off|\b[45]\d\d\b/i;
/** A line is read this far, and so many of them. */
const longestLine = 2000;
const mostLines = 500;

function inUtc(date: string, time: string, zone: string): string | undefined {
  const offset = /^[+-]/.test(zone) ? zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2') : 'Z';
  const moment = new Date(`${date}T${time}${offset}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString().replace('.000Z', 'Z');
}

function timesIn(line: string): string[] {
  return [...line.slice(0, longestLine).matchAll(zoned)].flatMap(
    ([, date = '', time = '', zone = '']) => inUtc(date, time, zone) ?? [],
  );
}

/** The first and the last failure that the paste and the facts tell of. A time without its zone is none. */
export function failureTimes({ paste, facts }: Pick<CaseState, 'paste' | 'facts'>): FailureTimes {
  const lines = (paste ?? '').split('\n').slice(0, mostLines);
  const stated = timesIn(facts.failedAt?.value ?? '');
  const times = [
    ...stated,
    ...lines.filter((line) => failure.test(line.slice(0, longestLine))).flatMap(timesIn),
  ].sort();
  const [first, last] = [times[0], times.at(-1)];
  return first === undefined || last === undefined ? {} : { firstFailedAt: first, lastFailedAt: last };
}
