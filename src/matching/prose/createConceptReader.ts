import type { Content } from '../../knowledge/schema.ts';
import type { SignatureWording } from '../wordingHits.ts';
import type { WordingIndex } from '../wordingIndex.ts';
import { hidingTerms } from './context.ts';
import { createMisspeltReader, type WordingInProse } from './createMisspeltReader.ts';
import { createTermFinder, type FoundTerms } from './findTerms.ts';
import { ordinaryTerm } from './ordinaryWords.ts';
import { type Prose, readWords } from './readWords.ts';
import type { StemWord } from './stems.ts';
import { troubledTerms } from './troubledTerms.ts';
import { conceptStems, failureTerms } from './vocabulary.ts';

/** A text as concepts of vocabulary.yaml. */
export type ConceptsRead = {
  /** Its words as they were meant. */
  readonly prose: Prose;
  /** All concepts in it. */
  readonly found: FoundTerms;
  /** Those that are not said to be fine everywhere. */
  readonly troubled: FoundTerms;
  /** Error texts of signatures in lines where misspelt words were put right. */
  readonly wordings: readonly WordingInProse[];
};

/** Reads texts as concepts. */
export type ConceptReader = {
  readonly read: (lines: readonly string[]) => ConceptsRead;
  /** Whether an error text that some signature knows stands in the lines as they were written. */
  readonly holdsWording: (prose: Prose) => boolean;
};

/** Builds the reader from the vocabulary and, for misspelt words, the signatures' wordings. */
export function createConceptReader(
  content: Content,
  index: WordingIndex<SignatureWording>,
  ordinary: readonly StemWord[],
): ConceptReader {
  const stems = conceptStems(content.vocabulary).filter(({ term }) => term !== ordinaryTerm);
  const findTerms = createTermFinder(stems, hidingTerms);
  const failures = failureTerms(content.vocabulary);
  const misspelt = createMisspeltReader(content, stems, index, ordinary);
  return {
    read: (lines) => {
      const { prose, wordings } = misspelt.correct(readWords(lines));
      const found = findTerms(prose.words);
      return { prose, found, troubled: troubledTerms(found, prose, failures), wordings };
    },
    holdsWording: misspelt.holdsWording,
  };
}
