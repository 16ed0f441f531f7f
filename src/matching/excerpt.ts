import { fold } from './fold.ts';
import { compileWording, placeOf } from './wording.ts';

/** A deciding line is shown to people and kept in cases, so that it is at most this long. */
export const longestExcerpt = 400;

/** What a cut inside a character outside the basic plane leaves. */
const halfCharacters = /^[\udc00-\udfff]|[\ud800-\udbff]$/g;

/** A line, or where it is longer than what is shown, its part around the wording that stands in it. */
export function excerpt(line: string, wording?: string): string {
  if (line.length <= longestExcerpt) return line;
  const at = wording === undefined ? 0 : positionOf(line, wording);
  const start = Math.max(0, Math.min(at - longestExcerpt / 2, line.length - longestExcerpt));
  return line
    .slice(start, start + longestExcerpt)
    .replace(halfCharacters, '')
    .trim();
}

function positionOf(line: string, wording: string): number {
  const folded = fold(line);
  const places = compileWording(wording).map((variant) => placeOf(variant, folded));
  return Math.min(...places.filter((place) => place >= 0), line.length);
}
