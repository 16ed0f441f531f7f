import { type FoundTerms, keepPlaces } from './findTerms.ts';
import type { Mention, MentionIndex } from './mentions.ts';
import { nearness } from './nearness.ts';
import type { Prose } from './readWords.ts';
import { troubledTerms } from './troubledTerms.ts';

/** A mention that a text fulfils; `score` (0..1) before the context is weighed, `line` where its rarest term stands. */
export type MatchedMention = { readonly mention: Mention; readonly score: number; readonly line: string };

/** A mention that holds at all is worth offering; its terms' rarity brings it up to nearly sure. */
const leastScore = 0.45;
const mostScore = 0.97;

/** What is left of a score when another failure is told than the mention names: "dns is missing" for "dns fails". */
const otherFailure = 0.75;

/**
 * The mentions whose terms are all in what a person wrote; what is said to be fine counts only for mentions that ask
 * for it. A failure may be told as another one, but the rarest term must be there.
 */
export function matchMentions(index: MentionIndex, found: FoundTerms, prose: Prose): MatchedMention[] {
  const spoken = keepPlaces(found, ({ at }) => !prose.sentences[prose.sentenceOf[at]!]!.isOutput);
  const troubled = troubledTerms(spoken, prose.words, index.failures);
  const tellsFailure = [...spoken.keys()].some((term) => index.failures.has(term));
  return [...spoken.keys()]
    .flatMap((term) => index.byTerm.get(term) ?? [])
    .flatMap((mention) => matchMention(mention, mention.contrasts ? spoken : troubled));

  function matchMention(mention: Mention, counted: FoundTerms): MatchedMention[] {
    const present = mention.terms.filter((term) => counted.has(term));
    const isWhole = present.length === mention.terms.length;
    if (!isWhole && !(counted.has(mention.terms[0]!) && mayMiss(mention, counted))) return [];
    const terms = present.map((term) => ({ places: counted.get(term)!, isSetting: index.settings.has(term) }));
    const strength = leastScore + (mostScore - leastScore) * mention.strength;
    const score = strength * nearness(terms, mention.isSpecific, prose) * (isWhole ? 1 : otherFailure);
    return [{ mention, score, line: prose.sentences[prose.sentenceOf[terms[0]!.places[0]!.at]!]!.line }];
  }

  function mayMiss(mention: Mention, counted: FoundTerms): boolean {
    const isTelling = mention.isSpecific && !index.settings.has(mention.terms[0]!);
    if (!isTelling || !tellsFailure) return false;
    return mention.terms.every((term) => counted.has(term) || index.failures.has(term));
  }
}
