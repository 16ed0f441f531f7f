import { createClock } from './clock.ts';
import { eachLine } from './eachLine.ts';
import type { Random } from './random.ts';

type Moment = { readonly iso: string; readonly date: string; readonly time: string };

/** The ways in which programs write the time before a line. */
const styles: readonly [(moment: Moment) => string, ...((moment: Moment) => string)[]] = [
  ({ iso }) => iso,
  ({ iso }) => `[${iso}]`,
  ({ iso }) => iso.replace('Z', '+02:00'),
  ({ date, time }) => `${date} ${time},123`,
  ({ date, time }) => `${date.replaceAll('-', '/')} ${time}`,
  ({ date, time }) => `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)} ${time}`,
  ({ time }) => `${time}.042`,
  ({ time }) => `[${time}]`,
  ({ date, time }) => `${date} ${time} +0000 UTC`,
];

/** Puts the time before every line, always in the same style. */
export function timestamps(text: string, random: Random): string {
  const style = random.pick(styles);
  const clock = createClock(random);
  return eachLine(text, (line) => `${style(clock())} ${line}`);
}
