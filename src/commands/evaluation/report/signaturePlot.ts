import { percent } from '../percent.ts';
import type { SignatureScore } from './perSignature.ts';
import { belowHeading, drawing, element, margin, shareAxis, textElement, widthOf } from './svg.ts';

const barWidth = 320;
const rowHeight = 18;
const ticks = [0, 0.25, 0.5, 0.75, 1];
const gap = 8;

/** Bars: of each signature, the share of pastes in which it came first; the worst at the top. */
export function signaturePlot(scores: readonly SignatureScore[]): string {
  const sorted = scores.toSorted((a, b) => a.right / a.items - b.right / b.items);
  const left = margin + widthOf(sorted.map(({ signature }) => signature)) + gap;
  const figures = sorted.map(({ items, right }) => `${percent(right / items)} of ${items}`);
  const bottom = belowHeading + sorted.length * rowHeight;
  const rows = sorted.flatMap(({ signature, items, right }, index) => {
    const y = belowHeading + index * rowHeight;
    const bar = { x: left, y: y + 2, height: rowHeight - 5 };
    return [
      textElement(left - gap, y + 13, signature, 'end'),
      element('rect', { ...bar, width: barWidth, class: 'wrong' }),
      element('rect', { ...bar, width: (right / items) * barWidth, class: 'right' }),
      textElement(left + barWidth + gap, y + 13, figures[index]!),
    ];
  });
  const axis = shareAxis(ticks, (share) => left + share * barWidth, {
    top: belowHeading,
    bottom,
    label: 'texts in which it came first',
  });
  const width = left + barWidth + gap + widthOf(figures) + margin;
  return drawing(width, bottom + 46, 'Right signature first, by signature', [...axis, ...rows]);
}
