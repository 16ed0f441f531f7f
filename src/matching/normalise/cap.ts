/** At most this many characters of one line are kept, three quarters of them from its beginning. */
export const longestLine = 8 * 1024;

/** Cuts the middle out of a line that is too long. */
export function capLine(line: string): string {
  if (line.length <= longestLine) return line;
  const head = (longestLine / 4) * 3;
  return `${line.slice(0, head)} … ${line.slice(line.length - (longestLine - head - 3))}`;
}

/** At most so many lines are read, the first and the last: no log of the length that is kept has as many. */
export const mostLines = 4000;

/** Leaves the middle of too many lines out. */
export function capLines(lines: readonly string[]): readonly string[] {
  if (lines.length <= mostLines) return lines;
  const first = (mostLines / 8) * 5;
  return [...lines.slice(0, first), ...lines.slice(first - mostLines)];
}
