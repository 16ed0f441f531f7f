import type { RegistryPlace } from '../../azure/port.ts';
import { knownFact } from '../../conversation/conditions.ts';
import type { Facts } from '../../knowledge/facts.ts';
import type { WantedRegistry } from '../wantedRegistry.ts';

/**
 * The registry that is meant, of all that have the name: with a domain name label several may. The login server decides;
 * without one, the subscription and resource group. Undefined where more than one remains.
 */
export function chooseTwin(
  places: readonly RegistryPlace[],
  wanted: WantedRegistry,
  facts: Facts,
): RegistryPlace | undefined {
  const only = (found: readonly RegistryPlace[]) => (found.length === 1 ? found[0] : undefined);
  const byHost = places.filter(({ loginServer }) => loginServer !== undefined && loginServer === wanted.loginServer);
  return only(places) ?? only(byHost) ?? only(places.filter((place) => liesThere(place, facts)));
}

function liesThere(place: RegistryPlace, facts: Facts): boolean {
  const asked = (['subscriptionId', 'resourceGroup'] as const).flatMap((name) => {
    const value = knownFact(facts, name)?.value;
    return value === undefined ? [] : [place[name].toLowerCase() === value.toLowerCase()];
  });
  return asked.length > 0 && asked.every((isSame) => isSame);
}
