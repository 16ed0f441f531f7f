import type { SecretKind } from '../redacted.ts';
import type { Candidate, Rule } from '../rule.ts';
import { looksSecret } from '../values.ts';

const shortest = 8;
// Bounds the time: a text is searched once for each of them.
const mostValues = 50;

/** Finds secrets again that were recognised elsewhere by their context. Readable values are left: they may be a name. */
export function knownValuesRule(known: ReadonlyMap<string, SecretKind>): Rule {
  const values = [...known].filter(([value]) => value.length >= shortest && looksSecret(value)).slice(0, mostValues);
  return {
    name: 'known value',
    shaped: true,
    hints: [],
    find: (text) => values.flatMap(([value, kind]) => placesOf(text, value, kind)),
  };
}

function placesOf(text: string, value: string, kind: SecretKind): Candidate[] {
  const places: Candidate[] = [];
  for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + value.length)) {
    places.push({ start, end: start + value.length, kind, least: value.length });
  }
  return places;
}
