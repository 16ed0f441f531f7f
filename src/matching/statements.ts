import { fold } from './fold.ts';
import { wordSet } from './wordingIndex.ts';

/** One thing that a paste says: a line, or one error of a line that lists several. */
export type Statement = {
  readonly text: string;
  readonly folded: string;
  readonly words: ReadonlySet<string>;
  /** Whether it only reports what was tried after the first error of its line. */
  readonly isFallback: boolean;
};

/** containerd lists the true error first and then what the attempt without credentials said. */
const nextError = /, (?=rpc error:)/;

/** Takes lines apart where one holds several errors. */
export function statementsOf(lines: readonly string[]): Statement[] {
  return lines.flatMap((line) => {
    if (!line.includes('rpc error:')) return [statement(line, false)];
    return line.split(nextError).map((text, index) => statement(text, index > 0));
  });
}

function statement(text: string, isFallback: boolean): Statement {
  const folded = fold(text);
  return { text, folded, words: wordSet(folded), isFallback };
}
