import { indexStems, type Stem } from './stems.ts';

/** Where a term stands: its first word and how many words it takes. */
export type Place = { readonly at: number; readonly length: number };

/** The terms of a text with their places, in order. */
export type FoundTerms = ReadonlyMap<string, readonly Place[]>;

/**
 * Builds the finder of terms in a row of words. Where one of the `hiding` terms stands, its words mean nothing else:
 * "pull request" is no pull, "no errors" no error.
 */
export function createTermFinder(
  stems: readonly Stem[],
  hiding: ReadonlySet<string>,
): (words: readonly string[]) => FoundTerms {
  const findHiding = createFinder(stems.filter(({ term }) => hiding.has(term)));
  const findOthers = createFinder(stems.filter(({ term }) => !hiding.has(term)));
  return (words) => {
    const hidingTerms = findHiding(words);
    const hidden = new Set([...hidingTerms.values()].flat().flatMap(positionsOf));
    const others = keepPlaces(findOthers(words), (place) => !positionsOf(place).some((at) => hidden.has(at)));
    return new Map([...hidingTerms, ...others]);
  };
}

function createFinder(stems: readonly Stem[]): (words: readonly string[]) => FoundTerms {
  const stemsAt = indexStems(stems);
  return (words) => {
    const occurrences = words.flatMap((_, at) => stemsAt(words, at).map((stem) => ({ stem, at })));
    const found = new Map<string, Place[]>();
    for (const { stem, at } of occurrences) {
      const place = { at, length: stem.words.length };
      const places = found.get(stem.term);
      if (places) places.push(place);
      else found.set(stem.term, [place]);
    }
    return found;
  };
}

function positionsOf({ at, length }: Place): number[] {
  return Array.from({ length }, (_, offset) => at + offset);
}

/** The terms with only the places that are wanted; a term without any is left out. */
export function keepPlaces(found: FoundTerms, isWanted: (place: Place, term: string) => boolean): FoundTerms {
  const kept = [...found].map(([term, places]) => [term, places.filter((place) => isWanted(place, term))] as const);
  return new Map(kept.filter(([, places]) => places.length > 0));
}
