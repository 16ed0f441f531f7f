import type { Place } from './findTerms.ts';
import type { Prose } from './readWords.ts';

/** The places of one term of a mention. A setting (cluster, pipeline, registry) may be named once for a whole text. */
export type TermPlaces = { readonly places: readonly Place[]; readonly isSetting: boolean };

/** What is left of a score when the terms stand in one sentence, in two neighbouring ones, or farther apart. */
const specific = { sentence: 1, neighbours: 0.9, message: 0.7 };
/** The same for mentions of everyday words, which stand somewhere in any longer text. */
const everyday = { sentence: 1, neighbours: 0.8, message: 0.5 };
/** What is left when only the settings stand in other sentences. */
const settingApart = 0.94;

/** What each word between two terms takes away, and at most. */
const loosePerWord = 0.008;
const mostLoose = 0.08;

/** The factor (0..1) by which the distance of a mention's terms weakens it; the rarest term comes first. */
export function nearness(terms: readonly TermPlaces[], isSpecific: boolean, { sentenceOf }: Prose): number {
  const sentencesOf = ({ places }: TermPlaces) => new Set(places.map(({ at }) => sentenceOf[at]!));
  const factors = isSpecific ? specific : everyday;
  const all = closeness(terms.map(sentencesOf), factors);
  const told = closeness(terms.filter(({ isSetting }) => !isSetting).map(sentencesOf), factors);
  return Math.max(all, told * settingApart) - looseness(terms);
}

function closeness([first, ...others]: readonly ReadonlySet<number>[], factors: typeof specific): number {
  if (first === undefined) return 0;
  const areTogether = (reach: number) =>
    [...first].some((sentence) => others.every((other) => isWithin(other, sentence, reach)));
  if (areTogether(0)) return factors.sentence;
  return areTogether(1) ? factors.neighbours : factors.message;
}

function isWithin(sentences: ReadonlySet<number>, sentence: number, reach: number): boolean {
  for (let at = sentence - reach; at <= sentence + reach; at++) if (sentences.has(at)) return true;
  return false;
}

/** What the words between the terms cost: "the identity was not found" before "the identity …, … was not found". */
function looseness([first, ...others]: readonly TermPlaces[]): number {
  const gaps = others.map(({ places }) => Math.min(...places.map((place) => gapBetween(first!.places[0]!, place))));
  const average = gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length);
  return Math.min(mostLoose, Math.max(0, average - 1) * loosePerWord);
}

function gapBetween(one: Place, other: Place): number {
  return Math.max(0, other.at - one.at - one.length, one.at - other.at - other.length);
}
