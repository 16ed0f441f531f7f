import { percent } from '../percent.ts';
import type { Reliability } from './reliability.ts';
import { drawing, element, textElement } from './svg.ts';

const left = 90;
const top = 34;
const size = 260;
const bandHeight = 60;

const xOf = (share: number) => left + share * size;

/** For each band: what it says (a line), how often it was right (a point), and where the true share lies (a bar). */
export function reliabilityPlot(rows: readonly Reliability[]): string {
  const title = 'Is each band right as often as it says?';
  const height = top + rows.length * bandHeight;
  const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    element('line', { x1: xOf(share), x2: xOf(share), y1: top, y2: height, stroke: '#dddddd' }),
    textElement(xOf(share), height + 16, `${share * 100} %`, 'middle'),
  ]);
  const bands = rows.flatMap((row, index) => bandOf(row, top + index * bandHeight + bandHeight / 2));
  return drawing(left + size + 150, height + 30, title, [textElement(left, 18, title), ...ticks, ...bands]);
}

function bandOf({ band, says, claims, right, low, high }: Reliability, y: number): string[] {
  const promise = element('line', { x1: xOf(says), x2: xOf(says), y1: y - 18, y2: y + 18, stroke: '#b4472f' });
  const label = textElement(left - 10, y + 4, band, 'end');
  if (claims === 0) return [label, promise];
  const share = right / claims;
  return [
    label,
    promise,
    element('rect', { x: xOf(low), y: y - 4, width: xOf(high) - xOf(low), height: 8, fill: '#b9d3e4' }),
    element('circle', { cx: xOf(share), cy: y, r: 5, fill: '#2f6f9f' }),
    textElement(left + size + 14, y + 4, `${percent(share)} of ${claims}`),
  ];
}
