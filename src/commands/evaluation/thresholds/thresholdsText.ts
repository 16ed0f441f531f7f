import type { Thresholds } from '../../../matching/bands.ts';
import { percent } from '../percent.ts';
import { type Answer, type Scores, score } from '../score.ts';
import { textTable } from '../textTable.ts';
import type { Validation } from './crossValidate.ts';

const rows = [
  ['right signature first', 'top1'],
  ['among the first three', 'top3'],
  ['right family first', 'family1'],
  ['negatives claimed', 'falseClaims'],
  ['negatives spoken up on', 'falseSure'],
] as const satisfies readonly (readonly [string, keyof Scores])[];

/** The figures of a cross-validation side by side, and which thresholds were chosen. */
export function thresholdsText({ asSet, chosenOnAll, crossValidated }: Validation): string {
  const columns: readonly (readonly Answer[])[] = [asSet, chosenOnAll.answers, crossValidated.answers];
  const scores = columns.map(score);
  const table = textTable([
    ['thresholds', 'as set', 'chosen on all', 'cross-validated'],
    ...rows.map(([label, key]) => [label, ...scores.map((one) => percent(one[key]))]),
    ['wrong given as likely or sure', ...columns.map((answers) => String(answers.filter(isBoldlyWrong).length))],
  ]);
  const choices = [
    `chosen on all: ${asText(chosenOnAll.limits)}`,
    ...crossValidated.limits.map((limits, fold) => `chosen without fold ${fold + 1}: ${asText(limits)}`),
  ];
  return `${table}\n\n${choices.join('\n')}`;
}

function isBoldlyWrong({ item, matches: [first] }: Answer): boolean {
  return first !== undefined && first.band !== 'unsure' && !item.signature.includes(first.signature);
}

function asText(limits: Thresholds): string {
  return Object.entries(limits)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
