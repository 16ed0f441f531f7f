import type { Redacted } from '../redaction/redacted.ts';
import { viewPaste } from './facts/paste.ts';
import { fold } from './fold.ts';
import { maskLine } from './maskLine.ts';
import { normalise } from './normalise.ts';

/**
 * An error that no signature knows, without anything of the person who pasted it. Two pastes of the same error have the
 * same `template`, its most telling line in lower case; `example` shows up to three lines of it.
 */
export type Template = { readonly template: string; readonly example: string };

/** Characters of an example at most; the store keeps no more. */
export const longestExample = 500;
const longestTemplate = 300;
/** A masked line is cut from this much, so that a long one costs no time. */
const longestLine = 2000;
const mostLines = 3;
/** With fewer words left a line would say nothing to who reads it. */
const leastWords = 3;

/** The template of a paste that nothing matched; undefined where no line tells of a failure. Pure and linear. */
export function templateOf(text: Redacted): Template | undefined {
  const { lines, prefixes } = normalise(text);
  const { failing } = viewPaste(lines, prefixes);
  const telling = lines.flatMap((line, place) => (failing[place] ? [{ line, place, score: scoreOf(line) }] : []));
  const best = telling
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostLines)
    .map(({ line, place }) => ({ place, masked: maskLine(line.slice(0, longestLine)) }))
    .filter(({ masked }) => wordsLeft(masked) >= leastWords);
  const [first] = best;
  if (first === undefined) return undefined;
  const inOrder = best.toSorted((a, b) => a.place - b.place).map(({ masked }) => masked);
  return {
    template: cut(fold(first.masked), longestTemplate),
    example: cut(exampleOf(first.masked, inOrder), longestExample),
  };
}

/** What makes a line of error output more telling than another, and what makes it say less. */
const signs: readonly (readonly [score: number, sign: RegExp])[] = [
  [2, /AADSTS\d{4,8}|\b[A-Z]{2,30}_[A-Z_]{2,30}\b|\([A-Z][A-Za-z]{3,40}\)/],
  [1, /\b[45]\d\d\b/],
  [2, /\b(?:error|fatal|failed|denied|unauthorized|forbidden|exception|chyba)\b/i],
  [1, /: /],
  [-3, /\bexit(?:ed with)? (?:code|status)\b|\bprocess completed\b|\bback-?off\b|\bsee (?:the )?(?:logs?|above)\b/i],
];

function scoreOf(line: string): number {
  const start = line.slice(0, longestLine);
  return signs.reduce((sum, [score, sign]) => sum + (sign.test(start) ? score : 0), 0);
}

function wordsLeft(masked: string): number {
  return masked.replace(/<[a-z]+>/g, ' ').match(/[A-Za-z]{2,}/g)?.length ?? 0;
}

/** All the lines where they fit, else the most telling one. */
function exampleOf(first: string, lines: readonly string[]): string {
  const all = [...new Set(lines)].join('\n');
  return all.length <= longestExample ? all : first;
}

/** Cuts a text between words, so that no mask is halved. */
function cut(text: string, longest: number): string {
  return text.length <= longest
    ? text
    : text
        .slice(0, longest)
        .replace(/[^\s]*$/, '')
        .trim();
}
