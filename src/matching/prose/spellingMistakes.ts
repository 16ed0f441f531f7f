import Fuse from 'fuse.js';
import type { StemWord } from './stems.ts';

/** Shorter words are too near to too many others; in words of this length only swapped letters are put right. */
export const shortestWord = 5;

/** From this length on two letters may be wrong, and one may be another. */
const lettersForTwo = 8;

/** How many mistakes are put right in a word. */
export function mostMistakes(known: string): number {
  return known.length < lettersForTwo ? 1 : 2;
}

/**
 * The mistakes that make `word` of a known one; undefined where there are too many. Fuse.js counts them: the known word
 * is the pattern and the misspelt one the text, because a beginning (`prihlas*`) must be found in a longer word. Swapped
 * letters are one mistake.
 */
export function countMistakes({ text, open }: StemWord, word: string): number | undefined {
  const longer = word.length - text.length;
  if (longer < -2 || (!open && longer > 2)) return undefined;
  const { isMatch, score } = Fuse.match(text, word, { location: 0, distance: 40, threshold: 2.1 / text.length });
  if (!isMatch || score === undefined) return undefined;
  const mistakes = Math.round(score * text.length);
  const beginning = word.slice(0, text.length);
  if (mistakes === 2 && isSwapped(text, beginning)) return 1;
  const isShort = text.length < lettersForTwo && (text.length === shortestWord || differsInOne(text, beginning));
  return isShort || mistakes > mostMistakes(text) ? undefined : mistakes;
}

/** Whether one letter is another: in a short word that makes a different word as often as a misspelt one. */
function differsInOne(text: string, beginning: string): boolean {
  const others = [...text].filter((letter, index) => letter !== beginning[index]);
  return text.length === beginning.length && others.length === 1;
}

/** Whether two neighbouring letters changed places: the commonest slip, which Fuse counts as two. */
function isSwapped(text: string, beginning: string): boolean {
  const at = [...text].findIndex((letter, index) => letter !== beginning[index]);
  const swapped = text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
  return at >= 0 && swapped === beginning;
}
