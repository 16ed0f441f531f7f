import { percent } from './percent.ts';
import type { Labelled } from './readLabelled.ts';
import { type Answer, isFamilyRight, isNegative, isRight, type Scores, score, scoredFacts } from './score.ts';
import { textTable } from './textTable.ts';

/** The rows of the table: what is counted, and its figure. */
const rows: readonly (readonly [label: string, figure: (scores: Scores) => string])[] = [
  ['positives', ({ items }) => String(items)],
  ['  right signature first', ({ top1 }) => percent(top1)],
  ['  among the first three', ({ top3 }) => percent(top3)],
  ['  right family first', ({ family1 }) => percent(family1)],
  ['  sure', ({ sure }) => percent(sure)],
  ['  of these wrong', ({ sureWrong }) => percent(sureWrong)],
  ['negatives', ({ negatives }) => String(negatives)],
  ['  claimed anything', ({ falseClaims }) => percent(falseClaims)],
  ['  spoke up unasked', ({ falseSure }) => percent(falseSure)],
  ...scoredFacts.map((name) => [`${name}: precision / recall`, (scores: Scores) => factFigures(scores, name)] as const),
  ['ms: median / p99 / max', ({ ms }) => [ms.median, ms.p99, ms.max].map((value) => value.toFixed(2)).join(' / ')],
];

function factFigures({ facts }: Scores, name: (typeof scoredFacts)[number]): string {
  return `${percent(facts[name].precision)} / ${percent(facts[name].recall)}`;
}

/** The scores of every group of pastes and of all together: one column each, the heading first. By file unless told. */
export function scoreRows(
  answers: readonly Answer[],
  groupOf: (item: Labelled) => string = ({ file }) => shortName(file),
): string[][] {
  const groups = [...Map.groupBy(answers, ({ item }) => groupOf(item))];
  const columns = [
    ...(groups.length > 1 ? [{ title: 'all', scores: score(answers) }] : []),
    ...groups.map(([title, own]) => ({ title, scores: score(own) })),
  ];
  return [
    ['', ...columns.map(({ title }) => title)],
    ...rows.map(([label, figure]) => [label, ...columns.map(({ scores }) => figure(scores))]),
  ];
}

/** The scores of every file and of all together, as a table for people. */
export function scoreTable(answers: readonly Answer[]): string {
  return textTable(scoreRows(answers));
}

function shortName(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}

/** The answers that went wrong, each with its file and line, and the line of the paste that decided. Empty: none. */
export function wrongAnswers(answers: readonly Answer[]): string {
  return answers
    .flatMap((answer) => {
      const fault = faultOf(answer);
      const [first] = answer.matches;
      const why = first === undefined ? '' : `\n    because of: ${first.line}`;
      return fault === undefined ? [] : [`${answer.item.file}:${answer.item.line}: ${fault}${why}`];
    })
    .join('\n');
}

function faultOf(answer: Answer): string | undefined {
  const { item, matches, family } = answer;
  if (!isRight(answer)) {
    const expected = isNegative(item) ? 'nothing' : item.signature.join(' or ');
    const got = matches.map(({ signature, band }) => `${signature} (${band})`).join(', ') || 'nothing';
    return `expected ${expected}, got ${got}`;
  }
  if (isNegative(item) || isFamilyRight(answer)) return undefined;
  return `${matches[0]?.signature} is right, but its first cause is of ${family ?? 'no family'}, not ${item.family.join(' or ')}`;
}
