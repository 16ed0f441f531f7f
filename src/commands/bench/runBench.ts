import type { Content } from '../../knowledge/schema.ts';
import { createRandom } from '../evaluation/noise/random.ts';
import { assistant, baselines, type Contestant } from './contestants.ts';
import { growContent } from './growContent.ts';
import { makePaste } from './makePaste.ts';
import { type Bounds, measure, type Times } from './times.ts';

/** Characters of a paste, and how many times as many signatures there are. */
export const sizes = [400, 4_000, 44_000, 200_000] as const;
export const growths = [1, 10, 100] as const;

/** The times of one contestant with one size of paste and of knowledge; undefined where it would have taken too long. */
export type Measured = {
  readonly contestant: string;
  readonly size: number;
  readonly growth: number;
  readonly times?: Times | undefined;
};

/** How long a contestant took to make its index, in milliseconds. */
export type Built = { readonly contestant: string; readonly growth: number; readonly milliseconds: number };

export type BenchResult = { readonly measured: readonly Measured[]; readonly built: readonly Built[] };

const pastesPerSize = 40;
const bounds: Bounds = { count: 400, milliseconds: 1_500, warmUp: 60 };
/** The libraries are given less time; where one reading is expected to take longer than this, none is tried. */
const baselineBounds: Bounds = { count: 40, milliseconds: 600, warmUp: 2 };
const longestReading = 1_500;

/** Measures the assistant and the libraries side by side on the same pastes and the same entries. */
export function runBench(content: Content): BenchResult {
  const errors = [...content.signatures.values()].map(({ examples }) => examples.match[0]!);
  const pastes = new Map(sizes.map((size) => [size, pastesOf(size, errors)]));
  const measured: Measured[] = [];
  const built: Built[] = [];
  for (const growth of growths) {
    const grown = growContent(content, growth);
    for (const contestant of [assistant, ...baselines]) {
      const start = performance.now();
      const read = contestant.build(grown);
      built.push({ contestant: contestant.name, growth, milliseconds: performance.now() - start });
      measured.push(...measureSizes(contestant, read, growth, pastes));
    }
  }
  return { measured, built };
}

function pastesOf(size: number, errors: readonly string[]): string[] {
  const random = createRandom(`bench ${size}`);
  return Array.from({ length: pastesPerSize }, (_, number) => makePaste(size, errors[number % errors.length]!, random));
}

/** Expects the time to follow the length, so that no reading begins that would take too long. */
function measureSizes(
  contestant: Contestant,
  read: (paste: string) => unknown,
  growth: number,
  pastes: ReadonlyMap<number, readonly string[]>,
): Measured[] {
  let perCharacter = 0;
  return [...pastes].map(([size, own]) => {
    const cell = { contestant: contestant.name, size, growth };
    if (contestant !== assistant && perCharacter * size > longestReading) return cell;
    const times = measure(read, own, contestant === assistant ? bounds : baselineBounds);
    perCharacter = times.median / size;
    return { ...cell, times };
  });
}
