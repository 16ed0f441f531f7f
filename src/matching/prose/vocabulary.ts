import type { Vocabulary } from '../../knowledge/schema.ts';
import { compileStem, type Stem } from './stems.ts';

/** The concept of trouble of any kind. */
export const troubleTerm = '@trouble';

/** The concepts that "failure" takes in: people tell one kind of failure for the other. */
export function failureTerms({ concepts }: Vocabulary): ReadonlySet<string> {
  return new Set((concepts.failure ?? []).filter((stem) => stem.startsWith('@')));
}

/** The stems of every concept. A stem `@other` takes in the stems of another concept. */
export function conceptStems({ concepts }: Vocabulary): Stem[] {
  return Object.keys(concepts).flatMap((concept) =>
    [...stemsOf(concept, new Set())].map((stem) => compileStem(`@${concept}`, stem)),
  );

  function stemsOf(concept: string, entered: Set<string>): Set<string> {
    if (entered.has(concept)) return new Set();
    entered.add(concept);
    const stems = Object.hasOwn(concepts, concept) ? concepts[concept]! : [];
    return new Set(stems.flatMap((stem) => (stem.startsWith('@') ? [...stemsOf(stem.slice(1), entered)] : [stem])));
  }
}
