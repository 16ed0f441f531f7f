import { percent } from '../percent.ts';
import type { Reliability } from './reliability.ts';
import { belowHeading, drawing, element, margin, shareAxis, textElement, widthOf } from './svg.ts';

const size = 480;
const bandHeight = 54;
const legendHeight = 26;
const gap = 14;

/** For each band: what it says (a line), how often it was right (a point), and where the true share lies (a bar). */
export function reliabilityPlot(rows: readonly Reliability[]): string {
  const from = lowestOf(rows);
  const left = margin + widthOf(rows.map(({ band }) => band)) + gap;
  const top = belowHeading + legendHeight;
  const bottom = top + rows.length * bandHeight;
  const xOf = (share: number) => left + ((share - from) / (1 - from)) * size;
  const ticks = Array.from({ length: Math.round((1 - from) * 10) + 1 }, (_, index) => from + index / 10);
  const figures = rows.map(({ right, claims }) =>
    claims === 0 ? 'no claims' : `${percent(right / claims)} of ${claims}`,
  );
  const bands = rows.flatMap((row, index) => [
    ...bandOf(row, top + index * bandHeight + bandHeight / 2, xOf),
    textElement(left - gap, top + index * bandHeight + bandHeight / 2 + 4, row.band, 'end'),
    textElement(left + size + gap, top + index * bandHeight + bandHeight / 2 + 4, figures[index]!),
  ]);
  const axis = shareAxis(ticks, xOf, { top, bottom, label: 'first claims that were right' });
  const width = left + size + gap + widthOf(figures) + margin;
  const title = 'Is each band right as often as it says?';
  return drawing(width, bottom + 46, title, [...legend(left, belowHeading + 6), ...axis, ...bands]);
}

/** Where the axis begins: all that is shown lies near 100 %, and would be one spot on an axis from 0. */
function lowestOf(rows: readonly Reliability[]): number {
  const shown = rows.flatMap(({ says, low, claims }) => (claims === 0 ? [says] : [says, low]));
  return Math.max(0, Math.floor((Math.min(...shown) - 0.05) * 10) / 10);
}

function bandOf({ says, claims, right, low, high }: Reliability, y: number, xOf: (share: number) => number): string[] {
  const promise = element('line', { x1: xOf(says), x2: xOf(says), y1: y - 17, y2: y + 17, class: 'promise' });
  if (claims === 0) return [promise];
  return [
    element('rect', { x: xOf(low), y: y - 5, width: xOf(high) - xOf(low), height: 10, class: 'range' }),
    promise,
    element('circle', { cx: xOf(right / claims), cy: y, r: 4.5, class: 'right' }),
  ];
}

function legend(left: number, y: number): string[] {
  return [
    element('line', { x1: left, x2: left, y1: y - 6, y2: y + 6, class: 'promise' }),
    textElement(left + 8, y + 4, 'what it says at least', 'start', 'quiet'),
    element('circle', { cx: left + 160, cy: y, r: 4.5, class: 'right' }),
    textElement(left + 170, y + 4, 'how often it was right', 'start', 'quiet'),
    element('rect', { x: left + 322, y: y - 5, width: 24, height: 10, class: 'range' }),
    textElement(left + 354, y + 4, 'the true share, 95 %', 'start', 'quiet'),
  ];
}
