import { percent } from '../percent.ts';
import type { SignatureScore } from './perSignature.ts';
import { drawing, element, textElement } from './svg.ts';

const labelWidth = 230;
const barWidth = 300;
const rowHeight = 18;
const top = 30;

/** Bars: of each signature, the share of pastes in which it came first. */
export function signaturePlot(scores: readonly SignatureScore[]): string {
  const rows = scores.flatMap(({ signature, items, right }, index) => {
    const y = top + index * rowHeight;
    const share = right / items;
    return [
      textElement(labelWidth - 8, y + 12, signature, 'end'),
      element('rect', { x: labelWidth, y: y + 2, width: barWidth, height: rowHeight - 5, fill: '#f3d7d2' }),
      element('rect', { x: labelWidth, y: y + 2, width: share * barWidth, height: rowHeight - 5, fill: '#2f6f9f' }),
      textElement(labelWidth + barWidth + 8, y + 12, `${percent(share)} of ${items}`),
    ];
  });
  const title = 'Right signature first, by signature';
  const height = top + scores.length * rowHeight + 10;
  return drawing(labelWidth + barWidth + 110, height, title, [textElement(labelWidth, 18, title), ...rows]);
}
