import type { Facts } from '../knowledge/facts.ts';
import type { Finding } from './case.ts';
import { knownFact } from './conditions.ts';

/** What a check that confirms a cause corrects by what it saw: what somebody gave is the very thing that is wrong. */
const corrected: Readonly<Record<string, string>> = { 'object-id-wrong': 'objectId' };

/**
 * The facts with those that checks saw. What somebody gave or pasted stays as it is; only what is unknown is filled, and
 * what was seen before is seen anew.
 */
export function withObserved(facts: Facts, findings: readonly Finding[]): Facts {
  const added = findings.flatMap(({ observed = {}, confirms }) => {
    const corrects = confirms.map((cause) => corrected[cause]);
    const isOpen = (name: string) => (knownFact(facts, name)?.origin ?? 'observed') === 'observed';
    return Object.entries(observed)
      .filter(([name]) => isOpen(name) || corrects.includes(name))
      .map(([name, value]) => [name, { value, origin: 'observed' as const }] as const);
  });
  return { ...facts, ...Object.fromEntries(added) };
}

/** The facts without those that checks saw. */
export function withoutObserved(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, { origin }]) => origin !== 'observed'));
}
