const percent = /%(2[0-9a-f]|3[a-f]|40|5[bdf]|7[bd])/gi;
/** What Go prints of `%3A` and `%2F` when an address was mistaken for a format. */
const goFormat: Readonly<Record<string, string>> = { '%!A(MISSING)': ':', '%!F(MISSING)': '/' };
/** A path of Windows (kept as it is), or a written-out line break or tab. `DOMAIN\name` holds none. */
const writtenBreak =
  /(?<![A-Za-z])[A-Za-z]:\\[^\s"',;]{0,400}|\\{1,4}r\\{1,4}n|(?:(?<![A-Za-z0-9\\])\\{1,4}|(?<=[A-Za-z0-9])\\{1,4}(?=n(?![a-z])))n|\\{1,4}t(?![a-z])/g;

/** Turns the escapes of JSON, shells and addresses back into the characters that they stand for. */
export function decodeEscapes(text: string): string {
  const plain = text.includes('\\') ? text.split('\n').map(decodeBackslashes).join('\n') : text;
  if (!plain.includes('%')) return plain;
  return plain
    .replace(percent, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/%![AF]\(MISSING\)/g, (text) => goFormat[text]!);
}

function decodeBackslashes(line: string): string {
  if (!line.includes('\\')) return line;
  const decoded = line
    .replaceAll("'\\''", "'")
    .replace(/\\{1,4}u00([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\{1,8}(["'])/g, '$1')
    .replace(/\\{1,2}\//g, '/');
  return decoded.replace(writtenBreak, (found) => (found.startsWith('\\') ? breakOf(found) : found));
}

function breakOf(written: string): string {
  return written.endsWith('t') ? ' ' : '\n';
}
