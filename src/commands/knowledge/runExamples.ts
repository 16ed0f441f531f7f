import type { Content, Signature } from '../../knowledge/schema.ts';
import type { ReadPaste } from '../../matching/createReader.ts';
import { redact } from '../../redaction/redact.ts';

/** An example that is not read as its signature's file says. `first` is what came first instead. */
export type FailedExample = {
  readonly signature: string;
  readonly kind: 'match' | 'noMatch';
  readonly example: string;
  readonly first: string | undefined;
};

/** Reads all examples of all signatures and gives those that are wrong. */
export function runExamples(content: Content, read: ReadPaste): readonly FailedExample[] {
  return [...content.signatures.values()].flatMap((signature) => failuresOf(signature, read));
}

function failuresOf({ id, examples }: Signature, read: ReadPaste): FailedExample[] {
  const check = (kind: FailedExample['kind'], example: string): FailedExample[] => {
    const first = read(redact(example).text).matches[0]?.signature;
    return (first === id) === (kind === 'match') ? [] : [{ signature: id, kind, example, first }];
  };
  return [
    ...examples.match.flatMap((example) => check('match', example)),
    ...examples.noMatch.flatMap((example) => check('noMatch', example)),
  ];
}
