/** Times in milliseconds, of `count` runs. */
export type Times = { readonly count: number; readonly median: number; readonly p99: number; readonly max: number };

/** The figures of a row of measured times. Throws where there are none. */
export function timesOf(measured: readonly number[]): Times {
  if (measured.length === 0) throw new Error('Nothing was measured.');
  const sorted = measured.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!;
  return { count: sorted.length, median: at(0.5), p99: at(0.99), max: at(1) };
}

/** How much is measured: at most `count` runs within about `milliseconds`, after at most `warmUp` within half of them. */
export type Bounds = { readonly count: number; readonly milliseconds: number; readonly warmUp: number };

/** Takes the time of running over inputs in turn, within bounds; at least one run counts. */
export function measure<Input>(
  run: (input: Input) => unknown,
  inputs: readonly Input[],
  { count, milliseconds, warmUp }: Bounds,
  now: () => number = () => performance.now(),
): Times {
  const timeOf = (round: number) => {
    const start = now();
    run(inputs[round % inputs.length]!);
    return now() - start;
  };
  const endOfWarmUp = now() + milliseconds / 2;
  for (let round = 0; round < warmUp && now() < endOfWarmUp; round++) timeOf(round);
  const end = now() + milliseconds;
  const measured: number[] = [];
  while (measured.length === 0 || (measured.length < count && now() < end)) measured.push(timeOf(measured.length));
  return timesOf(measured);
}
