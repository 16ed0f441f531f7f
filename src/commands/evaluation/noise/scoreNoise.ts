import type { AnswerOne } from '../answerAll.ts';
import type { Labelled } from '../readLabelled.ts';
import { type Answer, type Scores, score } from '../score.ts';
import { distorted, type NoiseKind, noiseKinds } from './kinds.ts';

/** The figures of one kind of noise (`all`: of all kinds together), and the answers that they were counted from. */
export type NoiseScores = {
  readonly kind: NoiseKind | 'all';
  readonly scores: Scores;
  readonly answers: readonly Answer[];
};

/** Reads every paste once with each kind of noise. The last of the results is about all of them. */
export function scoreNoise(answer: AnswerOne, items: readonly Labelled[], seed: string): NoiseScores[] {
  const kinds = (Object.keys(noiseKinds) as NoiseKind[]).map((kind) => ({
    kind,
    answers: items.map((item) => answer({ ...item, text: distorted(item.text, kind, seed) })),
  }));
  const all = { kind: 'all' as const, answers: kinds.flatMap(({ answers }) => answers) };
  return [...kinds, all].map((part) => ({ ...part, scores: score(part.answers) }));
}
