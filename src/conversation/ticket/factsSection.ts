import type { Voice } from '../say/voice.ts';
import type { Account } from './account.ts';
import { list, type Section } from './section.ts';

/** What the line of the resource tells already. */
const inResource = ['subscriptionId', 'resourceGroup', 'region', 'sku'];

const origins = ['pasted', 'given', 'observed'] as const;

/** Whether a fact says something that the lines above it do not say. */
function isTelling({ name, value }: Account['facts'][number], { registry, facts }: Account): boolean {
  if (name === 'cloud') return facts.some((fact) => fact.name === 'cloud' && fact.value !== 'public');
  if (name === 'failedHost') return value !== registry?.loginServer;
  if (name === 'registry')
    return !facts.some((fact) => fact.name === 'loginServer' && fact.value.startsWith(`${value}.`));
  return registry?.resourceId === undefined || !inResource.includes(name);
}

/** Facts with where each comes from; in brief a line for all that come from the same place. */
export function factsSection(account: Account, voice: Voice): Section[] {
  const facts = account.facts.filter((fact) => isTelling(fact, account));
  const items = facts.map(
    ({ label, value, origin }) => `${label}: ${value} – ${voice.word(`ticket.origin.${origin}`)}`,
  );
  const brief = origins.flatMap((origin) => {
    const same = facts.filter((fact) => fact.origin === origin).map(({ label, value }) => `${label}: ${value}`);
    return same.length === 0
      ? []
      : [voice.word('ticket.knownBrief', { origin: voice.word(`ticket.origin.${origin}`), facts: same.join('; ') })];
  });
  return list(voice.word('ticket.known'), items, brief.join('\n'));
}
