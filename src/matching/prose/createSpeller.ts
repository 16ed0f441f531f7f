import Fuse from 'fuse.js';
import type { StemWord } from './stems.ts';

/** Gives the known word (or the beginning of one) that a misspelt word stands for; undefined where none is near. */
export type Speller = (word: string) => string | undefined;

/** Shorter words are too near to too many others; in the shortest only swapped letters are put right. */
const shortestWord = 5;
const longestWord = 24;

/** From this length on two letters may be wrong. */
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
function groupByInitial(words: readonly StemWord[]): Map<string, StemWord[]> {
  const groups = new Map<string, StemWord[]>();
  for (const word of words.toSorted((a, b) => b.text.length - a.text.length)) {
    const initial = word.text.charAt(0);
    groups.set(initial, [...(groups.get(initial) ?? []), word]);
  }
  return groups;
}

/** The mistakes that make `word` of a known one; undefined where there are too many. Swapped letters are one mistake. */
function countMistakes({ text, open }: StemWord, word: string): number | undefined {
  const longer = word.length - text.length;
  if (longer < -2 || (!open && longer > 2) || lettersLacking(text, word) > 2) return undefined;
  const { isMatch, score } = Fuse.match(text, word, { location: 0, distance: 40, threshold: 0.41 });
  if (!isMatch || score === undefined) return undefined;
  const mistakes = Math.round(score * text.length);
  if (mistakes === 2 && sortedLetters(text) === sortedLetters(word.slice(0, text.length))) return 1;
  if (text.length < lettersForTwo) return mistakes === 1 && longer !== 0 && text.length > shortestWord ? 1 : undefined;
  return mistakes <= 2 ? mistakes : undefined;
}

/** How many different letters of the one are not in the other: a cheap look before Fuse's thorough one. */
function lettersLacking(text: string, word: string): number {
  let lacking = 0;
  for (const letter of text) if (!word.includes(letter)) lacking++;
  return lacking;
}

function sortedLetters(word: string): string {
  return [...word].sort().join('');
}
