import type { Band } from '../../../matching/reading.ts';
import { type Answer, isNegative, isRight } from '../score.ts';

/** How often a band is right. `says`: how often it should be at least. `low`, `high`: where the true share lies. */
export type Reliability = {
  readonly band: Band;
  readonly says: number;
  readonly claims: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
};

/** What the assistant's words promise: it speaks up unasked, it answers when addressed, it only offers. */
const promises: readonly (readonly [Band, number])[] = [
  ['sure', 0.99],
  ['likely', 0.9],
  ['unsure', 0.5],
];

/** The bands' reliability over the first claims of all answers. A claim where nothing may be claimed is wrong, too. */
export function reliabilityOf(answers: readonly Answer[]): Reliability[] {
  return promises.map(([band, says]) => {
    const claims = answers.filter(({ matches }) => matches[0]?.band === band);
    const right = claims.filter((answer) => !isNegative(answer.item) && isRight(answer)).length;
    return { band, says, claims: claims.length, right, ...wilson(right, claims.length) };
  });
}

/** Of 100 repetitions, 95 would fall within. */
const z = 1.96;

/** Wilson's interval for a share: it also holds for small numbers and shares near 1. */
function wilson(right: number, all: number): { low: number; high: number } {
  if (all === 0) return { low: 0, high: 1 };
  const share = right / all;
  const centre = share + z ** 2 / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2));
  const scale = 1 + z ** 2 / all;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
