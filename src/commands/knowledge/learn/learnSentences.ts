import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Learned, none, nothingLearned } from '../../../knowledge/learned.ts';
import { ContentError, loadContent } from '../../../knowledge/load.ts';
import { readSentences } from '../../../knowledge/sentences.ts';
import { learn } from '../../../matching/prose/learn.ts';
import { percent } from '../../evaluation/percent.ts';
import { heldOut } from './heldOut.ts';
import { fingerprint, samplesOf } from './samples.ts';

/**
 * Learns the sentences below a folder anew and writes what was learned. Gives what there is to say about it.
 * @throws ContentError where the content has mistakes, or sentences are told of no signature.
 */
export function learnSentences(folder: string): string {
  const sentences = readSentences(folder);
  // A signature may be told in own words alone.
  const content = loadContent(folder, { ...nothingLearned, signatures: [...sentences.keys()] });
  const strange = [...sentences.keys()].filter((id) => id !== none && !content.signatures.has(id));
  if (strange.length > 0)
    throw new ContentError(
      strange.map((id) => ({ file: `knowledge/sentences/${id}.txt`, line: 1, text: `there is no signature "${id}"` })),
    );
  const samples = samplesOf(content, sentences);
  const learned = { from: fingerprint(content, sentences), ...learn(samples, [...content.signatures.keys()]) };
  writeFileSync(path.join(folder, 'knowledge/learned.json'), learnedText(learned));
  const { first, three, claimed } = heldOut(content, samples);
  return [
    `Learned from ${samples.length} sentences: knowledge/learned.json is written.`,
    `Taught by the other four fifths only, ${percent(first)} are read right, ${percent(three)} among the first three;`,
    `of those with nothing to claim ${percent(claimed)} would be claimed.`,
  ].join('\n');
}

/** One concept a line, so that a change shows what it changed. */
function learnedText({ concepts, ...rest }: Learned): string {
  const rows = Object.entries(concepts).map(([term, weights]) => `    "${term}": [${weights.join(', ')}]`);
  const head = Object.entries(rest).map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`);
  return `{\n${head.join(',\n')},\n  "concepts": {\n${rows.join(',\n')}\n  }\n}\n`;
}
