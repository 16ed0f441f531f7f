import type { Content } from '../../../knowledge/schema.ts';
import { byAuthor } from '../../../matching/byAuthor.ts';
import { weighContext } from '../../../matching/prose/context.ts';
import { createConceptReader } from '../../../matching/prose/createConceptReader.ts';
import { createProseReader, type ProseReading } from '../../../matching/prose/createProseReader.ts';
import { ordinaryWords } from '../../../matching/prose/ordinaryWords.ts';
import { readWords } from '../../../matching/prose/readWords.ts';
import { conceptWeights } from '../../../matching/prose/weighConcepts.ts';
import type { Statement } from '../../../matching/statements.ts';
import type { PasteSubject } from '../../../matching/subject.ts';
import type { SignatureWording } from '../../../matching/wordingHits.ts';
import type { WordingIndex } from '../../../matching/wordingIndex.ts';

/** How a person's own words are read. */
export type ProseTrace = ProseReading & {
  /** Misspelt words with what they were taken for. */
  readonly corrected: readonly (readonly [written: string, read: string])[];
  /** Each concept with the words of the text that were taken for it; said to be fine, it says nothing. */
  readonly concepts: readonly { readonly term: string; readonly words: readonly string[]; readonly isFine: boolean }[];
  /** How much the concepts speak for a signature, most first; negative: against it. */
  readonly weightsFor: (signature: string) => readonly (readonly [term: string, weight: number])[];
  /** By what the whole text weakens the certainty, 0 to 1. */
  readonly context: number;
};

/** Builds the tracer of prose as `createProseReader` reads it. */
export function createProseTracer(
  content: Content,
  index: WordingIndex<SignatureWording>,
): (statements: readonly Statement[], subject: PasteSubject) => ProseTrace {
  const read = createProseReader(content, index);
  const concepts = createConceptReader(content, index, ordinaryWords(content));
  const { weightOf } = conceptWeights(content.learned, [...content.signatures.keys()]);
  return (statements, subject) => {
    const [own, printed] = byAuthor(statements, subject);
    const { prose, found, troubled } = concepts.read(own);
    const wordsAt = (at: number, length: number) => prose.words.slice(at, at + length).join(' ');
    return {
      ...read(own, printed),
      corrected: pairsOf(readWords(own).words, prose.words),
      concepts: [...found].map(([term, places]) => ({
        term,
        words: [...new Set(places.map(({ at, length }) => wordsAt(at, length)))],
        isFine: !troubled.has(term),
      })),
      weightsFor: (signature) =>
        [...troubled.keys()]
          .map((term): [string, number] => [term, weightOf(term, signature)])
          .sort(([, a], [, b]) => b - a),
      context: Math.sqrt(weighContext(found)),
    };
  };
}

function pairsOf(written: readonly string[], read: readonly string[]): [string, string][] {
  const pairs = written.map((word, at): [string, string] => [word, read[at] ?? word]);
  return [...new Map(pairs.filter(([before, after]) => before !== after))];
}
