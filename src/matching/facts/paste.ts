import { anyOf } from '../anyOf.ts';
import { type Command, commandsIn } from './commandsIn.ts';

/** A paste as the readers of facts see it. Positions in `prefixes` and `failing` are those of `lines`. */
export type Paste = {
  readonly lines: readonly string[];
  /** The same lines as they are shown to a person, with what was left out of `lines` because it went well. */
  readonly written: readonly string[];
  /** What `normalise` took from the front of each line; empty where nothing is known of it. */
  readonly prefixes: readonly string[];
  /** Which lines tell of a failure. */
  readonly failing: readonly boolean[];
  readonly commands: readonly Command[];
  /** All lines in one, so that a pattern that is nowhere is looked for once only. */
  readonly text: string;
};

/** A value read in a paste, and the line it stands in. */
export type Found = { readonly value: string; readonly line: string };

/** Which value a pattern in the text tells, best first. */
export type Signs<Value extends string> = readonly (readonly [Value, RegExp])[];

/** The words of error messages; of two lines with the same fact, the one that tells of a failure is believed. */
const failures = [
  /errors?|erro|fata|fail(?:ed|ure|s)?|invalid|unknown|expired|x509/,
  /denied|unauthori[sz]ed|forbidden|refused|rejected|not allowed/,
  /reset by peer|time(?:d )?-?out|deadline exceeded|no such host|not (?:be )?found|max retries/,
  /could not|cannot|can't|unable|too many requests|toomanyrequests/,
  /AADSTS\d{4,8}|(?:CONNECTIVITY|DOCKER)_[A-Z_]{3,40}|40[0134]|429|50[0234]/,
  /chyb[au]|selh\w{1,4}|odm[ií]t\w{1,4}|zam[ií]tnut\w?|nelze|nejde/,
];
const failure = new RegExp(`\\b(?:${anyOf('', ...failures).source})\\b`, 'i');

/** Prepares the lines of a paste for reading facts. */
export function viewPaste(lines: readonly string[], prefixes: readonly string[]): Paste {
  return {
    lines,
    written: lines,
    prefixes,
    failing: lines.map((line) => failure.test(line)),
    commands: commandsIn(lines),
    text: lines.join('\n'),
  };
}

/** The first group of the first pattern that a line has; lines that tell of a failure come first. */
export function findFirst(paste: Paste, patterns: readonly RegExp[], accept = (_: string) => true): Found | undefined {
  for (const pattern of patterns) {
    const hit = pattern.test(paste.text) ? findInLines(paste, pattern, accept) : undefined;
    if (hit) return hit;
  }
  return undefined;
}

function findInLines(paste: Paste, pattern: RegExp, accept: (value: string) => boolean): Found | undefined {
  let elsewhere: Found | undefined;
  for (const [index, line] of paste.lines.entries()) {
    const value = pattern.exec(line)?.[1];
    if (value === undefined || !accept(value)) continue;
    if (paste.failing[index]) return { value, line };
    elsewhere ??= { value, line };
  }
  return elsewhere;
}

/** The value of the first sign that a line of the paste shows. */
export function firstSign<Value extends string>(paste: Paste, signs: Signs<Value>): Found | undefined {
  for (const [value, sign] of signs) {
    const index = sign.test(paste.text) ? paste.lines.findIndex((text) => sign.test(text)) : -1;
    if (index >= 0) return { value, line: paste.written[index]! };
  }
  return undefined;
}
