import type { Facts } from '../knowledge/facts.ts';
import type { Finding } from './case.ts';
import { knownFact } from './conditions.ts';

/**
 * The facts with those that checks saw. What somebody gave or pasted stays as it is; only what is unknown is filled, and
 * what was seen before is seen anew.
 */
export function withObserved(facts: Facts, findings: readonly Finding[]): Facts {
  const seen = findings.flatMap(({ observed }) => Object.entries(observed ?? {}));
  const fresh = seen.filter(([name]) => (knownFact(facts, name)?.origin ?? 'observed') === 'observed');
  const added = fresh.map(([name, value]) => [name, { value, origin: 'observed' as const }] as const);
  return { ...facts, ...Object.fromEntries(added) };
}

/** The facts without those that checks saw. */
export function withoutObserved(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, { origin }]) => origin !== 'observed'));
}
