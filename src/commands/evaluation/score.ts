import type { Facts } from '../../knowledge/facts.ts';
import type { Match } from '../../matching/reading.ts';
import type { Labelled } from './readLabelled.ts';

/** What the program made of a labelled paste. `ms`: how long redaction, facts and matching took. */
export type Answer = {
  readonly item: Labelled;
  readonly matches: readonly Match[];
  readonly facts: Facts;
  /** The family of the first ranked cause; undefined where there is none. */
  readonly family?: string | undefined;
  readonly ms: number;
};

/** A share of all that could be right, 0 to 1; null where there is nothing to share. */
export type Share = number | null;

export const scoredFacts = ['registry', 'environment', 'operation', 'clientIp'] as const;

/** The figures that `evaluate --json` prints. */
export type Scores = {
  readonly items: number;
  readonly top1: Share;
  readonly top3: Share;
  readonly family1: Share;
  readonly negatives: number;
  readonly falseClaims: Share;
  readonly falseSure: Share;
  readonly sure: Share;
  readonly sureWrong: Share;
  readonly facts: Record<(typeof scoredFacts)[number], { readonly precision: Share; readonly recall: Share }>;
  readonly ms: { readonly median: number; readonly p99: number; readonly max: number };
};

/** Whether nothing may be claimed about a paste. */
export function isNegative({ signature }: Labelled): boolean {
  return signature[0] === 'none';
}

/** Whether the first answer is accepted; of a negative, whether nothing is claimed. */
export function isRight({ item, matches }: Answer): boolean {
  return isNegative(item) ? matches.length === 0 : accepts(item, matches.slice(0, 1));
}

/** Whether the family of the first cause is accepted. */
export function isFamilyRight({ item, family }: Answer): boolean {
  return family !== undefined && item.family.includes(family);
}

function accepts(item: Labelled, matches: readonly Match[]): boolean {
  return matches.some(({ signature }) => item.signature.includes(signature));
}

function isSure({ matches }: Answer): boolean {
  return matches[0]?.band === 'sure';
}

/** Scores the answers to labelled pastes. */
export function score(answers: readonly Answer[]): Scores {
  const negatives = answers.filter(({ item }) => isNegative(item));
  const positives = answers.filter(({ item }) => !isNegative(item));
  const sure = positives.filter(isSure);
  return {
    items: positives.length,
    top1: share(positives, isRight),
    top3: share(positives, ({ item, matches }) => accepts(item, matches.slice(0, 3))),
    family1: share(positives, isFamilyRight),
    negatives: negatives.length,
    falseClaims: share(negatives, ({ matches }) => matches.length > 0),
    falseSure: share(negatives, ({ matches }) => matches.some(({ band }) => band === 'sure')),
    sure: share(positives, isSure),
    sureWrong: share(sure, (answer) => !isRight(answer)),
    facts: scoreFacts(answers),
    ms: timesOf(answers),
  };
}

/** Both are counted over the pastes that state the fact: precision over those that were given a value. */
function scoreFacts(answers: readonly Answer[]): Scores['facts'] {
  const scores = scoredFacts.map((name) => {
    const stated = answers.filter(({ item }) => item.facts[name] !== undefined);
    const isCorrect = ({ item, facts }: Answer) => facts[name]?.value === item.facts[name];
    const given = stated.filter(({ facts }) => facts[name] !== undefined);
    return [name, { precision: share(given, isCorrect), recall: share(stated, isCorrect) }];
  });
  return Object.fromEntries(scores);
}

function share<Item>(items: readonly Item[], fits: (item: Item) => boolean): Share {
  return items.length === 0 ? null : rounded(items.filter(fits).length / items.length);
}

function timesOf(answers: readonly Answer[]): Scores['ms'] {
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (part: number) => rounded(sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0);
  return { median: at(0.5), p99: at(0.99), max: at(1) };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
