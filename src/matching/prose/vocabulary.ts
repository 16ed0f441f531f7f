import type { Vocabulary } from '../../knowledge/schema.ts';
import { compileStem, type Stem } from './stems.ts';

/** The concept of trouble of any kind. */
export const troubleTerm = '@trouble';
const failureConcept = 'failure';

/** The kinds of trouble that the concept "failure" takes in: people tell one for the other. */
export function failureTerms({ concepts }: Vocabulary): Set<string> {
  return new Set((concepts[failureConcept] ?? []).filter((stem) => stem.startsWith('@')));
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
