import { fold } from './fold.ts';
import { compileWording } from './wording.ts';

/** A deciding line is shown to people and kept in cases, so that it is at most this long. */
export const longestExcerpt = 400;

/** A line, or where it is longer than what is shown, its part around the wording that stands in it. */
export function excerpt(line: string, wording?: string): string {
  if (line.length <= longestExcerpt) return line;
  const at = wording === undefined ? 0 : Math.max(0, positionOf(line, wording));
  const start = Math.max(0, Math.min(at - longestExcerpt / 2, line.length - longestExcerpt));
  return line
    .slice(start, start + longestExcerpt)
    .toWellFormed()
    .trim();
}

function positionOf(line: string, wording: string): number {
  const folded = fold(line);
  const positions = compileWording(wording).map(({ pieces }) => folded.indexOf(pieces[0]?.text ?? ''));
  return Math.min(...positions.filter((position) => position >= 0), line.length);
}
