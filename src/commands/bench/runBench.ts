import type { Content } from '../../knowledge/schema.ts';
import { createRandom } from '../evaluation/noise/random.ts';
import { assistant, baselines, type Contestant, type Read } from './contestants.ts';
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
const bounds: Bounds = { count: 300, milliseconds: 2_500, warmUp: 80 };
/** The libraries are given less time; where one reading is expected to take longer than this, none is tried. */
const baselineBounds: Bounds = { count: 40, milliseconds: 1_000, warmUp: 4 };
const longestReading = 6_000;

/** Measures the assistant and the libraries side by side on the same pastes and the same entries. */
export function runBench(content: Content): BenchResult {
  const errors = [...content.signatures.values()].map(({ examples }) => examples.match[0]!);
  const pastes = new Map(sizes.map((size) => [size, pastesOf(size, errors)]));
  const rounds = growths.map((growth) => ({ growth, grown: growContent(content, growth) }));
  const results = [assistant, ...baselines].flatMap((contestant) => {
    const measureOne = createMeasurer(contestant);
    return rounds.map(({ growth, grown }) => {
      const start = performance.now();
      const read = contestant.build(grown);
      const built = { contestant: contestant.name, growth, milliseconds: performance.now() - start };
      return { built, measured: [...pastes].map(([size, own]) => measureOne(read, growth, size, own)) };
    });
  });
  return { measured: results.flatMap(({ measured }) => measured), built: results.map(({ built }) => built) };
}

type MeasureOne = (read: Read, growth: number, size: number, pastes: readonly string[]) => Measured;

/** Expects a library's time to follow the sizes of paste and knowledge, so that no reading begins that takes too long. */
function createMeasurer(contestant: Contestant): MeasureOne {
  let perUnit = 0;
  return (read, growth, size, pastes) => {
    const cell = { contestant: contestant.name, size, growth };
    if (contestant !== assistant && perUnit * size * growth > longestReading) return cell;
    const times = measure(read, pastes, contestant === assistant ? bounds : baselineBounds);
    perUnit = times.median / (size * growth);
    return { ...cell, times };
  };
}

function pastesOf(size: number, errors: readonly string[]): string[] {
  const random = createRandom(`bench ${size}`);
  return Array.from({ length: pastesPerSize }, (_, number) => makePaste(size, errors[number % errors.length]!, random));
}
