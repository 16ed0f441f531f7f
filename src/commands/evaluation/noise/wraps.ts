import type { Random } from './random.ts';

const widths = [60, 72, 80, 100, 120] as const;

/** Breaks long lines at the width of a terminal: in the middle of words, or between them as mail clients do. */
export function wraps(text: string, random: Random): string {
  const width = random.pick(widths);
  const cut = random.happens(0.5) ? cutAnywhere : cutBetweenWords;
  return text
    .split('\n')
    .flatMap((line) => cut(line, width))
    .join('\n');
}

function cutAnywhere(line: string, width: number): string[] {
  const count = Math.max(1, Math.ceil(line.length / width));
  return Array.from({ length: count }, (_, part) => line.slice(part * width, (part + 1) * width));
}

function cutBetweenWords(line: string, width: number): string[] {
  const [first = '', ...words] = line.split(' ');
  const parts = [first];
  for (const word of words) {
    const longer = `${parts.at(-1)} ${word}`;
    if (longer.length > width) parts.push(word);
    else parts[parts.length - 1] = longer;
  }
  return parts;
}
