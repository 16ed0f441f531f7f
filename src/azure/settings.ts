import { z } from 'zod';
import { type CloudName, cloudNames, clouds, type Service } from './clouds.ts';

/** Who the assistant is to Azure. */
export type AzureIdentity =
  | { readonly kind: 'managed-identity'; readonly clientId?: string }
  | {
      readonly kind: 'workload-identity';
      readonly clientId: string;
      readonly tenantId: string;
      readonly tokenFile: string;
    }
  /** The developer's own sign-in of the Azure CLI. */
  | { readonly kind: 'azure-cli' };

/** Where Azure is, and who asks. */
export type AzureSettings = {
  readonly cloud: CloudName;
  readonly identity: AzureIdentity;
  /** Addresses to send to, https, without a slash at the end. The scopes of tokens stay the cloud's. */
  readonly endpoints: Readonly<Record<Service, string>>;
  /** Without one, login events are not read. */
  readonly logWorkspaceId?: string;
  /** Only these are searched; empty: all that the identity sees. */
  readonly subscriptions: readonly string[];
  /** Whether a registry's front door may be looked at where its name leads into a private network. */
  readonly allowsPrivateAddresses: boolean;
};

/** Thrown by `readAzureSettings`: a line for each variable that is wrong, with what to do. No line repeats a value. */
export class AzureSettingsError extends Error {
  override readonly name = 'AzureSettingsError';
}

function isHttps(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, search, hash } = new URL(value);
  return protocol === 'https:' && username === '' && search === '' && hash === '';
}

const endpoint = z
  .string()
  .refine(isHttps, 'is not an https address. Write https://host, because a token is never sent without TLS.')
  // The version belongs to the requests: people copy addresses with and without it.
  .transform((value) => value.replace(/\/+$/, '').replace(/\/v1(\.0)?$/, ''))
  .optional();

const guid = z.guid('is not a GUID such as the portal shows.').optional();

const subscriptionList = z
  .string()
  .transform((value) => value.split(/[\s,]+/).filter((part) => part !== ''))
  .refine(
    (parts) => parts.every((part) => z.guid().safeParse(part).success),
    'is not a list of subscription ids. Write their GUIDs, with commas between.',
  )
  .default([]);

const kinds = {
  ManagedIdentityCredential: 'managed-identity',
  WorkloadIdentityCredential: 'workload-identity',
  AzureCliCredential: 'azure-cli',
} as const;

const variables = z.object({
  AZURE_CLOUD: z
    .enum(cloudNames, { error: `is not one of ${cloudNames.join(', ')}. Leave it out for public.` })
    .default('public'),
  ARM_ENDPOINT: endpoint,
  GRAPH_ENDPOINT: endpoint,
  LOGS_ENDPOINT: endpoint,
  LOG_WORKSPACE_ID: guid,
  AZURE_SUBSCRIPTIONS: subscriptionList,
  PROBE_PRIVATE_ADDRESSES: z.enum(['yes', 'no'], { error: 'is not yes or no. Leave it out for no.' }).default('no'),
  AZURE_TOKEN_CREDENTIALS: z
    .enum(['ManagedIdentityCredential', 'WorkloadIdentityCredential', 'AzureCliCredential'], {
      error: `is not one of ${Object.keys(kinds).join(', ')}. Leave it out to let the environment decide.`,
    })
    .optional(),
  AZURE_CLIENT_ID: guid,
  AZURE_TENANT_ID: z.string().optional(),
  AZURE_FEDERATED_TOKEN_FILE: z.string().optional(),
  IDENTITY_ENDPOINT: z.string().optional(),
  MSI_ENDPOINT: z.string().optional(),
  AZURE_POD_IDENTITY_AUTHORITY_HOST: z.string().optional(),
});

type Variables = z.infer<typeof variables>;

/** The environment variables that are read here; `MSI_ENDPOINT` and the like are set by Azure itself. */
export const azureSettingNames: readonly string[] = Object.keys(variables.shape);

/** The one that is asked for, or the one that the place where the program runs has set up. */
function kindOf(given: Variables): AzureIdentity['kind'] {
  if (given.AZURE_TOKEN_CREDENTIALS !== undefined) return kinds[given.AZURE_TOKEN_CREDENTIALS];
  if (given.AZURE_FEDERATED_TOKEN_FILE !== undefined) return 'workload-identity';
  const isManaged = given.IDENTITY_ENDPOINT ?? given.MSI_ENDPOINT ?? given.AZURE_POD_IDENTITY_AUTHORITY_HOST;
  return isManaged !== undefined || given.AZURE_CLIENT_ID !== undefined ? 'managed-identity' : 'azure-cli';
}

function identityOf(given: Variables): AzureIdentity {
  const kind = kindOf(given);
  const { AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_FEDERATED_TOKEN_FILE: tokenFile } = given;
  if (kind === 'managed-identity') return clientId === undefined ? { kind } : { kind, clientId };
  if (kind === 'azure-cli') return { kind };
  const missing = { AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_FEDERATED_TOKEN_FILE: tokenFile };
  const names = Object.entries(missing).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (clientId === undefined || tenantId === undefined || tokenFile === undefined) {
    throw new AzureSettingsError(names.map((name) => `${name} is not set. A workload identity needs it.`).join('\n'));
  }
  return { kind, clientId, tenantId, tokenFile };
}

/**
 * Reads from the environment where Azure is and who asks. A variable that is empty counts as not set.
 * @throws AzureSettingsError where a value is wrong.
 */
export function readAzureSettings(environment: Readonly<Record<string, string | undefined>>): AzureSettings {
  const set = Object.entries(environment).filter(([, value]) => value?.trim());
  const parsed = variables.safeParse(Object.fromEntries(set.map(([name, value]) => [name, value?.trim()])));
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
    throw new AzureSettingsError(lines.join('\n'));
  }
  const given = parsed.data;
  const cloud = clouds[given.AZURE_CLOUD];
  return {
    cloud: given.AZURE_CLOUD,
    identity: identityOf(given),
    endpoints: {
      arm: given.ARM_ENDPOINT ?? cloud.arm,
      graph: given.GRAPH_ENDPOINT ?? cloud.graph,
      logs: given.LOGS_ENDPOINT ?? cloud.logs,
    },
    ...(given.LOG_WORKSPACE_ID === undefined ? {} : { logWorkspaceId: given.LOG_WORKSPACE_ID }),
    subscriptions: given.AZURE_SUBSCRIPTIONS,
    allowsPrivateAddresses: given.PROBE_PRIVATE_ADDRESSES === 'yes',
  };
}
