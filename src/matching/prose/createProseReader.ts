import type { Content } from '../../knowledge/schema.ts';
import { fold, wordsOf } from '../fold.ts';
import { indexWordings } from '../wordingIndex.ts';
import { hidingTerms, namesRegistry, weighContext } from './context.ts';
import { type CorrectedLine, correctSpelling } from './correctSpelling.ts';
import { createSpeller } from './createSpeller.ts';
import { createTermFinder } from './findTerms.ts';
import { type MatchedMention, matchMentions } from './matchMentions.ts';
import { compileMentions } from './mentions.ts';
import { ordinaryTerm, ordinaryWords } from './ordinaryWords.ts';
import { readWords } from './readWords.ts';
import { conceptStems } from './vocabulary.ts';

/** A signature that a text in a person's own words points to; `score` is 0..1, `line` the line that decided. */
export type ProseHit = { readonly signature: string; readonly score: number; readonly line: string };

/** Ranks the signatures for a text in a person's own words: best first, none where nothing fits. */
export type ProseReader = (lines: readonly string[]) => readonly ProseHit[];

/** Less sure hits would only be guesses. From 0.5 on a hit is worth offering, from 0.8 on it is nearly sure. */
const leastScore = 0.35;
const misspeltWording = { exact: 0.85, shared: 0.75 };
/** What a second, different mention of the same signature takes away from the doubt that is left. */
const secondOpinion = 0.3;
/** What each step of the signatures' matching order costs: a reason comes before the place where it shows. */
const laterOrder = 0.004;

/**
 * Builds the reader of prose from the signatures' `mentions` and the vocabulary. Misspelt words are put right first;
 * in a line where that happened the signatures' wordings are looked for, too.
 */
export function createProseReader(content: Content): ProseReader {
  const mentions = compileMentions(content);
  const concepts = conceptStems(content.vocabulary).filter(({ term }) => term !== ordinaryTerm);
  const stems = [...concepts, ...mentions.stems];
  const find = createTermFinder(stems, hidingTerms);
  const wordings = [...content.signatures.values()].flatMap(({ id, wordings: { exact, shared } }) => [
    ...exact.map((wording) => ({ wording, entry: { signature: id, score: misspeltWording.exact } })),
    ...shared.map((wording) => ({ wording, entry: { signature: id, score: misspeltWording.shared } })),
  ]);
  const findWordings = indexWordings(wordings);
  const wordingWords = wordings.flatMap(({ wording }) => wordsOf(fold(wording)));
  const known = [...stems.flatMap(({ words }) => words), ...wordingWords.map((text) => ({ text, open: false }))];
  const correct = createSpeller(known, ordinaryWords(content));
  return (lines) => {
    const { prose, lines: corrected } = correctSpelling(readWords(lines), correct);
    const found = find(prose.words);
    const context = weighContext(found);
    if (context === 0) return [];
    // A program's text without a registry: the wordings have judged it.
    if (!namesRegistry(found) && prose.sentences.some(({ line }) => findWordings(fold(line)).length > 0)) return [];
    const hits = [...scoreSignatures(matchMentions(mentions, found, prose)), ...wordingHits(corrected)];
    return bestPerSignature(hits.map((hit) => ({ ...hit, score: hit.score * context })));
  };

  function wordingHits(corrected: readonly CorrectedLine[]): ProseHit[] {
    return corrected.flatMap(({ line, corrected }) =>
      findWordings(fold(corrected)).map((entry) => ({ ...entry, line })),
    );
  }
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
