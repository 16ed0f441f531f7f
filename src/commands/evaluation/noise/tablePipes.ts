import type { Random } from './random.ts';

/** Sets the text into a table: with pipes as in Markdown, with box lines as tools draw it, with numbered rows. */
export function tablePipes(text: string, random: Random): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const width = Math.max(7, ...lines.map(({ length }) => length));
  const row = (cell: string, border: string) => `${border} ${cell.padEnd(width)} ${border}`;
  switch (random.below(4)) {
    case 0:
      return [row('Message', '|'), `|${'-'.repeat(width + 2)}|`, ...lines.map((line) => row(line, '|'))].join('\n');
    case 1: {
      const edge = '─'.repeat(width + 2);
      return [`┌${edge}┐`, ...lines.map((line) => row(line, '│')), `└${edge}┘`].join('\n');
    }
    case 2:
      return ['| # | Message |', '|---|---|', ...lines.map((line, index) => `| ${index + 1} | ${line} |`)].join('\n');
    default:
      return lines.map((line) => `│ ${line}`).join('\n');
  }
}
