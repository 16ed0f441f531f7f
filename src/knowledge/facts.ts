/** The facts that can be read in a paste. Questions in `dialogs/` may define further ones. */
export const pastedFactNames = [
  'registry',
  'loginServer',
  'cloud',
  'environment',
  'tool',
  'operation',
  'repository',
  'tag',
  'clientIp',
  'identity',
  'userName',
  'tokenName',
  'applicationId',
  'objectId',
  'tenantId',
  'subscriptionId',
  'resourceGroup',
  'region',
  'failedHost',
  'httpStatus',
  'errorCode',
  'deniedAction',
  'correlationId',
  'traceId',
  'failedAt',
] as const;

/** The closed value lists of the facts that have one (design contract of `diagnose` and `evaluate`). */
export const factValues = {
  cloud: ['public', 'china', 'usgov'],
  environment: [
    'docker',
    'azure-cli',
    'aks',
    'kubernetes',
    'app-service',
    'container-apps',
    'container-instances',
    'azure-devops',
    'github-actions',
    'terraform',
    'portal',
    'other',
  ],
  operation: ['login', 'pull', 'push', 'manage'],
  identity: ['user', 'service-principal', 'managed-identity', 'aks', 'admin-user', 'repository-token', 'anonymous'],
} as const;

/** Where a fact comes from: read in the paste, said by the person, or seen by a live check. */
export type Origin = 'pasted' | 'given' | 'observed';

/** Something known about the case. `line` is the line of the paste that it was read in. */
export type Fact = { readonly value: string; readonly origin: Origin; readonly line?: string };

/** Facts by name: one of `pastedFactNames`, or the fact of a question. */
export type Facts = Readonly<Record<string, Fact>>;
