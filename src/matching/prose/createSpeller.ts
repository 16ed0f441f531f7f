import Fuse from 'fuse.js';
import type { StemWord } from './stems.ts';

/** Gives the known word (or the beginning of one) that a misspelt word stands for; undefined where none is near. */
export type Speller = (word: string) => string | undefined;

/** Shorter words are too near to too many others; in the shortest only swapped letters are put right. */
const shortestWord = 5;
const longestWord = 24;

/** A known word with the set of its letters. */
type Candidate = StemWord & { readonly letters: number };

/** From this length on two letters may be wrong, and one may be another. */
const lettersForTwo = 8;

/**
 * Corrects misspelt words by Fuse.js. The known word is the pattern and the misspelt one the text, because a beginning
 * (`prihlas*`) must be found in a longer word. `ordinary` words are spelt rightly and left alone, too.
 */
export function createSpeller(known: readonly StemWord[], ordinary: readonly StemWord[]): Speller {
  const candidates = groupByInitial(known.filter(({ text }) => isCorrectable(text)));
  const isSpeltRightly = recognise([...known, ...ordinary]);
  return (word) => {
    if (!isCorrectable(word) || isSpeltRightly(word)) return undefined;
    let best: { text: string; mistakes: number } | undefined;
    for (const candidate of candidates.get(word.charAt(0)) ?? []) {
      const mistakes = countMistakes(candidate, word);
      if (mistakes !== undefined && (!best || mistakes < best.mistakes)) best = { text: candidate.text, mistakes };
    }
    return best?.text;
  };
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

/** The mistakes that make `word` of a known one; undefined where there are too many. Swapped letters are one mistake. */
function countMistakes({ text, open, letters }: Candidate, word: string): number | undefined {
  const longer = word.length - text.length;
  const allowed = text.length < lettersForTwo ? 1 : 2;
  if (longer < -2 || (!open && longer > 2) || lacksMore(letters, lettersOf(word), allowed)) return undefined;
  const { isMatch, score } = Fuse.match(text, word, { location: 0, distance: 40, threshold: 2.1 / text.length });
  if (!isMatch || score === undefined) return undefined;
  const mistakes = Math.round(score * text.length);
  const beginning = word.slice(0, text.length);
  if (mistakes === 2 && sortedLetters(text) === sortedLetters(beginning)) return 1;
  const isShort = text.length < lettersForTwo && (text.length === shortestWord || differsInOne(text, beginning));
  return isShort || mistakes > allowed ? undefined : mistakes;
}

/** Whether one letter is another: in a short word that makes a different word as often as a misspelt one. */
function differsInOne(text: string, beginning: string): boolean {
  return [...text].filter((letter, index) => letter !== beginning[index]).length === 1;
}

/** The letters of a word as bits, those beyond z as one: a cheap look before Fuse's thorough one. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << Math.min(word.charCodeAt(at) - 97, 26);
  return bits;
}

/** Whether more than one or two of the letters are not among the others. */
function lacksMore(letters: number, others: number, allowed: number): boolean {
  let lacking = letters & ~others;
  for (let count = 0; count < allowed; count++) lacking &= lacking - 1;
  return lacking !== 0;
}

function sortedLetters(word: string): string {
  return [...word].sort().join('');
}
