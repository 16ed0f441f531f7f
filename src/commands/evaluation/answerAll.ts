import { rankCauses } from '../../conversation/diagnosis.ts';
import type { Content } from '../../knowledge/schema.ts';
import { createReader, type ReadPaste } from '../../matching/createReader.ts';
import { redact } from '../../redaction/redact.ts';
import type { Labelled } from './readLabelled.ts';
import type { Answer } from './score.ts';

/** Reads one labelled paste as a channel would, and takes the time. */
export type AnswerOne = (item: Labelled) => Answer;

/** Builds the reader of labelled pastes from the content, and from how pastes are read if not as usual. */
export function createAnswerer(content: Content, read: ReadPaste = createReader(content)): AnswerOne {
  return (item) => {
    const start = performance.now();
    const { matches, facts } = read(redact(item.text).text);
    const ms = performance.now() - start;
    const [first] = rankCauses(content, { matches, facts, findings: [], failed: [] });
    return { item, matches, facts, family: first?.cause.family, ms };
  };
}

/** Reads every labelled paste, once unmeasured before, so that the times are those of a program that runs already. */
export function answerAll(answer: AnswerOne, items: readonly Labelled[]): Answer[] {
  for (const item of items) answer(item);
  return items.map(answer);
}
