import { type Thresholds, thresholds } from '../../../matching/bands.ts';
import type { AnswerOne } from '../answerAll.ts';
import type { Labelled } from '../readLabelled.ts';
import { type Answer, isNegative, isRight } from '../score.ts';

/** What the thresholds as they are, those chosen on all texts, and those chosen on other threads make of the texts. */
export type Validation = {
  readonly asSet: readonly Answer[];
  readonly chosenOnAll: { readonly limits: Thresholds; readonly answers: readonly Answer[] };
  /** Each text read with the thresholds that were chosen without its thread. */
  readonly crossValidated: { readonly limits: readonly Thresholds[]; readonly answers: readonly Answer[] };
};

const folds = 5;

/** What is tried. Those as they are come first, so that others are only chosen where they are better. */
export const candidates: readonly Thresholds[] = [
  thresholds,
  ...[0.4, 0.5, 0.6].flatMap((azure) =>
    [0.5, 0.6, 0.7].flatMap((open) =>
      [0.8, 0.9, 0.97].flatMap((besideCalm) =>
        [0.7, 0.8, 0.9].map((likely) => ({ ...thresholds, azure, open, besideCalm, likely })),
      ),
    ),
  ),
];

/** Chooses the thresholds on four fifths of the threads and reads the rest with them, five times. */
export function crossValidate(items: readonly Labelled[], answererFor: (limits: Thresholds) => AnswerOne): Validation {
  const tables = candidates.map((limits) => ({ limits, answers: items.map(answererFor(limits)) }));
  const foldOf = foldsOf(items);
  const chosen = Array.from({ length: folds }, (_, fold) => cheapest(tables, (at) => foldOf[at] !== fold));
  return {
    asSet: tables[0]!.answers,
    chosenOnAll: cheapest(tables, () => true),
    crossValidated: {
      limits: chosen.map(({ limits }) => limits),
      answers: items.map((_, at) => chosen[foldOf[at]!]!.answers[at]!),
    },
  };
}

/** The fold of every text: those of one thread (field `source`) are never apart. */
function foldsOf(items: readonly Labelled[]): number[] {
  const threadOf = ({ source, file, line }: Labelled) => (typeof source === 'string' ? source : `${file}:${line}`);
  const threads = [...new Set(items.map(threadOf))].sort();
  const foldOfThread = new Map(threads.map((thread, index) => [thread, index % folds]));
  return items.map((item) => foldOfThread.get(threadOf(item))!);
}

type Table = { readonly limits: Thresholds; readonly answers: readonly Answer[] };

function cheapest(tables: readonly Table[], counts: (at: number) => boolean): Table {
  const costs = tables.map(({ answers }) =>
    answers.reduce((sum, answer, at) => (counts(at) ? sum + costOf(answer) : sum), 0),
  );
  return tables[costs.indexOf(Math.min(...costs))]!;
}

/** A wrong answer given as likely costs most; a right one that is only offered costs the person a click. */
function costOf(answer: Answer): number {
  const band = answer.matches[0]?.band;
  if (isRight(answer)) return band === 'unsure' ? 0.25 : 0;
  if (band !== undefined && band !== 'unsure') return 2;
  return isNegative(answer.item) || band === undefined ? 1 : 0.75;
}
