import type { Content } from '../../knowledge/schema.ts';
import { fold } from '../fold.ts';
import { wordsOfWordings } from '../misreadings.ts';
import type { SignatureWording } from '../wordingHits.ts';
import type { WordingIndex } from '../wordingIndex.ts';
import { correctSpelling } from './correctSpelling.ts';
import { createSpeller } from './createSpeller.ts';
import { ordinaryWords } from './ordinaryWords.ts';
import { linesOf, type Prose } from './readWords.ts';
import type { Stem, StemWord } from './stems.ts';

const tiers = ['exact', 'shared'] as const;

/** A signature one of whose wordings stands in a line, `line` as it was written. */
export type WordingInProse = {
  readonly signature: string;
  readonly tier: (typeof tiers)[number];
  readonly line: string;
};

/** Reads over misspelt words. */
export type MisspeltReader = {
  /** The prose with its misspelt words put right, and the wordings that stand in the lines where that happened. */
  readonly correct: (prose: Prose) => { readonly prose: Prose; readonly wordings: readonly WordingInProse[] };
  /** Whether an error text that some signature knows stands in the lines as they were written. */
  readonly holdsWording: (prose: Prose) => boolean;
};

/**
 * Builds the reader from the signatures' exact and shared wordings, their index, the stems of the vocabulary, and the words
 * that are spelt rightly, too.
 */
export function createMisspeltReader(
  content: Content,
  stems: readonly Stem[],
  index: WordingIndex<SignatureWording>,
  ordinary: readonly StemWord[] = ordinaryWords(content),
): MisspeltReader {
  const correct = createSpeller(knownWords(content, stems), ordinary);
  const wordingsIn = (line: string) => index(fold(line)).flatMap(strongOnly);
  return {
    correct: (written) => {
      const { prose, lines } = correctSpelling(written, correct);
      const found = lines.flatMap(({ line, corrected }) => wordingsIn(corrected).map((entry) => ({ ...entry, line })));
      return { prose, wordings: found };
    },
    holdsWording: (prose) => linesOf(prose).some((line) => wordingsIn(line).length > 0),
  };
}

/** The words of strong wordings and of the vocabulary. */
function knownWords({ signatures }: Content, stems: readonly Stem[]): StemWord[] {
  const texts = [...signatures.values()].flatMap(({ wordings }) => tiers.flatMap((tier) => wordings[tier]));
  return [...stems.flatMap(wordsOfStem), ...[...wordsOfWordings(texts)].map((text) => ({ text, open: false }))];
}

/** A weak wording says too little in a line where words were put right. */
function strongOnly({ signature, tier }: SignatureWording): Omit<WordingInProse, 'line'>[] {
  return tier === 'weak' ? [] : [{ signature: signature.id, tier }];
}

/** The words of a stem to correct to. A beginning inside a phrase (`verify cert*`) is too short to recognise a word by. */
function wordsOfStem({ words }: Stem): readonly StemWord[] {
  return words.length === 1 ? words : words.filter(({ open }) => !open);
}
