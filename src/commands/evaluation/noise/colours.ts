import { eachLine } from './eachLine.ts';
import type { Random } from './random.ts';

const codes = ['31', '1;31', '33', '91', '38;5;196', '0;36'] as const;
/** The escape character, written out, shown as its symbol, and lost on the way. */
const escapes = ['\u001b', '\u001b', '\\u001b', '\\x1b', '\u241b', ''] as const;

/** Colours whole lines, and single words within them, as terminals do. */
export function colours(text: string, random: Random): string {
  const opening = random.pick(escapes);
  const painted = (part: string) => `${opening}[${random.pick(codes)}m${part}${opening}[0m`;
  return eachLine(text, (line) => {
    if (random.happens(0.5)) return painted(line);
    return line.replace(/[A-Za-z]{4,}/g, (word) => (random.happens(0.2) ? painted(word) : word));
  });
}
