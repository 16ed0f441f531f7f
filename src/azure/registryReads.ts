import { z } from 'zod';
import { noSuchId, readRegistryId } from './armId.ts';
import type { Ask } from './ask.ts';
import { turnPages } from './exchange.ts';
import type { Answer, EndpointConnection, Registry } from './port.ts';
import { entriesOf, flag, optional, text, texts, word } from './shapes.ts';

const provider = 'Microsoft.ContainerRegistry/registries';

const status = optional(z.object({ status: word }));

const connectionSchema = z
  .object({
    name: z.string(),
    properties: z.object({
      privateEndpoint: optional(z.object({ id: text })),
      privateLinkServiceConnectionState: optional(z.object({ status: word })),
    }),
  })
  .transform(
    ({ name, properties }): EndpointConnection => ({
      name,
      status: properties.privateLinkServiceConnectionState?.status,
      endpointId: properties.privateEndpoint?.id,
    }),
  );

const propertiesSchema = z.object({
  loginServer: z.string().transform((host) => host.toLowerCase()),
  provisioningState: word,
  status: optional(z.object({ message: text })),
  adminUserEnabled: flag,
  publicNetworkAccess: word,
  networkRuleSet: optional(
    z.object({ defaultAction: word, ipRules: optional(z.array(z.object({ action: word, value: z.string() }))) }),
  ),
  networkRuleBypassOptions: word,
  networkRuleBypassAllowedForTasks: flag,
  privateEndpointConnections: optional(z.array(connectionSchema)),
  dataEndpointEnabled: flag,
  dataEndpointHostNames: optional(texts),
  anonymousPullEnabled: flag,
  policies: optional(
    z.object({ azureADAuthenticationAsArmPolicy: status, quarantinePolicy: status, exportPolicy: status }),
  ),
  encryption: status,
  roleAssignmentMode: optional(z.string()),
});

const registrySchema = z.object({
  id: z.string(),
  name: z.string(),
  location: text,
  sku: optional(z.object({ name: word })),
  properties: propertiesSchema,
});

const modes: Readonly<Record<string, string>> = {
  abacrepositorypermissions: 'abac',
  legacyregistrypermissions: 'rbac',
};

function modeOf(mode: string | undefined): string {
  return mode === undefined ? 'rbac' : (modes[mode.toLowerCase()] ?? mode);
}

function networkOf(properties: z.output<typeof propertiesSchema>) {
  const rules = properties.networkRuleSet?.ipRules?.filter(({ action }) => action === undefined || action === 'allow');
  return {
    publicNetworkAccess: properties.publicNetworkAccess,
    defaultAction: properties.networkRuleSet?.defaultAction,
    ipRules: rules?.map(({ value }) => value),
    bypass: properties.networkRuleBypassOptions,
    bypassForTasks: properties.networkRuleBypassAllowedForTasks,
    endpointConnections: properties.privateEndpointConnections,
    dataEndpointEnabled: properties.dataEndpointEnabled,
    dataEndpointHosts: properties.dataEndpointHostNames?.map((host) => host.toLowerCase()),
  };
}

function registryOf(page: unknown): Registry {
  const { id, name, location, sku, properties } = registrySchema.parse(page);
  return {
    id,
    name,
    location,
    sku: sku?.name,
    loginServer: properties.loginServer,
    provisioningState: properties.provisioningState,
    statusMessage: properties.status?.message,
    adminUserEnabled: properties.adminUserEnabled,
    ...networkOf(properties),
    anonymousPullEnabled: properties.anonymousPullEnabled,
    armAudience: properties.policies?.azureADAuthenticationAsArmPolicy?.status,
    quarantine: properties.policies?.quarantinePolicy?.status,
    exportPolicy: properties.policies?.exportPolicy?.status,
    encryption: properties.encryption?.status,
    roleAssignmentMode: modeOf(properties.roleAssignmentMode),
  };
}

/** The settings of a registry (K06). */
export async function readRegistry(ask: Ask, id: string): Promise<Answer<Registry>> {
  const parts = readRegistryId(id);
  if (parts === undefined) return noSuchId;
  return ask({
    action: `${provider}/read`,
    send: (azure) => azure.registries(parts.subscriptionId).registries.get(parts.resourceGroup, parts.name),
    parse: ([page]) => registryOf(page),
  });
}

/** The private endpoints' connections of a registry (K08). */
export async function readEndpointConnections(ask: Ask, id: string): Promise<Answer<readonly EndpointConnection[]>> {
  const parts = readRegistryId(id);
  if (parts === undefined) return noSuchId;
  return ask({
    action: `${provider}/privateEndpointConnections/read`,
    send: ({ registries }) =>
      turnPages(registries(parts.subscriptionId).privateEndpointConnections.list(parts.resourceGroup, parts.name)),
    parse: (pages) => entriesOf(connectionSchema, pages),
  });
}
