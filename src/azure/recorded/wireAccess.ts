import { type BuiltInRole, builtInRoles } from './builtInRoles.ts';
import { registryOf, resourceId, scopeOf, tenantId } from './ids.ts';
import type { World } from './world.ts';

type Json = Readonly<Record<string, unknown>>;

const definitions = '/providers/Microsoft.Authorization/roleDefinitions';
const everyone = { id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' };

function customRoles(world: World): readonly BuiltInRole[] {
  return world.roleDefinitions;
}

function roleIdOf(world: World, role: string): string {
  const known = [...customRoles(world), ...builtInRoles].find(({ name }) => name === role);
  return known?.id ?? role;
}

/** A role assignment as ARM shows it. `index` makes its name. */
export function roleAssignmentWire(world: World, entry: World['roleAssignments'][number], index: number): Json {
  const scope = scopeOf(world, entry);
  const name = `22222222-aaaa-4bbb-8ccc-${String(index + 1).padStart(12, '0')}`;
  const subscription = registryOf(world, entry)?.subscription;
  return {
    id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    name,
    type: 'Microsoft.Authorization/roleAssignments',
    properties: {
      roleDefinitionId: `/subscriptions/${subscription}${definitions}/${roleIdOf(world, entry.role)}`,
      principalId: entry.principal,
      principalType: entry.principalType,
      scope,
      condition: entry.condition ?? null,
      conditionVersion: entry.condition === undefined ? null : '2.0',
      createdOn: entry.createdOn,
    },
  };
}

/** A role definition by its GUID as ARM shows it, custom or built-in. */
export function roleDefinitionWire(world: World, guid: string): Json | undefined {
  const custom = customRoles(world).find(({ id }) => id.toLowerCase() === guid);
  const role = custom ?? builtInRoles.find(({ id }) => id === guid);
  if (role === undefined) return undefined;
  const { actions, notActions = [], dataActions = [] } = role;
  const notDataActions = world.roleDefinitions.find(({ id }) => id === role.id)?.notDataActions ?? [];
  return {
    id: `${definitions}/${role.id}`,
    name: role.id,
    type: 'Microsoft.Authorization/roleDefinitions',
    properties: {
      roleName: role.name,
      type: custom === undefined ? 'BuiltInRole' : 'CustomRole',
      assignableScopes: ['/'],
      permissions: [{ actions, notActions, dataActions, notDataActions }],
    },
  };
}

/** A deny assignment as ARM shows it. */
export function denyAssignmentWire(world: World, entry: World['denyAssignments'][number], index: number): Json {
  const scope = scopeOf(world, entry);
  const name = `44444444-aaaa-4bbb-8ccc-${String(index + 1).padStart(12, '0')}`;
  const { actions, notActions, dataActions, notDataActions } = entry;
  return {
    id: `${scope}/providers/Microsoft.Authorization/denyAssignments/${name}`,
    name,
    type: 'Microsoft.Authorization/denyAssignments',
    properties: {
      denyAssignmentName: entry.name,
      permissions: [{ actions, notActions, dataActions, notDataActions }],
      scope,
      doNotApplyToChildScopes: entry.doNotApplyToChildScopes,
      principals: entry.principals.map((id) => (id === 'everyone' ? everyone : { id, type: 'ServicePrincipal' })),
      excludePrincipals: entry.exclude.map((id) => ({ id, type: 'ServicePrincipal' })),
      isSystemProtected: entry.isSystemProtected,
    },
  };
}

function passwordsWire(entries: World['applications'][number]['secrets']): readonly Json[] {
  return entries.map(({ name, hint, endDateTime }, index) => ({
    keyId: `66666666-aaaa-4bbb-8ccc-${String(index + 1).padStart(12, '0')}`,
    displayName: name,
    hint,
    startDateTime: '2025-08-01T00:00:00Z',
    endDateTime,
    secretText: null,
  }));
}

function certificatesWire(entries: World['applications'][number]['certificates']): readonly Json[] {
  return entries.map(({ name, endDateTime }) => ({ displayName: name, type: 'AsymmetricX509Cert', endDateTime }));
}

/** An application as Microsoft Graph shows it. */
export function applicationWire(entry: World['applications'][number]): Json {
  return {
    id: entry.objectId,
    appId: entry.appId,
    displayName: entry.name,
    passwordCredentials: passwordsWire(entry.secrets),
    keyCredentials: certificatesWire(entry.certificates),
  };
}

/** A service principal as Microsoft Graph shows it. */
export function servicePrincipalWire(entry: World['servicePrincipals'][number]): Json {
  return {
    ...applicationWire(entry),
    accountEnabled: entry.isEnabled,
    servicePrincipalType: entry.kind,
    appOwnerOrganizationId: tenantId,
  };
}

/** The ARM id of a cluster. */
export function clusterId(entry: World['clusters'][number]): string {
  return resourceId(entry, 'Microsoft.ContainerService/managedClusters', entry.name);
}

/** A cluster as ARM shows it. */
export function clusterWire(entry: World['clusters'][number]): Json {
  const identityProfile = entry.kubelet === undefined ? {} : { identityProfile: { kubeletidentity: entry.kubelet } };
  return {
    id: clusterId(entry),
    name: entry.name,
    type: 'Microsoft.ContainerService/managedClusters',
    location: entry.location,
    properties: {
      provisioningState: 'Succeeded',
      servicePrincipalProfile: { clientId: entry.servicePrincipal },
      ...identityProfile,
      networkProfile: { outboundType: entry.outboundType },
    },
  };
}
