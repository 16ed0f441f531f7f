import type { Random } from './random.ts';

type Quotes = readonly [open: string, close: string, openSingle: string, closeSingle: string];

/** Opening and closing quotes, double and single ones: English, Czech, and marks of minutes and seconds. */
const quotes: readonly [Quotes, ...Quotes[]] = [
  ['“', '”', '‘', '’'],
  ['„', '“', '‚', '‘'],
  ['″', '″', '′', '′'],
];

/** Makes quotes, dashes, dots and blanks typographic, as word processors and some chat clients do. */
export function smartQuotes(text: string, random: Random): string {
  const [open, close, openSingle, closeSingle] = random.pick(quotes);
  const dash = random.pick(['—', '–']);
  return text
    .replace(/(?<![^\s([{=:,])"/g, open)
    .replaceAll('"', close)
    .replace(/(?<![^\s([{=:,])'/g, openSingle)
    .replaceAll("'", closeSingle)
    .replace(/(?<=^|\s)--(?=[a-z])/gm, dash)
    .replaceAll('...', '…')
    .replace(/(?<=[:,]) /g, () => (random.happens(0.3) ? '\u00a0' : ' '));
}
