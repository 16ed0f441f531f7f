import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadContent } from '../../../knowledge/load.ts';
import { type Content, type Learned, none } from '../../../knowledge/schema.ts';
import { readSentences } from '../../../knowledge/sentences.ts';
import { learn, type Sample } from '../../../matching/prose/learn.ts';
import { conceptWeights } from '../../../matching/prose/weighConcepts.ts';
import { percent } from '../../evaluation/percent.ts';
import { fingerprint, samplesOf } from './samples.ts';

const folds = 5;

/** Learns the sentences below a folder anew and writes what was learned. Gives what there is to say about it. */
export function learnSentences(folder: string): string {
  const content = loadContent(folder);
  const sentences = readSentences(folder);
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

/** How sentences are read that were not taught: each fifth by what the others teach. Shares of 1. */
function heldOut(content: Content, samples: readonly Sample[]): { first: number; three: number; claimed: number } {
  const signatures = [...content.signatures.keys()];
  const read = Array.from({ length: folds }, (_, fold) => {
    const taught = learn(
      samples.filter((_, at) => at % folds !== fold),
      signatures,
    );
    const { weigh } = conceptWeights({ from: '', ...taught }, signatures);
    return samples
      .filter((_, at) => at % folds === fold)
      .map(({ signature, terms }) => {
        const { certainty, shares } = weigh(terms);
        const ranked = [...shares].sort(([, a], [, b]) => b - a).map(([id]) => id);
        return { signature, isClaimed: certainty > 0.5, rank: ranked.indexOf(signature) };
      });
  }).flat();
  const told = read.filter(({ signature }) => signature !== none);
  const others = read.filter(({ signature }) => signature === none);
  const shareOf = <Item>(items: readonly Item[], is: (item: Item) => boolean) => items.filter(is).length / items.length;
  return {
    first: shareOf(told, ({ rank }) => rank === 0),
    three: shareOf(told, ({ rank }) => rank < 3),
    claimed: shareOf(others, ({ isClaimed }) => isClaimed),
  };
}
