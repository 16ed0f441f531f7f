/** At most this many characters of a paste are read: errors stand at its beginning or at its end. */
export const longestText = 64 * 1024;
const keptHead = 40 * 1024;

/** At most this many characters of one line are kept, three quarters of them from its beginning. */
export const longestLine = 8 * 1024;

/** Cuts the middle out of a text that is too long, at line ends where there are any near. */
export function capText(text: string): { readonly text: string; readonly shortened: boolean } {
  if (text.length <= longestText) return { text, shortened: false };
  const head = text.slice(0, keptHead);
  const tail = text.slice(text.length - (longestText - keptHead - 1));
  return { text: `${head}\n${tail}`, shortened: true };
}

/** Cuts the middle out of a line that is too long. */
export function capLine(line: string): string {
  if (line.length <= longestLine) return line;
  const head = (longestLine / 4) * 3;
  return `${line.slice(0, head)} … ${line.slice(line.length - (longestLine - head - 3))}`;
}
