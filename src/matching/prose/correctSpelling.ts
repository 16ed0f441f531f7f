import type { Speller } from './createSpeller.ts';
import { foldLine, linesOf, type Prose } from './readWords.ts';
import { shortestWord } from './spellingMistakes.ts';

/** A line in which words were put right: as it was written, and folded with the right words. */
export type CorrectedLine = { readonly line: string; readonly corrected: string };

/** A text longer than this is a log: its words come from programs, which do not misspell. */
const mostCharacters = 1500;
const mostWords = 50;

/** Puts misspelt words right: the same prose with right words, and the lines that changed. Looks at 50 words at most. */
export function correctSpelling(prose: Prose, correct: Speller): { prose: Prose; lines: CorrectedLine[] } {
  const writtenLines = linesOf(prose);
  const length = writtenLines.reduce((sum, line) => sum + line.length, 0);
  if (length > mostCharacters) return { prose, lines: [] };
  const corrections = new Map<string, string>();
  const longWords = prose.words.filter((word) => word.length >= shortestWord || /\p{L}\d\p{L}/u.test(word));
  for (const word of [...new Set(longWords)].slice(0, mostWords)) {
    const right = correct(word);
    if (right !== undefined) corrections.set(word, right);
  }
  if (corrections.size === 0) return { prose, lines: [] };
  const put = (word: string) => corrections.get(word) ?? word;
  const lines = writtenLines
    .map((line) => ({ line, folded: foldLine(line) }))
    .map(({ line, folded }) => ({ line, folded, corrected: folded.replace(/[\p{L}\p{N}]+/gu, put) }))
    .filter(({ folded, corrected }) => corrected !== folded);
  return { prose: { ...prose, words: prose.words.map(put) }, lines };
}
