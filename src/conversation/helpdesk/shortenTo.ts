import { cutText } from '../../messages/shorten.ts';
import type { Redacted } from '../../redaction/redacted.ts';

/** At most `limit` units of a text, without blanks around it. A part of a redacted text holds no secret either. */
export function shortenTo(text: Redacted, limit: number): Redacted {
  return cutText(text.trim(), limit) as Redacted;
}

/** At most `limit` units of a text, in one line. */
export function oneLine(text: string, limit: number): string {
  return cutText(text.trim().replace(/\s+/g, ' '), limit);
}

/** A text in pieces of at most `limit` units, cut at a line end where there is one. Joined, they are the text. */
export function piecesOf(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const end = rest.lastIndexOf('\n', limit - 1) + 1;
    // Never inside a character.
    const hard = /[\ud800-\udbff]/.test(rest[limit - 1]!) ? limit - 1 : limit;
    const length = end > 0 ? end : hard;
    pieces.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return rest === '' ? pieces : [...pieces, rest];
}
