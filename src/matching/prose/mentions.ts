import type { Content } from '../../knowledge/schema.ts';
import { compileStem, type Stem } from './stems.ts';
import { failureTerms, troubleTerm } from './vocabulary.ts';

/** One line of `mentions:`. `terms` must all be mentioned, rarest first. `strength` (0..1): how much they say together. */
export type Mention = {
  readonly signature: string;
  readonly terms: readonly string[];
  readonly strength: number;
  /** The signature's matching order, 1 to 9. */
  readonly order: number;
  /** Whether its rarest term says much alone. */
  readonly isSpecific: boolean;
  /** Whether it speaks of something that works beside something that does not. */
  readonly contrasts: boolean;
};

/** The mentions of all signatures by their rarest term. */
export type MentionIndex = {
  readonly byTerm: ReadonlyMap<string, readonly Mention[]>;
  /** The terms for kinds of failure that people tell one for the other. */
  readonly failures: ReadonlySet<string>;
  /** The stems of the terms that are words, no concepts. */
  readonly stems: readonly Stem[];
};

/** What a term says alone: one that a single signature uses nearly decides, one that all use says nearly nothing. */
const strongestTerm = 0.7;
const weakestTerm = 0.05;
const specificTerm = 0.45;

/** Concepts of what works. */
const contrasting = new Set(['@fine', '@pull-but-no-push']);

/** Compiles the mentions of the signatures. */
export function compileMentions({ signatures, vocabulary }: Content): MentionIndex {
  const all = [...signatures.values()].map(({ id, order, mentions }) => ({
    id,
    order,
    mentions: mentions.map(termsOf),
  }));
  const strengthOf = termStrengths(all.map(({ mentions }) => new Set(mentions.flat())));
  const byTerm = new Map<string, Mention[]>();
  for (const { id, order, mentions } of all) {
    for (const unordered of mentions) {
      const terms = [...unordered].sort((a, b) => strengthOf(b) - strengthOf(a));
      const nothing = terms.reduce((product, term) => product * (1 - strengthOf(term)), 1);
      const [rarest] = terms;
      if (rarest === undefined) continue;
      const isSpecific = strengthOf(rarest) >= specificTerm;
      const contrasts = terms.some((term) => contrasting.has(term));
      byTerm.set(rarest, [
        ...(byTerm.get(rarest) ?? []),
        { signature: id, order, terms, strength: 1 - nothing, isSpecific, contrasts },
      ]);
    }
  }
  const words = new Set(all.flatMap(({ mentions }) => mentions.flat()).filter((term) => !term.startsWith('@')));
  return {
    byTerm,
    failures: failureTerms(vocabulary),
    stems: [...words].map((word) => compileStem(word, word)),
  };
}

function termsOf(mention: string): string[] {
  return [...new Set(mention.trim().split(/\s+/))];
}

function termStrengths(termsOfSignatures: readonly ReadonlySet<string>[]): (term: string) => number {
  const users = new Map<string, number>();
  for (const terms of termsOfSignatures) for (const term of terms) users.set(term, (users.get(term) ?? 0) + 1);
  const share = Math.log(Math.max(2, termsOfSignatures.length));
  return (term) => {
    if (term === troubleTerm) return weakestTerm;
    const rarity = 1 - Math.log(users.get(term) ?? 1) / share;
    return weakestTerm + (strongestTerm - weakestTerm) * rarity;
  };
}
