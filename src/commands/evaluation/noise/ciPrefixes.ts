import { type Clock, createClock } from './clock.ts';
import { eachLine } from './eachLine.ts';
import type { Random } from './random.ts';

type Prefix = (line: string, clock: Clock, number: number) => string;

/** How pipelines, container tools and system logs begin their lines. */
const prefixes: readonly [Prefix, ...Prefix[]] = [
  (line, clock) => `${clock().iso.replace('Z', '4567Z')} ${line}`,
  (line, clock) => `${clock().iso.replace('Z', '4567Z')} ##[error]${line}`,
  (line) => `##[error]${line}`,
  (line) => `::error::${line}`,
  (line, clock) => `build\tPush image\t${clock().iso.replace('Z', '4567Z')} ${line}`,
  (line) => `[Pipeline] ${line}`,
  (line, clock) => `${clock().iso.replace('Z', '123Z')} 01O ${line}`,
  (line, _clock, number) => `#${number} 0.${100 + (number % 900)} ${line}`,
  (line) => `web-1  | ${line}`,
  (line, clock, number) => `E0412 ${clock().time}.${100000 + number}    1187 kuberuntime_manager.go:1449] ${line}`,
  (line, clock) => `Apr 12 ${clock().time} build-07 dockerd[812]: ${line}`,
  (line, clock) => `[${clock().date} ${clock().time}] [ERROR] ${line}`,
];

/** Puts the same kind of prefix that a pipeline or a log writes before every line. */
export function ciPrefixes(text: string, random: Random): string {
  const prefix = random.pick(prefixes);
  const clock = createClock(random);
  const number = 2 + random.below(40);
  return eachLine(text, (line) => prefix(line, clock, number));
}
