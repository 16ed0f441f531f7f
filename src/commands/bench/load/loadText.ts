import { textTable } from '../../evaluation/textTable.ts';
import type { LoadResult } from './results.ts';

type Row = { readonly label: string; readonly figure: (result: LoadResult) => number; readonly goal?: number };

const rows: readonly Row[] = [
  { label: 'acknowledged p50, ms', figure: ({ acknowledged }) => acknowledged.p50 },
  { label: 'acknowledged p99, ms', figure: ({ acknowledged }) => acknowledged.p99, goal: 500 },
  { label: 'acknowledged max, ms', figure: ({ acknowledged }) => acknowledged.max },
  { label: 'first answer p50, ms', figure: ({ firstAnswer }) => firstAnswer.p50 },
  { label: 'first answer p95, ms', figure: ({ firstAnswer }) => firstAnswer.p95, goal: 1500 },
  { label: 'first answer max, ms', figure: ({ firstAnswer }) => firstAnswer.max },
  { label: 'resident at start, MB', figure: ({ memory }) => memory.start.residentMb },
  { label: 'resident in the middle, MB', figure: ({ memory }) => memory.middle.residentMb },
  { label: 'resident at the end, MB', figure: ({ memory }) => memory.end.residentMb },
  { label: 'heap in use in the middle, MB', figure: ({ memory }) => memory.middle.heapMb },
  { label: 'heap in use at the end, MB', figure: ({ memory }) => memory.end.heapMb },
  { label: 'event loop late p99, ms', figure: ({ lag }) => lag.p99 },
  { label: 'event loop late max, ms', figure: ({ lag }) => lag.max },
  { label: 'processor, ms a paste', figure: ({ cpuMs }) => cpuMs },
  { label: 'whole machine busy, %', figure: ({ machineBusy }) => machineBusy },
];

function cells({ label, figure, goal }: Row, results: readonly LoadResult[]): string[] {
  const values = results.map(figure);
  const [own, bare] = values;
  const ratio = own === undefined || bare === undefined ? '' : `× ${(own / bare).toFixed(1)}`;
  const kept = goal === undefined || own === undefined ? '' : `${own < goal ? 'below' : 'NOT below'} ${goal}`;
  return [label, ...values.map((value) => value.toFixed(1)), ratio, kept];
}

function ending(result: LoadResult): string {
  const { program, pastes, refused, unanswered, waiting, drainSeconds, problems } = result;
  const known = Object.entries(problems).map(([kind, count]) => `${count} × ${kind}`);
  return [
    `${program}: ${pastes} pastes, ${refused} not acknowledged, ${unanswered} not answered; ${waiting} jobs left`,
    `after ${drainSeconds.toFixed(1)} s; errors: ${known.join(', ') || 'none'}.`,
  ].join(' ');
}

/** The figures of a load as a table: the first program, those beside it, and how many times more the first one takes. */
export function loadText(results: readonly LoadResult[]): string {
  const head = ['', ...results.map(({ program }) => program), 'ratio', 'goal'];
  return [textTable([head, ...rows.map((row) => cells(row, results))]), results.map(ending).join('\n')].join('\n\n');
}
