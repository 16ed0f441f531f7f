import { fold, word } from './fold.ts';
import type { Reread } from './misreadings.ts';
import { wordSet } from './wordingIndex.ts';

/** One thing that a paste says: a line, or one error of a line that lists several. */
export type Statement = {
  readonly text: string;
  readonly folded: string;
  readonly words: ReadonlySet<string>;
  /** Whether it only reports what was tried after the first error of its line. */
  readonly isFallback: boolean;
};

/**
 * containerd lists the true error first and then what the attempt without credentials said; the Azure Developer CLI, what
 * the attempt as the admin user said.
 */
const nextError = /, (?=rpc error:|admin: (?:admin user|getting|cannot find))/;

/** What else was tried: azd builds locally where the registry may not, scanners look for the image in each engine first. */
const triedElsewhere =
  /^(?:\* )?(?:local fallback unavailable|(?:docker|containerd|podman) error|unable to (?:inspect the image|initialize \w{1,20} client)|failed to initialize an? \w{1,20} client|no \w{1,20} socket found|\w{1,20} socket not found)\b/i;

/** A longer text was copied, not read from a screenshot. */
const longestScreenshot = 2000;

/** Takes lines apart where one holds several errors, and puts right what text recognition misread; `text` stays as it was. */
export function statementsOf(lines: readonly string[], reread?: Reread): Statement[] {
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  const right = reread && length <= longestScreenshot ? reread : undefined;
  return lines.flatMap((line) => {
    if (!nextError.test(line)) return [statement(line, triedElsewhere.test(line), right)];
    return line.split(nextError).map((text, index) => statement(text, index > 0, right));
  });
}

function statement(text: string, isFallback: boolean, reread: Reread | undefined): Statement {
  const folded = fold(text);
  const words = wordSet(folded);
  if (!reread || ![...words].some(reread)) return { text, folded, words, isFallback };
  const reading = folded.replace(word, (read) => reread(read) ?? read);
  return { text, folded: reading, words: wordSet(reading), isFallback };
}
