import { type FoundTerms, keepPlaces, type Place } from './findTerms.ts';
import type { Prose } from './readWords.ts';

/** The concept of what works, and the words that may stand between a thing and it: "pull is fine", "login mi jde". */
const fine = '@fine';
const between = new Set('is are was itself still then je jsou mi nam mu uz normalne pak'.split(' '));

/**
 * The terms without the places that are said to be fine: "az login is ok, push fails" is about the push. A term that
 * is fine everywhere is left out. Failures (`failures`) stay: "stopped working".
 */
export function troubledTerms(
  found: FoundTerms,
  { words, sentenceOf }: Prose,
  failures: ReadonlySet<string>,
): FoundTerms {
  const fineAt = new Set((found.get(fine) ?? []).map(({ at }) => at));
  if (fineAt.size === 0) return found;
  const isFine = ({ at, length }: Place) => {
    const next = at + length;
    const toldAt = between.has(words[next] ?? '') ? next + 1 : next;
    return fineAt.has(toldAt) && sentenceOf[toldAt] === sentenceOf[at];
  };
  return keepPlaces(found, (place, term) => failures.has(term) || !isFine(place));
}
