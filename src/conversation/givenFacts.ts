import type { Facts } from '../knowledge/facts.ts';

/** What belongs to the registry that was named before, and not to the one that it is corrected to. */
const boundToRegistry: readonly string[] = [
  'loginServer',
  'cloud',
  'resourceGroup',
  'subscriptionId',
  'region',
  'registryMode',
  'failedHost',
];

/** The facts with those that a person gave. Another registry takes away what was known of the one before. */
export function addGiven(facts: Facts, given: Readonly<Record<string, string>>): Facts {
  const isOther = given.registry !== undefined && given.registry !== facts.registry?.value;
  const kept = Object.entries(facts).filter(([name]) => !(isOther && boundToRegistry.includes(name)));
  const added = Object.entries(given).map(([name, value]) => [name, { value, origin: 'given' as const }] as const);
  return Object.fromEntries([...kept, ...added]);
}
