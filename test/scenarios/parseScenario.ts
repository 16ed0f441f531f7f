/** One line of a scenario. `text` of a user's line goes on in the lines below it that are indented by two blanks. */
export type Line = { readonly number: number; readonly key: string; readonly text: string };

/** What can stand in a scenario; see README.md beside this file. */
const keys = [
  'language',
  'stored',
  'checkable',
  'world',
  'public',
  'person',
  'thread',
  'trouble',
  'targets',
  'like',
  'form',
  'resend',
  'news',
  'ticket',
  'twin',
  'user',
  'aside',
  'press',
  'bot',
  'not',
  'button',
  'effect',
  'silent',
];

/** Reads a scenario file. Throws with the line's number where a line is none of the known ones. */
export function parseScenario(source: string): readonly Line[] {
  const lines: Line[] = [];
  for (const [index, row] of source.split('\n').entries()) {
    const last = lines.at(-1);
    if (row.startsWith('  ') && last) {
      lines[lines.length - 1] = { ...last, text: last.text === '' ? row.slice(2) : `${last.text}\n${row.slice(2)}` };
      continue;
    }
    if (row.trim() === '' || row.startsWith('#')) continue;
    const [, key = '', text = ''] = /^([a-z]+)(?:: ?(.*))?$/.exec(row) ?? [];
    if (!keys.includes(key)) throw new Error(`line ${index + 1}: "${row}" is no line of a scenario`);
    lines.push({ number: index + 1, key, text });
  }
  return lines;
}
