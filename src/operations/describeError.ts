/** What the log tells of an error: its kind, its code, and where in the program it came from. */
export type DescribedError = {
  readonly error: string;
  readonly code?: string;
  readonly places: readonly string[];
  readonly cause?: DescribedError;
};

const deepestCause = 3;

// Only places of the program: an error's message may quote what was pasted, and so may the stack that starts with it.
const place = /((?:file:|node:|\/)\S+:\d+:\d+)\)?$/;

function placesIn(error: Error): string[] {
  const lines = (error.stack ?? '').replace(error.message, '').split('\n');
  return lines.flatMap((line) => (/^\s+at /.test(line) ? (place.exec(line)?.[1] ?? []) : []));
}

/** Describes an error for the operator, with what caused it, and without its message: that may quote a paste. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { error: typeof error, places: [] };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause =
    error.cause === undefined || depth === deepestCause ? {} : { cause: describeError(error.cause, depth + 1) };
  return { error: error.name, ...code, places: placesIn(error), ...cause };
}
