import { textTable } from '../evaluation/textTable.ts';
import type { BenchResult, Measured } from './runBench.ts';
import type { StartUp } from './startUp.ts';

const assistantName = 'assistant';

/** The figures of a bench as tables for people. */
export function benchText({ measured, built }: BenchResult, startUp: StartUp): string {
  return [
    textTable([
      ['ms per paste', 'knowledge', 'paste', 'median', 'p99', 'max', 'runs', 'assistant is'],
      ...rows(measured),
    ]),
    textTable([
      ['ms for the index', 'knowledge', 'once'],
      ...built.map(({ contestant, growth, milliseconds }) => [contestant, `× ${growth}`, milliseconds.toFixed(0)]),
    ]),
    growthLine(measured),
    startUpLines(startUp),
  ].join('\n\n');
}

function rows(measured: readonly Measured[]): string[][] {
  return measured.map((cell) => {
    const { contestant, growth, size, times } = cell;
    const place = [contestant, `× ${growth}`, `${size / 1000} KB`];
    if (times === undefined) return [...place, 'too slow', '', '', '', ''];
    const figures = [times.median, times.p99, times.max].map((value) => value.toFixed(2));
    return [...place, ...figures, String(times.count), ratioTo(cell, measured)];
  });
}

/** How many times faster the assistant is than a library, by the medians of the same cell. */
function ratioTo({ contestant, growth, size, times }: Measured, measured: readonly Measured[]): string {
  const own = medianOf(measured, growth, size);
  if (contestant === assistantName || times === undefined || own === undefined) return '';
  return `${(times.median / own).toFixed(1)} × faster`;
}

function medianOf(measured: readonly Measured[], growth: number, size: number): number | undefined {
  return measured.find((cell) => cell.contestant === assistantName && cell.growth === growth && cell.size === size)
    ?.times?.median;
}

/** What the largest knowledge base costs, paste by paste. */
function growthLine(measured: readonly Measured[]): string {
  const own = measured.filter(({ contestant }) => contestant === assistantName);
  const largest = Math.max(...own.map(({ growth }) => growth));
  const costs = own
    .filter(({ growth }) => growth === largest)
    .map(({ size, times }) => `${size / 1000} KB ${(times!.median / medianOf(measured, 1, size)!).toFixed(1)} ×`);
  return `Knowledge × ${largest} costs: ${costs.join(', ')}.`;
}

function startUpLines({ processMs, contentMs, indexMs, firstPasteMs, heapMb, residentMb }: StartUp): string {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return [
    `A fresh process: ${ms(processMs)} in all; content ${ms(contentMs)}, index ${ms(indexMs)}, first paste ${ms(firstPasteMs)}.`,
    `Memory: ${heapMb.toFixed(1)} MB for the index, ${residentMb.toFixed(0)} MB resident.`,
  ].join('\n');
}
