import { none } from '../../../knowledge/learned.ts';
import type { Content } from '../../../knowledge/schema.ts';
import { learn, type Sample } from '../../../matching/prose/learn.ts';
import { conceptWeights } from '../../../matching/prose/weighConcepts.ts';

const folds = 5;

/** Shares of 1: read right, right among the first three, and claimed although there is nothing to claim. */
export type HeldOut = { readonly first: number; readonly three: number; readonly claimed: number };

/** How sentences are read that were not taught: each fifth by what the others teach. */
export function heldOut(content: Content, samples: readonly Sample[]): HeldOut {
  const signatures = [...content.signatures.keys()];
  const read = Array.from({ length: folds }, (_, fold) => {
    const taught = learn(
      samples.filter((_, at) => at % folds !== fold),
      signatures,
    );
    const { weigh } = conceptWeights({ from: '', ...taught }, signatures);
    return samples
      .filter((_, at) => at % folds === fold)
      .map(({ signature, terms }) => {
        const { certainty, shares } = weigh(terms);
        const ranked = [...shares].sort(([, a], [, b]) => b - a).map(([id]) => id);
        return { signature, isClaimed: certainty > 0.5, rank: ranked.indexOf(signature) };
      });
  }).flat();
  const told = read.filter(({ signature }) => signature !== none);
  const others = read.filter(({ signature }) => signature === none);
  const shareOf = <Item>(items: readonly Item[], is: (item: Item) => boolean) => items.filter(is).length / items.length;
  return {
    first: shareOf(told, ({ rank }) => rank === 0),
    three: shareOf(told, ({ rank }) => rank < 3),
    claimed: shareOf(others, ({ isClaimed }) => isClaimed),
  };
}
