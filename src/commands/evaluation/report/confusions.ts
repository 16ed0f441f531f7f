import { type Answer, isNegative, isRight } from '../score.ts';

/** How often one signature was taken for another; `nothing` where nothing was or may be claimed. */
export type Confusion = { readonly expected: string; readonly got: string; readonly count: number };

const nothing = 'nothing';

/** Which signatures are taken for which, the commonest first. Of several accepted ones the most specific is named. */
export function confusionsOf(answers: readonly Answer[]): Confusion[] {
  const wrong = answers.filter((answer) => !isRight(answer));
  const pairs = Map.groupBy(wrong, (answer) => `${expectedOf(answer)}\n${answer.matches[0]?.signature ?? nothing}`);
  return [...pairs]
    .map(([pair, same]) => {
      const [expected = nothing, got = nothing] = pair.split('\n');
      return { expected, got, count: same.length };
    })
    .sort((a, b) => b.count - a.count || a.expected.localeCompare(b.expected) || a.got.localeCompare(b.got));
}

function expectedOf({ item }: Answer): string {
  return isNegative(item) ? nothing : item.signature[0]!;
}
