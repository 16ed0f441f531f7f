import { registryId, registryOf, resourceId, tenantId } from './ids.ts';
import type { World } from './world.ts';

type Registry = World['registries'][number];
type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function laidOver(base: unknown, top: unknown): unknown {
  if (!isObject(base) || !isObject(top)) return top;
  const merged = Object.entries(top).map(([key, value]) => [key, laidOver(base[key], value)]);
  return { ...base, ...Object.fromEntries(merged) };
}

/** Wire properties of a registry where everything is fine for a public client. */
function healthyProperties(name: string): Json {
  return {
    loginServer: `${name.toLowerCase()}.azurecr.io`,
    creationDate: '2026-02-11T08:00:00.0000000Z',
    provisioningState: 'Succeeded',
    status: null,
    adminUserEnabled: false,
    networkRuleSet: { defaultAction: 'Allow', ipRules: [] },
    policies: {
      quarantinePolicy: { status: 'disabled' },
      trustPolicy: { type: 'Notary', status: 'disabled' },
      retentionPolicy: { days: 7, status: 'disabled' },
      exportPolicy: { status: 'enabled' },
      azureADAuthenticationAsArmPolicy: { status: 'enabled' },
    },
    encryption: { status: 'disabled' },
    dataEndpointEnabled: false,
    dataEndpointHostNames: [],
    publicNetworkAccess: 'Enabled',
    networkRuleBypassOptions: 'AzureServices',
    networkRuleBypassAllowedForTasks: false,
    zoneRedundancy: 'Disabled',
    anonymousPullEnabled: false,
    roleAssignmentMode: 'LegacyRegistryPermissions',
  };
}

function without(properties: Json, names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
}

/** A registry as ARM shows it. */
export function registryWire(world: World, registry: Registry): Json {
  const connections = world.endpointConnections.filter((entry) => registryOf(world, entry) === registry);
  const healthy = {
    ...healthyProperties(registry.name),
    privateEndpointConnections: connections.map((entry) => endpointConnectionWire(registry, entry)),
  };
  const properties = laidOver(healthy, registry.properties);
  return {
    id: registryId(registry),
    name: registry.name,
    type: 'Microsoft.ContainerRegistry/registries',
    location: registry.location,
    tags: {},
    sku: { name: registry.sku, tier: registry.sku },
    properties: isObject(properties) ? without(properties, registry.without) : properties,
  };
}

/** The login server of a registry. */
export function loginServerOf(registry: Registry): string {
  const { loginServer } = { ...healthyProperties(registry.name), ...registry.properties };
  return String(loginServer).toLowerCase();
}

/** A row of Resource Graph for a registry. */
export function registryRow(registry: Registry): Json {
  const { provisioningState } = { ...healthyProperties(registry.name), ...registry.properties };
  return {
    id: registryId(registry),
    name: registry.name,
    location: registry.location,
    resourceGroup: registry.resourceGroup,
    subscriptionId: registry.subscription,
    tenantId,
    ls: loginServerOf(registry),
    sku: registry.sku,
    state: provisioningState,
  };
}

function child(registry: Registry, kind: string, name: string): Json {
  const type = `Microsoft.ContainerRegistry/registries/${kind}`;
  return { id: `${registryId(registry)}/${kind}/${name}`, name, type };
}

/** A private endpoint's connection as ARM shows it. */
export function endpointConnectionWire(registry: Registry, entry: World['endpointConnections'][number]): Json {
  const id = entry.endpointId ?? resourceId(registry, 'Microsoft.Network/privateEndpoints', entry.name);
  return {
    ...child(registry, 'privateEndpointConnections', entry.name),
    properties: {
      privateEndpoint: { id },
      privateLinkServiceConnectionState: {
        status: entry.status,
        description: '',
        actionsRequired: entry.actionsRequired,
      },
      provisioningState: 'Succeeded',
    },
  };
}

/** A token as ARM shows it; passwords have no value. */
export function tokenWire(registry: Registry, entry: World['tokens'][number]): Json {
  const credentials = entry.passwords === undefined ? {} : { credentials: { passwords: entry.passwords } };
  return {
    ...child(registry, 'tokens', entry.name),
    properties: {
      creationDate: '2026-01-15T08:00:00.0000000Z',
      provisioningState: 'Succeeded',
      scopeMapId: `${registryId(registry)}/scopeMaps/${entry.scopeMap}`,
      status: entry.status,
      ...credentials,
    },
  };
}

/** A scope map as ARM shows it. */
export function scopeMapWire(registry: Registry, name: string, actions: readonly string[]): Json {
  const type = name.startsWith('_') ? 'SystemDefined' : 'UserDefined';
  return {
    ...child(registry, 'scopeMaps', name),
    properties: { type, creationDate: '2026-01-15T08:00:00Z', provisioningState: 'Succeeded', actions },
  };
}
