import type { RegistryPlace } from '../../azure/port.ts';
import { knownFact } from '../../conversation/conditions.ts';
import type { CheckContext } from '../check.ts';

/**
 * The registry at the place that the paste itself names, where the search does not list it: its index is minutes behind,
 * and may be throttled.
 */
export async function placeByFacts({ azure, facts }: CheckContext, name: string): Promise<readonly RegistryPlace[]> {
  const subscriptionId = knownFact(facts, 'subscriptionId')?.value;
  const resourceGroup = knownFact(facts, 'resourceGroup')?.value;
  if (subscriptionId === undefined || resourceGroup === undefined) return [];
  const group = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
  const id = `${group}/providers/Microsoft.ContainerRegistry/registries/${name}`;
  const answer = await azure.registry(id);
  if (answer.kind !== 'found') return [];
  const { loginServer, location } = answer.value;
  return [
    {
      id,
      name,
      subscriptionId,
      resourceGroup,
      ...(loginServer !== undefined && { loginServer }),
      ...(location !== undefined && { location }),
    },
  ];
}
