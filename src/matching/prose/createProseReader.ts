import type { Content } from '../../knowledge/schema.ts';
import { indexSignatures, type SignatureWording } from '../wordingHits.ts';
import type { WordingIndex } from '../wordingIndex.ts';
import { hidingTerms, namesRegistry, weighContext } from './context.ts';
import { createMisspeltReader } from './createMisspeltReader.ts';
import { createTermFinder } from './findTerms.ts';
import { type MatchedMention, matchMentions } from './matchMentions.ts';
import { compileMentions } from './mentions.ts';
import { ordinaryTerm, ordinaryWords } from './ordinaryWords.ts';
import { readWords } from './readWords.ts';
import type { StemWord } from './stems.ts';
import { conceptStems } from './vocabulary.ts';

/** A signature that a text in a person's own words points to; `score` is 0..1, `line` the line that decided. */
export type ProseHit = { readonly signature: string; readonly score: number; readonly line: string };

/**
 * Ranks the signatures for a text in a person's own words: best first, none where nothing fits. In `printed` lines, which
 * hold nobody's own words, only misspelt error texts are looked for: text recognition misreads those, too.
 */
export type ProseReader = (lines: readonly string[], printed?: readonly string[]) => readonly ProseHit[];

/** Less sure hits would only be guesses. From 0.5 on a hit is worth offering, from 0.8 on it is nearly sure. */
const leastScore = 0.35;
const misspeltWording = { exact: 0.85, shared: 0.75 };
/** What is left of it in a text that names no registry. */
const wordingAlone = 0.8;
/** What a second, different mention of the same signature takes away from the doubt that is left. */
const secondOpinion = 0.3;
/** What each step of the signatures' matching order costs: a reason comes before the place where it shows. */
const laterOrder = 0.004;

/**
 * Builds the reader of prose from the signatures' `mentions` and the vocabulary. Misspelt words are put right first;
 * in a line where that happened the signatures' wordings are looked for, too.
 */
export function createProseReader(
  content: Content,
  index: WordingIndex<SignatureWording> = indexSignatures(content.signatures.values()),
  ordinary: readonly StemWord[] = ordinaryWords(content),
): ProseReader {
  const mentions = compileMentions(content);
  const concepts = conceptStems(content.vocabulary).filter(({ term }) => term !== ordinaryTerm);
  const stems = [...concepts, ...mentions.stems];
  const findTerms = createTermFinder(stems, hidingTerms);
  const misspelt = createMisspeltReader(content, stems, index, ordinary);
  return (lines, printed = []) => {
    const { prose, wordings } = misspelt.correct(readWords(lines));
    const misread = misspelt.correct(readWords(printed)).wordings;
    const found = findTerms(prose.words);
    const context = weighContext(found);
    // An error text in a paste that names no registry has been judged by its wording.
    if ((context === 0 && misread.length === 0) || (!namesRegistry(found) && misspelt.holdsWording(prose))) return [];
    const told = scoreSignatures(matchMentions(mentions, found, prose));
    const alone = namesRegistry(found) ? 1 : wordingAlone;
    return bestPerSignature([
      ...told.map((hit) => ({ ...hit, score: hit.score * context })),
      ...[...wordings, ...misread].map(({ signature, tier, line }) => ({
        signature,
        score: misspeltWording[tier] * alone,
        line,
      })),
    ]);
  };
}

function scoreSignatures(matched: readonly MatchedMention[]): ProseHit[] {
  const bySignature = Map.groupBy(matched, ({ mention }) => mention.signature);
  return [...bySignature].map(([signature, mentions]) => {
    const [best, ...others] = mentions.toSorted((a, b) => b.score - a.score);
    const other = others.find(({ mention }) => mention.terms.some((term) => !best!.mention.terms.includes(term)));
    const certainty = best!.score + secondOpinion * (1 - best!.score) * (other?.score ?? 0);
    const score = certainty * (1 - (best!.mention.order - 1) * laterOrder);
    return { signature, score, line: best!.line };
  });
}

function bestPerSignature(hits: readonly ProseHit[]): ProseHit[] {
  const best = new Map<string, ProseHit>();
  for (const hit of hits) if (hit.score > (best.get(hit.signature)?.score ?? 0)) best.set(hit.signature, hit);
  return [...best.values()].filter(({ score }) => score >= leastScore).sort((a, b) => b.score - a.score);
}
