import type { HttpClient } from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/identity';
import { readDenyAssignments, readRoleAssignments, readRoleDefinition } from './accessReads.ts';
import { type Ask, createAsk, defaultLimits, type Limits } from './ask.ts';
import { clouds } from './clouds.ts';
import { createMemory, type Memory } from './createMemory.ts';
import { createCredential, shareTokens } from './credential.ts';
import { readDirectory, readServicePrincipal } from './directoryReads.ts';
import { createDoor, type Door } from './door.ts';
import { connect } from './exchange.ts';
import { readServiceEvents } from './healthReads.ts';
import { findClusters } from './identityReads.ts';
import { readLoginFailures } from './logReads.ts';
import { findRegistries, readAnySubscription, readNameState } from './placeReads.ts';
import type { AzurePort } from './port.ts';
import { createProbe } from './probe.ts';
import { readEndpointConnections, readRegistry } from './registryReads.ts';
import type { AzureSettings } from './settings.ts';
import { readScopeMap, readTokens } from './tokenReads.ts';

/** What may stand in for the real thing: another identity, another transport, another clock. */
export type AzureOptions = {
  readonly credential?: TokenCredential;
  readonly httpClient?: HttpClient;
  readonly door?: Door;
  readonly limits?: Limits;
  /** Milliseconds. */
  readonly now?: () => number;
};

const registryTtlMs = 60_000;
const dayMs = 24 * 60 * 60_000;

/** A role's GUID: its id stands with and without the subscription that it was listed in. */
function roleKey(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).toLowerCase();
}

/** The reads, each of which is under way only once at a time; what seldom changes is kept. */
function createReads(ask: Ask, { subscriptions, logWorkspaceId }: AzureSettings, now: () => number, memory: Memory) {
  const { remember } = memory;
  const anySubscription = remember(() => readAnySubscription(ask), { ttlMs: dayMs });
  const nameState: AzurePort['nameState'] = async (name) => {
    const [first] = subscriptions;
    const subscription = first === undefined ? await anySubscription() : { kind: 'found' as const, value: first };
    return subscription.kind === 'found' ? readNameState(ask, subscription.value, name) : subscription;
  };
  return {
    nameState: remember(nameState),
    findRegistries: remember((wanted: string) => findRegistries(ask, subscriptions, wanted)),
    registry: remember((id: string) => readRegistry(ask, id), { ttlMs: registryTtlMs }),
    endpointConnections: remember((id: string) => readEndpointConnections(ask, id)),
    roleAssignments: remember((scope: string, principalId: string) => readRoleAssignments(ask, scope, principalId)),
    roleDefinition: remember((id: string) => readRoleDefinition(ask, id), { ttlMs: dayMs, keyOf: roleKey }),
    denyAssignments: remember((scope: string) => readDenyAssignments(ask, scope)),
    tokens: remember((registryId: string) => readTokens(ask, registryId)),
    scopeMap: remember((id: string) => readScopeMap(ask, id)),
    servicePrincipal: remember((id: string) => readDirectory(ask, 'servicePrincipals', id)),
    servicePrincipalByObjectId: remember((id: string) => readServicePrincipal(ask, id)),
    application: remember((id: string) => readDirectory(ask, 'applications', id)),
    findClusters: remember((name: string) => findClusters(ask, subscriptions, name)),
    loginFailures: remember((loginServer: string) => readLoginFailures(ask, logWorkspaceId, loginServer)),
    serviceEvents: remember((subscriptionId: string) => readServiceEvents(ask, subscriptionId, now())),
  };
}

/** The port, and a way to read anew what is kept: for when somebody says that they changed it. */
export type Azure = AzurePort & { readonly forget: () => void };

/** Opens Azure for reading. Nothing is sent before the first read. */
export function openAzure(settings: AzureSettings, options: AzureOptions = {}): Azure {
  const { now = Date.now, limits = defaultLimits } = options;
  const door = options.door ?? createDoor(new URL(clouds[settings.cloud].arm).hostname);
  const credential = shareTokens(options.credential ?? createCredential(settings));
  const ask = createAsk(connect(settings, credential, options.httpClient), limits);
  const memory = createMemory(now);
  return {
    cloud: settings.cloud,
    ...createReads(ask, settings, now, memory),
    probe: createProbe(door, settings.allowsPrivateAddresses),
    forget: memory.forget,
  };
}
