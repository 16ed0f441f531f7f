import type { Mention, MentionIndex } from './mentions.ts';
import type { Prose } from './readWords.ts';

/** A mention that a text fulfils; `score` (0..1) before the context is weighed, `line` where its rarest term stands. */
export type MatchedMention = { readonly mention: Mention; readonly score: number; readonly line: string };

/** A mention that holds at all is worth offering; its terms' rarity brings it up to nearly sure. */
const leastScore = 0.4;
const mostScore = 0.97;

/** What is left of a mention's strength when its terms stand in one sentence, in two neighbouring ones, or farther. */
const nearness = { sentence: 1, neighbours: 0.92, message: 0.8 };

/** The mentions whose terms are all in a text. */
export function matchMentions(
  index: MentionIndex,
  found: ReadonlyMap<string, readonly number[]>,
  prose: Prose,
): MatchedMention[] {
  const matched: MatchedMention[] = [];
  for (const term of found.keys()) {
    for (const mention of index.byTerm.get(term) ?? []) {
      const places = mention.terms.map((other) => found.get(other));
      if (!places.every((positions) => positions !== undefined)) continue;
      const sentences = places.map((positions) => new Set(positions.map((at) => prose.sentenceOf[at]!)));
      const score = (leastScore + (mostScore - leastScore) * mention.strength) * nearnessOf(sentences);
      matched.push({ mention, score, line: prose.lineOf[prose.sentenceOf[places[0]![0]!]!]! });
    }
  }
  return matched;
}

function nearnessOf([first, ...others]: readonly ReadonlySet<number>[]): number {
  const together = (reach: number) =>
    [...first!].some((sentence) => others.every((other) => isWithin(other, sentence, reach)));
  if (together(0)) return nearness.sentence;
  return together(1) ? nearness.neighbours : nearness.message;
}

function isWithin(sentences: ReadonlySet<number>, sentence: number, reach: number): boolean {
  for (let at = sentence - reach; at <= sentence + reach; at++) if (sentences.has(at)) return true;
  return false;
}
