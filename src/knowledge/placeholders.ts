/**
 * The placeholders that steps may use, each filled from the fact of the same name, or shown as `<name>` while it is
 * unknown. `image`, `suffix`, `cloudName`, `registryId`, `registrySubscriptionId` and `portal` are derived from other facts.
 */
export const placeholders = [
  'registry',
  'loginServer',
  'suffix',
  'cloudName',
  'portal',
  'registryId',
  'resourceGroup',
  'subscriptionId',
  'registrySubscriptionId',
  'tenantId',
  'region',
  'repository',
  'tag',
  'image',
  'clientIp',
  'applicationId',
  'objectId',
  'userName',
  'tokenName',
  'cluster',
  'namespace',
  'app',
  'workspaceId',
  'workspaceResourceId',
  'hash',
  'scopeMap',
  'hostId',
  'identityId',
  'clusterResourceGroup',
  'appResourceGroup',
  'networkResourceGroup',
  'networkSubscriptionId',
  'virtualNetwork',
  'connection',
  'secretName',
  'pod',
  'nodePool',
  'proxyHost',
  'task',
] as const;
export type Placeholder = (typeof placeholders)[number];

const pattern = /(?<!\$)\{([a-z][A-Za-z]*)\}/g;

/** The names between braces in a text. `${VAR}` of a shell is none. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1]!);
}

/** Replaces each `{name}` by what `lookUp` gives. */
export function fillPlaceholders(text: string, lookUp: (name: string) => string): string {
  return text.replace(pattern, (_, name: string) => lookUp(name));
}
