import { z } from 'zod';
import { isScope, noSuchId } from './armId.ts';
import type { Ask } from './ask.ts';
import type { Answer, Cluster } from './port.ts';
import { rowsOf, searchOf } from './search.ts';
import { optional, text } from './shapes.ts';

const clusterSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    properties: z.object({
      identityProfile: optional(z.object({ kubeletidentity: optional(z.object({ objectId: text, clientId: text })) })),
      servicePrincipalProfile: optional(z.object({ clientId: text })),
      networkProfile: optional(z.object({ outboundType: text })),
    }),
  })
  .transform(({ id, name, properties }): Cluster => {
    const kubelet = properties.identityProfile?.kubeletidentity;
    const servicePrincipal = properties.servicePrincipalProfile?.clientId;
    return {
      id,
      name,
      kubeletObjectId: kubelet?.objectId,
      kubeletClientId: kubelet?.clientId,
      // `msi` stands there for a managed identity.
      servicePrincipalClientId: servicePrincipal === 'msi' ? undefined : servicePrincipal,
      outboundType: properties.networkProfile?.outboundType,
    };
  });

const clusterAction = 'Microsoft.ContainerService/managedClusters/read';

function findIds(ask: Ask, subscriptions: readonly string[], name: string): Promise<Answer<readonly string[]>> {
  const query = `resources
| where type =~ 'microsoft.containerservice/managedclusters' and name =~ '${name}'
| project id, name`;
  const row = z.object({ id: z.string().refine(isScope), name: z.string() });
  return ask({
    action: clusterAction,
    send: ({ graph }) => graph().resources(searchOf(query, subscriptions)),
    parse: ([page]) =>
      rowsOf(row, page)
        .filter((found) => found.name.toLowerCase() === name.toLowerCase())
        .map(({ id }) => id),
  });
}

function readCluster(ask: Ask, id: string): Promise<Answer<Cluster>> {
  return ask({
    action: clusterAction,
    send: ({ get }) => get('arm', `${id}?api-version=2025-05-01`),
    parse: ([page]) => clusterSchema.parse(page),
  });
}

/** The clusters of a name that the identity sees, with the identities that pull (K16). */
export async function findClusters(
  ask: Ask,
  subscriptions: readonly string[],
  name: string,
): Promise<Answer<readonly Cluster[]>> {
  if (!/^[\w-]{1,63}$/.test(name)) return noSuchId;
  const ids = await findIds(ask, subscriptions, name);
  if (ids.kind !== 'found') return ids;
  const clusters = await Promise.all(ids.value.slice(0, 5).map((id) => readCluster(ask, id)));
  const unknown = clusters.find((answer) => answer.kind === 'unknown');
  if (unknown !== undefined) return unknown;
  return { kind: 'found', value: clusters.flatMap((answer) => (answer.kind === 'found' ? [answer.value] : [])) };
}
