import type { Content } from '../../../knowledge/schema.ts';
import { isPrinted } from '../../../matching/isPrinted.ts';
import { hidingTerms, weighContext } from '../../../matching/prose/context.ts';
import { createMisspeltReader } from '../../../matching/prose/createMisspeltReader.ts';
import { createProseReader, type ProseHit } from '../../../matching/prose/createProseReader.ts';
import { createTermFinder } from '../../../matching/prose/findTerms.ts';
import { type MatchedMention, matchMentions } from '../../../matching/prose/matchMentions.ts';
import { compileMentions } from '../../../matching/prose/mentions.ts';
import { ordinaryTerm } from '../../../matching/prose/ordinaryWords.ts';
import { readWords } from '../../../matching/prose/readWords.ts';
import { conceptStems } from '../../../matching/prose/vocabulary.ts';
import type { Statement } from '../../../matching/statements.ts';
import type { PasteSubject } from '../../../matching/subject.ts';
import type { SignatureWording } from '../../../matching/wordingHits.ts';
import type { WordingIndex } from '../../../matching/wordingIndex.ts';

/** How a person's own words are read. */
export type ProseTrace = {
  /** Misspelt words with what they were taken for. */
  readonly corrected: readonly (readonly [written: string, read: string])[];
  /** Each concept, or word of a mention, with the words of the text that were taken for it. */
  readonly terms: readonly (readonly [term: string, words: readonly string[]])[];
  /** The mentions that hold, best first; their scores before the whole text is weighed. */
  readonly mentions: readonly MatchedMention[];
  /** By what the whole text weakens them, 0 to 1. */
  readonly context: number;
  /** The signatures with their final scores, best first. */
  readonly hits: readonly ProseHit[];
};

/** Builds the tracer of prose as `createProseReader` reads it. */
export function createProseTracer(
  content: Content,
  index: WordingIndex<SignatureWording>,
): (statements: readonly Statement[], subject: PasteSubject) => ProseTrace {
  const read = createProseReader(content, index);
  const mentions = compileMentions(content);
  const concepts = conceptStems(content.vocabulary).filter(({ term }) => term !== ordinaryTerm);
  const stems = [...concepts, ...mentions.stems];
  const findTerms = createTermFinder(stems, hidingTerms);
  const misspelt = createMisspeltReader(content, stems, index);
  return (statements, subject) => {
    const lines = statements.filter((_, place) => !subject.statements[place]!.isElsewhere);
    const texts = (ofPrograms: boolean) =>
      lines.filter(({ folded }) => isPrinted(folded) === ofPrograms).map(({ text }) => text);
    const written = readWords(texts(false));
    const { prose } = misspelt.correct(written);
    const found = findTerms(prose.words);
    const wordsAt = (at: number, length: number) => prose.words.slice(at, at + length).join(' ');
    return {
      corrected: pairsOf(written.words, prose.words),
      terms: [...found].map(([term, places]) => [term, [...new Set(places.map((p) => wordsAt(p.at, p.length)))]]),
      mentions: matchMentions(mentions, found, prose).toSorted((a, b) => b.score - a.score),
      context: weighContext(found),
      hits: read(texts(false), texts(true)),
    };
  };
}

function pairsOf(written: readonly string[], read: readonly string[]): [string, string][] {
  const pairs = written.map((word, at): [string, string] => [word, read[at] ?? word]);
  return [...new Map(pairs.filter(([before, after]) => before !== after))];
}
