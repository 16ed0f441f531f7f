import { fold, wordsOf } from './fold.ts';

/** What text recognition takes for one another in a screenshot, by what both are written as here. */
const lookalikes: readonly (readonly [seen: RegExp, drawn: string])[] = [
  [/rn/g, 'm'],
  [/[i1]/g, 'l'],
  [/0/g, 'o'],
  [/5/g, 's'],
  [/v/g, 'u'],
];
const hasLookalike = /rn|[i105v]/;

/** How a word looks: the same for words that text recognition takes for one another (`reglstry`, `registry`). */
export function looksOf(word: string): string {
  if (!hasLookalike.test(word)) return word;
  return lookalikes.reduce((looks, [seen, drawn]) => looks.replace(seen, drawn), word);
}

/** Gives the known word that a misread one stands for; undefined where it is right or looks like none. */
export type Reread = (word: string) => string | undefined;

/** Shorter words look like too many others, unless a digit stands among their letters; two digits make a number or an id. */
const shortestWord = 5;
const digitAmongLetters = /\p{L}\d\p{L}/u;
const isNumber = /\d[^\d]*\d/;

/** Builds the correction of misread words to `known` ones. `ordinary` words are right, too, and left alone. */
export function createReread(known: Iterable<string>, ordinary: Iterable<string> = []): Reread {
  const right = new Set(known);
  const byLooks = new Map([...right].map((word) => [looksOf(word), word]));
  for (const word of ordinary) right.add(word);
  return (word) => {
    if (right.has(word) || (word.length < shortestWord && !digitAmongLetters.test(word))) return undefined;
    return isNumber.test(word) ? undefined : byLooks.get(looksOf(word));
  };
}

/** The different words of wordings. */
export function wordsOfWordings(wordings: Iterable<string>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const wording of wordings) for (const word of wordsOf(fold(wording))) words.add(word);
  return words;
}
