import type { AzurePort, Registry, RegistryPlace } from '../../src/azure/port.ts';
import type { Check, CheckContext, LocatingCheck } from '../../src/checks/check.ts';
import type { Finding } from '../../src/conversation/case.ts';
import type { Facts } from '../../src/knowledge/facts.ts';

const off = async () => ({ kind: 'unknown', why: 'off' }) as const;

/** A port that knows nothing but what a test gives it. */
export function fakeAzure(answers: Partial<AzurePort> = {}): AzurePort {
  return {
    nameState: off,
    findRegistries: off,
    registry: off,
    endpointConnections: off,
    roleAssignments: off,
    roleDefinition: off,
    denyAssignments: off,
    tokens: off,
    scopeMap: off,
    servicePrincipal: off,
    servicePrincipalByObjectId: off,
    application: off,
    findClusters: off,
    loginFailures: off,
    serviceEvents: off,
    probe: async () => ({ addresses: [], aliases: [], dns: 'failed' }),
    ...answers,
  };
}

/** Azure's answer that it has this. */
export function found<Value>(value: Value): { readonly kind: 'found'; readonly value: Value } {
  return { kind: 'found', value };
}

/** Where the registry of the tests is. */
export const place: RegistryPlace = {
  id: '/subscriptions/11111111-aaaa-4bbb-8ccc-000000000001/resourceGroups/rg-images/providers/Microsoft.ContainerRegistry/registries/contosoprod',
  name: 'contosoprod',
  subscriptionId: '11111111-aaaa-4bbb-8ccc-000000000001',
  resourceGroup: 'rg-images',
  tenantId: '11111111-aaaa-4bbb-8ccc-0000000000ff',
  location: 'westeurope',
  loginServer: 'contosoprod.azurecr.io',
};

/** A registry in which all is well for anybody. */
export const healthyRegistry: Registry = {
  id: place.id,
  name: 'contosoprod',
  location: 'westeurope',
  sku: 'premium',
  loginServer: 'contosoprod.azurecr.io',
  provisioningState: 'succeeded',
  adminUserEnabled: false,
  publicNetworkAccess: 'enabled',
  defaultAction: 'allow',
  ipRules: [],
  bypass: 'azureservices',
  bypassForTasks: false,
  endpointConnections: [],
  dataEndpointEnabled: false,
  dataEndpointHosts: [],
  anonymousPullEnabled: false,
  armAudience: 'enabled',
  quarantine: 'disabled',
  exportPolicy: 'enabled',
  roleAssignmentMode: 'rbac',
  encryption: 'disabled',
};

/** Facts that somebody gave. */
export function given(facts: Readonly<Record<string, string>>): Facts {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value, origin: 'given' }]));
}

/** A case about the healthy registry, with what a test changes. */
export function contextOf(
  facts: Readonly<Record<string, string>> = {},
  more: Partial<CheckContext> & { readonly registry?: Registry } = {},
): CheckContext {
  return {
    azure: fakeAzure(),
    facts: given(facts),
    signatures: [],
    place,
    registry: healthyRegistry,
    now: '2026-08-20T10:00:00Z',
    ...more,
  };
}

/** What a check says in a context; nothing where it does not apply. */
export async function findingsOf(check: Check | LocatingCheck, context: CheckContext): Promise<readonly Finding[]> {
  if (!check.applies(context)) return [];
  return 'run' in check ? check.run(context) : (await check.locate(context)).findings;
}

/** Findings in short: `problem off-used +admin-user-off ?suspected -ruled-out`. */
export function brief(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ verdict, reason, confirms, suspects = [], rulesOut }) =>
    [
      verdict,
      reason.phrase.replace(/^check\.[a-z-]+\./, ''),
      ...confirms.map((cause) => `+${cause}`),
      ...suspects.map((cause) => `?${cause}`),
      ...rulesOut.map((cause) => `-${cause}`),
    ].join(' '),
  );
}
