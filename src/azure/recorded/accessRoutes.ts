import type { Asked, Route } from './exchange.ts';
import { isAbove, scopeOf } from './ids.ts';
import {
  applicationWire,
  clusterId,
  clusterWire,
  denyAssignmentWire,
  roleAssignmentWire,
  roleDefinitionWire,
  servicePrincipalWire,
} from './wireAccess.ts';
import type { World } from './world.ts';

const authorization = 'Microsoft.Authorization';
const directoryRead = 'graph:Application.Read.All';

/** The principal and every group that it is in, also through groups. */
function withGroups(world: World, principal: string): ReadonlySet<string> {
  const found = new Set([principal]);
  for (const one of found) {
    for (const [group, members] of Object.entries(world.groups)) if (members.includes(one)) found.add(group);
  }
  return found;
}

function principalsOf(world: World, filter: string): ReadonlySet<string> | undefined {
  const assigned = /assignedTo\('([^']*)'\)/i.exec(filter)?.[1];
  if (assigned !== undefined) return withGroups(world, assigned);
  const direct = /principalId eq '([^']*)'/i.exec(filter)?.[1];
  return direct === undefined ? undefined : new Set([direct]);
}

function roleAssignments({ world, parts, search }: Asked): unknown {
  const principals = principalsOf(world, search.get('$filter') ?? '');
  const counts = (entry: World['roleAssignments'][number]) =>
    isAbove(scopeOf(world, entry), parts[0] ?? '') && (principals?.has(entry.principal) ?? true);
  return {
    value: world.roleAssignments.flatMap((one, at) => (counts(one) ? [roleAssignmentWire(world, one, at)] : [])),
  };
}

function denyAssignments({ world, parts }: Asked): unknown {
  const counts = (entry: World['denyAssignments'][number]) => isAbove(scopeOf(world, entry), parts[0] ?? '');
  return {
    value: world.denyAssignments.flatMap((one, at) => (counts(one) ? [denyAssignmentWire(world, one, at)] : [])),
  };
}

function cluster({ world, parts }: Asked): unknown {
  const found = world.clusters.find((one) => clusterId(one).toLowerCase() === parts[0]?.toLowerCase());
  return found && clusterWire(found);
}

function servicePrincipal({ world, parts }: Asked): unknown {
  const found = world.servicePrincipals.find(({ appId }) => appId === parts[0]?.toLowerCase());
  return found && servicePrincipalWire(found);
}

function servicePrincipalByObjectId({ world, parts }: Asked): unknown {
  const found = world.servicePrincipals.find(({ objectId }) => objectId === parts[0]?.toLowerCase());
  return found && servicePrincipalWire(found);
}

function application({ world, parts }: Asked): unknown {
  const found = world.applications.find(({ appId }) => appId === parts[0]?.toLowerCase());
  return found && applicationWire(found);
}

/** Rows of Resource Graph: the clusters that the query names. */
export function clusterRows(world: World, quoted: ReadonlySet<string>): readonly unknown[] {
  if (world.missing.includes('Microsoft.ContainerService/managedClusters/read')) return [];
  return world.clusters
    .filter(({ name }) => quoted.has(name.toLowerCase()))
    .map((one) => ({
      id: clusterId(one),
      name: one.name,
      location: one.location,
      resourceGroup: one.resourceGroup,
      subscriptionId: one.subscription,
    }));
}

/** What ARM and Microsoft Graph answer about rights and identities. */
export const accessRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: /^(.*)\/providers\/Microsoft\.Authorization\/roleAssignments$/i,
    action: `${authorization}/roleAssignments/read`,
    answer: roleAssignments,
  },
  {
    method: 'GET',
    path: /\/providers\/Microsoft\.Authorization\/roleDefinitions\/([^/]+)$/i,
    action: `${authorization}/roleDefinitions/read`,
    answer: ({ world, parts }) => roleDefinitionWire(world, (parts[0] ?? '').toLowerCase()),
  },
  {
    method: 'GET',
    path: /^(.*)\/providers\/Microsoft\.Authorization\/denyAssignments$/i,
    action: `${authorization}/denyAssignments/read`,
    answer: denyAssignments,
  },
  {
    method: 'GET',
    path: /^(.*\/providers\/Microsoft\.ContainerService\/managedClusters\/[^/]+)$/i,
    action: 'Microsoft.ContainerService/managedClusters/read',
    answer: cluster,
  },
  {
    method: 'GET',
    path: /\/v1\.0\/servicePrincipals\(appId='([^']*)'\)$/i,
    action: directoryRead,
    answer: servicePrincipal,
  },
  {
    method: 'GET',
    path: /\/v1\.0\/servicePrincipals\/([0-9a-f-]{36})$/i,
    action: directoryRead,
    answer: servicePrincipalByObjectId,
  },
  { method: 'GET', path: /\/v1\.0\/applications\(appId='([^']*)'\)$/i, action: directoryRead, answer: application },
];
