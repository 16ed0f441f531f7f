/** How viewers show that they left something out. */
const cutMark = /\s*(?:…|\.{3}|\[truncated\])$/;

/** A line without the mark of a viewer that left out what comes after. */
export function withoutCutMark(line: string): string {
  return line.replace(cutMark, '');
}
