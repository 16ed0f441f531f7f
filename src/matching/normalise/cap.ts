/** At most this many characters of one line are kept, three quarters of them from its beginning. */
export const longestLine = 8 * 1024;

/** Cuts the middle out of a line that is too long. */
export function capLine(line: string): string {
  if (line.length <= longestLine) return line;
  const head = (longestLine / 4) * 3;
  return `${line.slice(0, head)} … ${line.slice(line.length - (longestLine - head - 3))}`;
}
