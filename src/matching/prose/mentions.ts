import type { Content } from '../../knowledge/schema.ts';
import { compileStem, type Stem } from './stems.ts';
import { failureTerms, settingTerms, troubleTerm } from './vocabulary.ts';

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
  /** The terms for where something happens. */
  readonly settings: ReadonlySet<string>;
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
  const all = [...signatures.values()];
  const strengthOf = termStrengths(all.map(({ mentions }) => new Set(mentions.flatMap(termsOf))));
  const compiled = all.flatMap(({ id, order, mentions }) =>
    mentions.map((mention) => ({ signature: id, order, ...weigh(termsOf(mention), strengthOf) })),
  );
  const words = new Set(compiled.flatMap(({ terms }) => terms).filter((term) => !term.startsWith('@')));
  return {
    byTerm: Map.groupBy(compiled, ({ terms }) => terms[0]!),
    failures: failureTerms(vocabulary),
    settings: settingTerms(vocabulary),
    stems: [...words].map((word) => compileStem(word, word)),
  };
}

function weigh(
  unordered: readonly string[],
  strengthOf: (term: string) => number,
): Omit<Mention, 'signature' | 'order'> {
  const terms = unordered.toSorted((a, b) => strengthOf(b) - strengthOf(a));
  return {
    terms,
    strength: 1 - terms.reduce((doubt, term) => doubt * (1 - strengthOf(term)), 1),
    isSpecific: strengthOf(terms[0]!) >= specificTerm,
    contrasts: terms.some((term) => contrasting.has(term)),
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
