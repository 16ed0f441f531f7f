import { countMistakes, mostMistakes, shortestWord } from './spellingMistakes.ts';
import type { StemWord } from './stems.ts';

/** Gives the known word (or the beginning of one) that a misspelt word stands for; undefined where none is near. */
export type Speller = (word: string) => string | undefined;

/** A known word with the set of its letters. */
type Candidate = StemWord & { readonly letters: number };

const longestWord = 24;

/** Corrects misspelt words to `known` ones. `ordinary` words are spelt rightly, too, and left alone. */
export function createSpeller(known: readonly StemWord[], ordinary: readonly StemWord[]): Speller {
  const candidates = groupByInitial(known.filter(({ text }) => isCorrectable(text)));
  const isSpeltRightly = recognise([...known, ...ordinary]);
  return (word) => {
    const asLetters = lettersForDigits(word);
    if (asLetters !== word) return isSpeltRightly(asLetters) ? asLetters : undefined;
    if (!isCorrectable(word) || isSpeltRightly(word)) return undefined;
    return nearest(word, candidates.get(word.charAt(0)) ?? []);
  };
}

/** Digits that text recognition read in a screenshot where letters stand: `unauth0rized`. */
const misreadDigits: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 5: 's' };
const digitAmongLetters = /(?<=\p{L})[015](?=\p{L})/gu;

function lettersForDigits(word: string): string {
  return word.replace(digitAmongLetters, (digit) => misreadDigits[digit]!);
}

function isCorrectable(word: string): boolean {
  return word.length >= shortestWord && word.length <= longestWord && /^\p{L}+$/u.test(word);
}

function recognise(words: readonly StemWord[]): (word: string) => boolean {
  const whole = new Set(words.filter(({ open }) => !open).map(({ text }) => text));
  const beginnings = new Set(words.filter(({ open }) => open).map(({ text }) => text));
  return (word) => whole.has(word) || prefixesOf(word).some((prefix) => beginnings.has(prefix));
}

function prefixesOf(word: string): string[] {
  return Array.from({ length: word.length }, (_, index) => word.slice(0, index + 1));
}

/** Words by their first letter, which is rarely the wrong one; the longest first, because they say the most. */
function groupByInitial(words: readonly StemWord[]): ReadonlyMap<string, readonly Candidate[]> {
  const distinct = new Map(
    words.map((word) => [`${word.text}${word.open ? '*' : ''}`, { ...word, letters: lettersOf(word.text) }]),
  );
  const longestFirst = [...distinct.values()].sort((a, b) => b.text.length - a.text.length);
  return Map.groupBy(longestFirst, ({ text }) => text.charAt(0));
}

/** The candidate with the fewest mistakes. The ending that a beginning leaves out is as good as a mistake. */
function nearest(word: string, candidates: readonly Candidate[]): string | undefined {
  const letters = lettersOf(word);
  let best: { text: string; doubt: number } | undefined;
  for (const candidate of candidates) {
    if (lacksMore(candidate.letters, letters, mostMistakes(candidate.text))) continue;
    const mistakes = countMistakes(candidate, word);
    const doubt = (mistakes ?? Number.POSITIVE_INFINITY) + (candidate.open ? 1 : 0);
    if (doubt < (best?.doubt ?? Number.POSITIVE_INFINITY)) best = { text: candidate.text, doubt };
  }
  return best?.text;
}

/** The letters of a word as bits, those beyond z as one: a cheap look before Fuse's thorough one. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << Math.min(word.charCodeAt(at) - 97, 26);
  return bits;
}

/** Whether more letters than allowed are not among the others. */
function lacksMore(letters: number, others: number, allowed: number): boolean {
  let lacking = letters & ~others;
  for (let count = 0; count < allowed; count++) lacking &= lacking - 1;
  return lacking !== 0;
}
