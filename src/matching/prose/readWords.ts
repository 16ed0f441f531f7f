import { foldProse } from '../fold.ts';

/** A sentence: the line that it stands in, as it was written, and whether a program seems to have written it. */
export type Sentence = { readonly line: string; readonly isOutput: boolean };

/**
 * A text as words, folded (lower case, no diacritics, no apostrophes). `sentenceOf` gives each word's sentence. Commas
 * and brackets stand among the words, so that no stem of several words reaches across them.
 */
export type Prose = {
  readonly words: readonly string[];
  readonly sentenceOf: readonly number[];
  readonly sentences: readonly Sentence[];
};

/** The lines that were read, as they were written, each once. */
export function linesOf({ sentences }: Prose): string[] {
  return [...new Set(sentences.map(({ line }) => line))];
}

/** People write less than this; what comes after is a log, and logs are read by their wordings. */
const mostCharacters = 3000;

/** What any sentence may have: a pair of brackets, a quoted word, a flag. */
const mostSigns = 5;

const standIn = /«[^«»\n]{0,40}»/g;
const address = /(?:https?:\/\/)?((?:[a-z0-9_*-]{1,63}\.){1,8}[a-z]{2,24})(?![a-z0-9])(?::\d{1,5})?(?:\/[^\s'"`,]*)?/gi;
const ipAddress = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]?\d)/g;
const apostrophe = /(?<=\p{L})['’](?=\p{L})/gu;
const wordOrPause = /[\p{L}\p{N}]+|[,;()]/gu;
const sentenceEnd = /[.!?;]+\s+/;

/** Reads the words of a text, up to 3,000 characters. */
export function readWords(lines: readonly string[]): Prose {
  const words: string[] = [];
  const sentenceOf: number[] = [];
  const sentences: Sentence[] = [];
  for (const line of firstLines(lines)) {
    const folded = foldLine(line);
    for (const sentence of folded.split(sentenceEnd)) {
      if (!/[\p{L}\p{N}]/u.test(sentence)) continue;
      for (const word of sentence.match(wordOrPause) ?? []) {
        words.push(word);
        sentenceOf.push(sentences.length);
      }
      sentences.push({ line, isOutput: isOutput(folded) });
    }
  }
  return { words, sentenceOf, sentences };
}

/**
 * A line as prose compares it. The stand-ins of redacted secrets say nothing, and of an address only its host does: a
 * path may hold any word.
 */
export function foldLine(line: string): string {
  return foldProse(
    line.replace(standIn, ' ').replace(apostrophe, '').replace(ipAddress, ' ipv4 ').replace(address, hostOnly),
  );
}

/**
 * Of a registry's host only the suffix, and what is wrong with how it was written: capitals in the name, or a scheme
 * before a bare name.
 */
function hostOnly(written: string, host: string): string {
  const [, name, suffix] = /^(.*?)(azurecr.*)$/i.exec(host) ?? [];
  if (name === undefined || suffix === undefined) return ` ${host} `;
  const capitals = /[a-z]/.test(name) && /[A-Z]/.test(name) ? ' capitalhost' : '';
  const scheme = written.startsWith('http') && written.endsWith(host) ? 'https ' : '';
  return ` ${scheme}${suffix}${capitals} `;
}

/** Whether a program seems to have written a folded line: people use few signs and no columns. */
function isOutput(folded: string): boolean {
  if (/\S(?:\t| {3})\s*\S/.test(folded.trim())) return true;
  const signs = folded.match(/[:/"{}=[\]<>_@#$%*|\\;`()+~^]/g)?.length ?? 0;
  return signs > mostSigns && signs > folded.length * 0.06;
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
