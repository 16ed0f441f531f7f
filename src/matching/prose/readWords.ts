import { foldProse } from '../fold.ts';

/**
 * A text as words, folded (lower case, no diacritics, no apostrophes). `sentenceOf` gives each word's sentence,
 * `lineOf` each sentence's line as it was written.
 */
export type Prose = {
  readonly words: readonly string[];
  readonly sentenceOf: readonly number[];
  readonly lineOf: readonly string[];
};

/** People write less than this; what comes after is a log, and logs are read by their wordings. */
const mostCharacters = 3000;

const standIn = /«[^«»\n]{0,40}»/g;
const apostrophe = /(?<=\p{L})['’](?=\p{L})/gu;
const sentenceEnd = /[.!?;]+\s+/;

/** Reads the words of a text, up to 3,000 characters. */
export function readWords(lines: readonly string[]): Prose {
  const words: string[] = [];
  const sentenceOf: number[] = [];
  const lineOf: string[] = [];
  for (const line of firstLines(lines)) {
    for (const sentence of foldLine(line).split(sentenceEnd)) {
      const found = sentence.match(/[\p{L}\p{N}]+/gu) ?? [];
      if (found.length === 0) continue;
      for (const word of found) {
        words.push(word);
        sentenceOf.push(lineOf.length);
      }
      lineOf.push(line);
    }
  }
  return { words, sentenceOf, lineOf };
}

/** A line as prose compares it; the stand-ins of redacted secrets say nothing. */
export function foldLine(line: string): string {
  return foldProse(line.replace(standIn, ' ').replace(apostrophe, ''));
}

function firstLines(lines: readonly string[]): string[] {
  const first: string[] = [];
  let left = mostCharacters;
  for (const line of lines) {
    if (left <= 0) break;
    first.push(line.slice(0, left));
    left -= line.length + 1;
  }
  return first;
}
