import { type FoundTerms, keepPlaces, type Place } from './findTerms.ts';
import type { Mention, MentionIndex } from './mentions.ts';
import type { Prose } from './readWords.ts';
import { troubledTerms } from './troubledTerms.ts';
import { troubleTerm } from './vocabulary.ts';

/** A mention that a text fulfils; `score` (0..1) before the context is weighed, `line` where its rarest term stands. */
export type MatchedMention = { readonly mention: Mention; readonly score: number; readonly line: string };

/** A mention that holds at all is worth offering; its terms' rarity brings it up to nearly sure. */
const leastScore = 0.45;
const mostScore = 0.97;

/** What is left of a score when the terms stand in one sentence, in two neighbouring ones, or farther apart. */
const nearness = { sentence: 1, neighbours: 0.9, message: 0.7 };
/** The same for mentions of everyday words, which stand somewhere in any longer text. */
const everydayNearness = { sentence: 1, neighbours: 0.8, message: 0.5 };

/** What each word between two terms takes away, and at most. */
const loosePerWord = 0.008;
const mostLoose = 0.08;

/** What is left of a score when another failure is told than the mention names: "dns is missing" for "dns fails". */
const otherFailure = 0.75;

/**
 * The mentions whose terms are all in what a person wrote; what is said to be fine counts only for mentions that ask
 * for it. A failure may be told as another one, but the rarest term must be there.
 */
export function matchMentions(index: MentionIndex, found: FoundTerms, prose: Prose): MatchedMention[] {
  const spoken = keepPlaces(found, ({ at }) => !prose.sentences[prose.sentenceOf[at]!]!.isOutput);
  const troubled = troubledTerms(spoken, prose.words, index.failures);
  const isInTrouble = spoken.has(troubleTerm);
  const matched: MatchedMention[] = [];
  for (const term of spoken.keys()) {
    for (const mention of index.byTerm.get(term) ?? []) {
      const counted = mention.contrasts ? spoken : troubled;
      const [rarest, ...others] = mention.terms;
      const missing = others.filter((other) => !counted.has(other));
      if (
        !counted.has(rarest!) ||
        !missing.every((other) => isInTrouble && mention.isSpecific && index.failures.has(other))
      )
        continue;
      const places = mention.terms.flatMap((other) => (counted.has(other) ? [counted.get(other)!] : []));
      const { score, line } = judge(mention, places, prose);
      matched.push({ mention, score: missing.length === 0 ? score : score * otherFailure, line });
    }
  }
  return matched;
}

function judge(mention: Mention, places: readonly (readonly Place[])[], prose: Prose): { score: number; line: string } {
  const sentences = places.map((those) => new Set(those.map(({ at }) => prose.sentenceOf[at]!)));
  const near = nearnessOf(sentences, mention.isSpecific ? nearness : everydayNearness) - loosenessOf(places);
  const score = (leastScore + (mostScore - leastScore) * mention.strength) * near;
  return { score, line: prose.sentences[prose.sentenceOf[places[0]![0]!.at]!]!.line };
}

function nearnessOf([first, ...others]: readonly ReadonlySet<number>[], factors: typeof nearness): number {
  const together = (reach: number) =>
    [...first!].some((sentence) => others.every((other) => isWithin(other, sentence, reach)));
  if (together(0)) return factors.sentence;
  return together(1) ? factors.neighbours : factors.message;
}

function isWithin(sentences: ReadonlySet<number>, sentence: number, reach: number): boolean {
  for (let at = sentence - reach; at <= sentence + reach; at++) if (sentences.has(at)) return true;
  return false;
}

/** What the words between the terms cost: "the identity was not found" before "the identity …, … was not found". */
function loosenessOf([first, ...others]: readonly (readonly Place[])[]): number {
  const gaps = others.map((places) => Math.min(...places.map((place) => gapBetween(first![0]!, place))));
  const average = gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length);
  return Math.min(mostLoose, Math.max(0, average - 1) * loosePerWord);
}

function gapBetween(one: Place, other: Place): number {
  return Math.max(0, other.at - one.at - one.length, one.at - other.at - other.length);
}
