import { arePrinted } from './isPrinted.ts';
import type { Statement } from './statements.ts';
import type { PasteSubject } from './subject.ts';

/** The lines that people wrote, and those that programs printed; none that is about another registry. */
export function byAuthor(statements: readonly Statement[], subject: PasteSubject): [own: string[], printed: string[]] {
  const printed = arePrinted(statements.map(({ folded }) => folded));
  const lines = statements.map(({ text }, place) => ({ text, isPrinted: printed[place]!, place }));
  const here = lines.filter(({ place }) => !subject.statements[place]!.isElsewhere);
  const textsOf = (ofPrograms: boolean) =>
    here.filter(({ isPrinted }) => isPrinted === ofPrograms).map(({ text }) => text);
  return [textsOf(false), textsOf(true)];
}
