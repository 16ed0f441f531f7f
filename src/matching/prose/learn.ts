import { type Learned, none } from '../../knowledge/learned.ts';

/** A sentence to learn from: whose it is, or `none`, and the concepts that were found in it. */
export type Sample = { readonly signature: string; readonly terms: readonly string[] };

const rounds = 30;
/** How far the first steps go, and by how much the steps of each round are shorter. */
const firstStep = 0.3;
const shortening = 0.1;
/** What a step leaves of every weight is a little less, so that no concept decides by a few sentences. */
const decay = 0.003;
const biasStep = 0.2;
/** Samples are taken in an order that mixes the signatures and is the same each time. */
const stride = 7919;

/**
 * Learns how much each concept speaks for each signature (multinomial logistic regression, by stochastic gradient
 * descent). The same samples give the same weights.
 */
export function learn(samples: readonly Sample[], signatures: readonly string[]): Omit<Learned, 'from'> {
  const answers = [...signatures, none];
  const bias = new Float64Array(answers.length);
  const rows = new Map(samples.flatMap(({ terms }) => terms.map((term) => [term, new Float64Array(answers.length)])));
  const prepared = samples.map(({ signature, terms }) => ({
    answer: answers.indexOf(signature),
    rows: terms.map((term) => rows.get(term)!),
  }));
  for (let round = 0; round < rounds; round++) {
    const step = firstStep / (1 + round * shortening);
    for (let count = 0; count < prepared.length; count++) {
      const sample = prepared[(count * stride + round) % prepared.length]!;
      learnOne(sample.rows, bias, sample.answer, step);
    }
  }
  const hundredths = (weights: Float64Array) => Array.from(weights, (weight) => Math.round(weight * 100));
  const concepts = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([term, row]) => [term, hundredths(row)]);
  return { signatures: [...signatures], bias: hundredths(bias), concepts: Object.fromEntries(concepts) };
}

function learnOne(rows: readonly Float64Array[], bias: Float64Array, answer: number, step: number): void {
  const shares = sharesOf(sumOf(rows, bias));
  for (let at = 0; at < bias.length; at++) {
    const error = shares[at]! - (at === answer ? 1 : 0);
    bias[at]! -= step * biasStep * error;
    for (const row of rows) row[at]! -= step * (error + decay * row[at]!);
  }
}

/** What the rows say together, answer by answer. */
export function sumOf(rows: readonly Float64Array[], bias: Float64Array): Float64Array {
  const sum = Float64Array.from(bias);
  for (const row of rows) for (let at = 0; at < sum.length; at++) sum[at]! += row[at]!;
  return sum;
}

/** The same as shares of 1 (softmax). */
export function sharesOf(sum: Float64Array): Float64Array {
  const most = sum.reduce((highest, value) => Math.max(highest, value), Number.NEGATIVE_INFINITY);
  const powers = sum.map((value) => Math.exp(value - most));
  const total = powers.reduce((all, value) => all + value, 0);
  return powers.map((value) => value / total);
}
