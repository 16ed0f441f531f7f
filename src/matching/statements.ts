/** One thing that a paste says: a line, or one error of a line that lists several. */
export type Statement = {
  readonly text: string;
  /** The index of its line. */
  readonly line: number;
  /** Whether it only reports what was tried after the first error of its line. */
  readonly isFallback: boolean;
};

/** containerd lists the true error first and then what the attempt without credentials said. */
const nextError = /, (?=rpc error:)/;

/** Takes lines apart where one holds several errors. */
export function statementsOf(lines: readonly string[]): Statement[] {
  return lines.flatMap((text, line) => {
    if (!text.includes('rpc error:')) return [{ text, line, isFallback: false }];
    return text.split(nextError).map((part, index) => ({ text: part, line, isFallback: index > 0 }));
  });
}
