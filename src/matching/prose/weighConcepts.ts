import type { Learned } from '../../knowledge/learned.ts';
import { sharesOf, sumOf } from './learn.ts';

/** What the concepts of a text say: how surely anything is to be claimed (0 to 1), and the share of each signature. */
export type Weighed = { readonly certainty: number; readonly shares: ReadonlyMap<string, number> };

/** What was learned, ready to weigh texts. */
export type ConceptWeights = {
  readonly weigh: (terms: Iterable<string>) => Weighed;
  /** How much a concept speaks for a signature; negative: against it. */
  readonly weightOf: (term: string, signature: string) => number;
};

/** Reads the weights from what was learned. A signature that is not in it is never told of. */
export function conceptWeights(learned: Learned, signatures: readonly string[]): ConceptWeights {
  const known = new Map(learned.signatures.map((signature, at) => [signature, at]));
  const answers = [...signatures.map((signature) => known.get(signature)), learned.bias.length - 1];
  const rowOf = (weights: readonly number[], unknown: number) =>
    Float64Array.from(answers, (at) => (at === undefined ? unknown : weights[at]! / 100));
  const bias = rowOf(learned.bias, Math.min(0, ...learned.bias) / 100);
  const rows = new Map(Object.entries(learned.concepts).map(([term, weights]) => [term, rowOf(weights, 0)]));
  const places = new Map(signatures.map((signature, at) => [signature, at]));
  return {
    weigh: (terms) => {
      const shares = sharesOf(
        sumOf(
          [...terms].flatMap((term) => rows.get(term) ?? []),
          bias,
        ),
      );
      return {
        certainty: 1 - shares.at(-1)!,
        shares: new Map(signatures.map((signature, at) => [signature, shares[at]!])),
      };
    },
    weightOf: (term, signature) => rows.get(term)?.[places.get(signature) ?? -1] ?? 0,
  };
}
