import type { Span } from './view.ts';

/** A set of ASCII characters, by their codes. */
export type Characters = Uint8Array;

/** The ASCII characters that an expression for a single one matches. */
export function charactersOf(pattern: RegExp): Characters {
  return Uint8Array.from({ length: 128 }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0));
}

function isOneOf(characters: Characters, text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 && characters[code] === 1;
}

/** Where the run of such characters begins that ends at `end`; `end` where there is none. Looks back to `least` at most. */
export function startOfRun(characters: Characters, text: string, end: number, least: number): number {
  let start = end;
  while (start > least && isOneOf(characters, text, start - 1)) start--;
  return start;
}

function endOfRun(characters: Characters, text: string, start: number): number {
  let end = start;
  while (end < text.length && isOneOf(characters, text, end)) end++;
  return end;
}

/** The runs of at least `shortest` such characters. Of other text only each `shortest`th character is looked at. */
export function* runsOf(characters: Characters, text: string, shortest: number): Generator<Span> {
  for (let at = shortest - 1; at < text.length; at += shortest) {
    if (!isOneOf(characters, text, at)) continue;
    const start = startOfRun(characters, text, at, 0);
    const end = endOfRun(characters, text, at);
    if (end - start >= shortest) yield { start, end };
    at = end;
  }
}
