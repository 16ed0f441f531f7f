import { percent, points } from '../percent.ts';
import type { Scores } from '../score.ts';
import type { NoiseScores } from './scoreNoise.ts';

const head = ['noise', 'first', 'points', 'among 3', 'points', 'family', 'points', 'sure', 'of these wrong'];
const headOfOthers = ['claimed', 'spoke up', 'registry: precision', 'recall'];

/** The rows of the figures with noise, the heading first, the texts without noise next. */
export function noiseRows(clean: Scores, noise: readonly NoiseScores[]): string[][] {
  return [
    [...head, ...headOfOthers],
    row('none', clean, clean),
    ...noise.map(({ kind, scores }) => row(kind, scores, clean)),
  ];
}

function row(kind: string, scores: Scores, clean: Scores): string[] {
  const compared = (['top1', 'top3', 'family1'] as const).flatMap((name) => [
    percent(scores[name]),
    points(scores[name], clean[name]),
  ]);
  const { precision, recall } = scores.facts.registry;
  const others = [scores.sure, scores.sureWrong, scores.falseClaims, scores.falseSure, precision, recall];
  return [kind, ...compared, ...others.map(percent)];
}
