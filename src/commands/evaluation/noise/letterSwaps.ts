import type { Random } from './random.ts';

/** Letters that text recognition takes one for the other in a screenshot. */
const confusions: readonly (readonly [seen: RegExp, read: string])[] = [
  [/l/, '1'],
  [/I/, 'l'],
  [/o/, '0'],
  [/O/, '0'],
  [/0/, 'O'],
  [/1/, 'l'],
  [/rn/, 'm'],
  [/m/, 'rn'],
  [/S/, '5'],
  [/i/, 'l'],
  [/u/, 'v'],
];

/** Of a hundred words this many are misread, each in one place: more than good text recognition does. */
const misreadShare = 0.03;

/** Misreads single letters, as text recognition does. */
export function letterSwaps(text: string, random: Random): string {
  return text.replace(/[\p{L}\p{N}]{3,}/gu, (word) => (random.happens(misreadShare) ? misread(word, random) : word));
}

function misread(word: string, random: Random): string {
  const [first, ...others] = confusions.filter(([seen]) => seen.test(word));
  if (first === undefined) return word;
  const [seen, read] = random.pick([first, ...others]);
  return word.replace(seen, read);
}
