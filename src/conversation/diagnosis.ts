import type { Facts } from '../knowledge/facts.ts';
import type { Cause, Content } from '../knowledge/schema.ts';
import type { Band, Match } from '../matching/reading.ts';
import type { Finding } from './case.ts';
import { judge } from './conditions.ts';
import { type Evidence, evidenceFor, isProof, isSaid, type Recognised } from './evidence.ts';

/** All that a diagnosis is made from. `failed`: causes whose steps did not help. */
export type Known = {
  readonly matches: readonly Match[];
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  readonly failed: readonly string[];
};

/** How sure the assistant is of a cause. `confirmed`: proved by the text itself or seen by a check. */
export type Certainty = 'confirmed' | 'likely' | 'possible';

/** A cause that remains. `share` is its part of all that remains, 0 to 1. */
export type RankedCause = {
  readonly cause: Cause;
  readonly share: number;
  readonly certainty: Certainty;
  readonly evidence: readonly Evidence[];
};

type Weighed = { readonly cause: Cause; readonly weight: number; readonly isConfirmed: boolean };

/** What checks say of one cause. */
type Seen = { readonly isSeen: boolean; readonly isRuledOut: boolean; readonly isSuspected: boolean };

const bandFactor: Readonly<Record<Band, number>> = { sure: 1, likely: 0.8, unsure: 0.5 };
/** A signature further down counts for less each time: the one before it is nearer to what went wrong. */
const perRank = 0.45;
/** Where a text says what failed, a carrier or a bare refusal beside it ("ImagePullBackOff", "401") adds next to nothing. */
const explainedFactor = 0.15;
/** Signatures from this order on only name the place or a bare refusal (knowledge/README.md, "order"). */
export const explainedFrom = 7;
/** A weight under a condition of which nothing is known yet. */
const openFactor = 0.5;
/** The text names this cause among those that its signature may have. */
const saidFactor = 8;
const confirmedFactor = 20;
/** A check made it likelier without proving it. */
const suspectedFactor = 4;
/** What a cause weighs that only a check speaks for. */
const confirmedBase = 1;
const suspectedBase = 0.5;

/** The signatures of the content that were recognised, in the order of the matches. */
export function recognisedIn(content: Content, matches: readonly Match[]): readonly Recognised[] {
  return matches.flatMap((match) => {
    const signature = content.signatures.get(match.signature);
    return signature === undefined ? [] : [{ signature, match }];
  });
}

function textWeight(cause: Cause, recognised: readonly Recognised[], facts: Facts): number {
  const isExplained = (recognised[0]?.signature.order ?? explainedFrom) < explainedFrom;
  return recognised.reduce((sum, one, rank) => {
    const { signature, match } = one;
    const entry = signature.causes.find((candidate) => candidate.cause === cause.id);
    const verdict = entry === undefined ? 'broken' : judge(entry.when, facts);
    if (entry === undefined || verdict === 'broken') return sum;
    const aside = isExplained && signature.order >= explainedFrom ? explainedFactor : 1;
    const weight = entry.weight * (isSaid(entry, one) ? saidFactor : 1) * (verdict === 'open' ? openFactor : 1);
    return sum + weight * bandFactor[match.band] * perRank ** rank * aside;
  }, 0);
}

function factTimes(cause: Cause, facts: Facts): number {
  return cause.likelier.reduce(
    (times, factor) => times * (judge(factor.when, facts) === 'holds' ? factor.times : 1),
    1,
  );
}

function seenOf(cause: Cause, findings: readonly Finding[]): Seen {
  return {
    isSeen: findings.some(({ confirms }) => confirms.includes(cause.id)),
    isRuledOut: findings.some(({ rulesOut }) => rulesOut.includes(cause.id)),
    isSuspected: findings.some(({ suspects }) => suspects?.includes(cause.id)),
  };
}

function weigh(cause: Cause, recognised: readonly Recognised[], known: Known): Weighed {
  const { isSeen, isRuledOut, isSuspected } = seenOf(cause, known.findings);
  const isProved = !isRuledOut && recognised.some((one) => isProof(one, cause));
  const isConfirmed = isSeen || isProved;
  if (!isConfirmed && (isRuledOut || judge(cause.applies, known.facts) === 'broken')) {
    return { cause, weight: 0, isConfirmed };
  }
  const least = isConfirmed ? confirmedBase : isSuspected ? suspectedBase : 0;
  const base = Math.max(textWeight(cause, recognised, known.facts), least);
  const confirmed = (isSeen ? confirmedFactor : 1) * (isProved ? confirmedFactor : 1);
  const suspected = isSuspected ? suspectedFactor : 1;
  return { cause, weight: base * factTimes(cause, known.facts) * confirmed * suspected, isConfirmed };
}

/** The causes that remain with their weights, unsorted; what the next question is chosen by. */
export function weighCauses(content: Content, known: Known): readonly Weighed[] {
  const recognised = recognisedIn(content, known.matches);
  const named = recognised.flatMap(({ signature }) => signature.causes.map(({ cause }) => cause));
  const seen = known.findings.flatMap(({ confirms, suspects = [] }) => [...confirms, ...suspects]);
  return [...new Set([...seen, ...named])]
    .flatMap((id) => content.causes.get(id) ?? [])
    .map((cause) => weigh(cause, recognised, known))
    .filter(({ weight }) => weight > 0);
}

/**
 * Whether the first of sorted weights is so far ahead that it is taken for the answer. What was tried in vain counts in
 * the total, so that the remainder does not look surer than it is.
 */
function leads(first: number, second: number, total: number): boolean {
  return first >= 2 * second && first >= 0.3 * total;
}

function certaintyOf(at: number, sorted: readonly Weighed[], total: number, known: Known): Certainty {
  const { weight, cause, isConfirmed } = sorted[at]!;
  if (known.failed.includes(cause.id)) return 'possible';
  if (isConfirmed) return 'confirmed';
  const next = sorted[1] && !known.failed.includes(sorted[1].cause.id) ? sorted[1].weight : 0;
  return at === 0 && leads(weight, next, total) ? 'likely' : 'possible';
}

/**
 * The causes that explain what is known, the likeliest first, and what is confirmed before what is not. What a check or a
 * known fact rules out is left out; what was tried in vain comes last. Pure: the same knowledge always gives the same ranking.
 */
export function rankCauses(content: Content, known: Known): readonly RankedCause[] {
  const recognised = recognisedIn(content, known.matches);
  const isFailed = ({ cause }: Weighed) => (known.failed.includes(cause.id) ? 1 : 0);
  const sorted = [...weighCauses(content, known)].sort(
    (one, other) =>
      isFailed(one) - isFailed(other) ||
      Number(other.isConfirmed) - Number(one.isConfirmed) ||
      other.weight - one.weight,
  );
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  return sorted.map(({ cause, weight }, at) => ({
    cause,
    share: weight / total,
    certainty: certaintyOf(at, sorted, total, known),
    evidence: evidenceFor(cause, recognised, known),
  }));
}
