import { rankCauses } from '../../conversation/diagnosis.ts';
import type { Content } from '../../knowledge/schema.ts';
import { createReader } from '../../matching/createReader.ts';
import { redact } from '../../redaction/redact.ts';
import type { Labelled } from './readLabelled.ts';
import type { Answer } from './score.ts';

/** Reads every labelled paste as a channel would, and takes the time of one reading in a program that runs already. */
export function answerAll(content: Content, items: readonly Labelled[]): Answer[] {
  const read = createReader(content);
  const readRaw = (item: Labelled) => read(redact(item.text).text);
  for (const item of items) readRaw(item);
  return items.map((item) => {
    const start = performance.now();
    const { matches, facts } = readRaw(item);
    const ms = performance.now() - start;
    const [first] = rankCauses(content, { matches, facts, findings: [], failed: [] });
    return { item, matches, facts, family: first?.cause.family, ms };
  });
}
