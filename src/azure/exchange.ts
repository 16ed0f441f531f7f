import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { ContainerRegistryManagementClient } from '@azure/arm-containerregistry';
import { ResourceGraphClient } from '@azure/arm-resourcegraph';
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
  type HttpClient,
  type PipelinePolicy,
  RestError,
} from '@azure/core-rest-pipeline';
import type { TokenCredential } from '@azure/identity';
import { LogsQueryClient } from '@azure/monitor-query-logs';
import { clouds, type Service } from './clouds.ts';
import type { AzureSettings } from './settings.ts';

/** How Azure is reached. */
export type Connection = {
  readonly settings: AzureSettings;
  readonly credential: TokenCredential;
  readonly httpClient: HttpClient;
};

/**
 * The clients of one attempt at a read. They send, sign, and turn pages; what they make of the answers is not used,
 * because they hide what is missing in one (an absent list becomes an empty one). `bodies` holds the answers as they came.
 */
export type Exchange = {
  readonly registries: (subscriptionId: string) => ContainerRegistryManagementClient;
  readonly authorization: () => AuthorizationManagementClient;
  readonly graph: () => ResourceGraphClient;
  readonly logs: () => LogsQueryClient;
  /** A plain GET, for what has no client here. `path` begins with a slash. */
  readonly get: (service: Service, path: string) => Promise<void>;
  readonly bodies: readonly string[];
  /** The text of an answer that is no success; the clients keep it only sometimes. */
  readonly refusal: () => string | undefined;
  readonly correlationId: () => string | undefined;
};

const correlationHeaders = ['x-ms-correlation-request-id', 'request-id', 'x-ms-request-id'];
const maxPages = 20;

/** The connection of a program that runs for real. */
export function connect(settings: AzureSettings, credential: TokenCredential, httpClient?: HttpClient): Connection {
  return { settings, credential, httpClient: httpClient ?? createDefaultHttpClient() };
}

type Recorded = { readonly bodies: string[]; refusal?: string; correlationId?: string };

/**
 * Next to the wire: keeps what comes before a client throws it away, ends with the signal also on further pages, and lets
 * no token go to another address.
 */
function recordingPolicy(record: Recorded, endpoint: string, signal: AbortSignal): PipelinePolicy {
  const { origin } = new URL(endpoint);
  return {
    name: 'recordAnswers',
    async sendRequest(request, next) {
      if (new URL(request.url).origin !== origin) throw new Error('A next page is at another address.');
      if (record.bodies.length >= maxPages) throw new Error('There are too many pages.');
      request.abortSignal = signal;
      const response = await next(request);
      const { headers, status, bodyAsText } = response;
      const given = correlationHeaders.map((name) => headers.get(name)).find((id) => id !== undefined);
      if (given !== undefined && /^[\w-]{1,64}$/.test(given)) record.correlationId = given;
      if (status === 200) record.bodies.push(bodyAsText ?? '');
      else record.refusal = bodyAsText ?? '';
      return response;
    },
  };
}

function scopeOf(settings: AzureSettings, service: Service): string {
  return `${clouds[settings.cloud][service]}/.default`;
}

function optionsOf({ settings, httpClient }: Connection, service: Service, record: Recorded, signal: AbortSignal) {
  const endpoint = settings.endpoints[service];
  const scope = scopeOf(settings, service);
  return {
    endpoint,
    httpClient,
    retryOptions: { maxRetries: 0 },
    redirectOptions: { maxRetries: 0 },
    credentials: { scopes: [scope] },
    credentialScopes: scope,
    additionalPolicies: [{ policy: recordingPolicy(record, endpoint, signal), position: 'perRetry' as const }],
  };
}

function plainGet(connection: Connection, record: Recorded, signal: AbortSignal): Exchange['get'] {
  return async (service, path) => {
    const options = optionsOf(connection, service, record, signal);
    const pipeline = createPipelineFromOptions(options);
    const { credential, httpClient } = connection;
    pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: options.credentials.scopes }), {
      phase: 'Sign',
    });
    pipeline.addPolicy(recordingPolicy(record, options.endpoint, signal), { afterPhase: 'Sign' });
    const request = createPipelineRequest({ url: `${options.endpoint}${path}`, abortSignal: signal });
    const response = await pipeline.sendRequest(httpClient, request);
    if (response.status === 200) return;
    throw new RestError('Not answered.', { statusCode: response.status, request, response });
  };
}

/** Reads a list to its end, so that every page comes by. */
export async function turnPages(list: AsyncIterable<unknown>): Promise<void> {
  const entries = list[Symbol.asyncIterator]();
  while (!(await entries.next()).done);
}

/** Opens the clients of one attempt, which all end with the signal. */
export function openExchange(connection: Connection, signal: AbortSignal): Exchange {
  const record: Recorded = { bodies: [] };
  const { credential, settings } = connection;
  const arm = optionsOf(connection, 'arm', record, signal);
  const logs = optionsOf(connection, 'logs', record, signal);
  return {
    registries: (subscriptionId) => new ContainerRegistryManagementClient(credential, subscriptionId, arm),
    authorization: () => new AuthorizationManagementClient(credential, '', arm),
    graph: () => new ResourceGraphClient(credential, arm),
    logs: () => new LogsQueryClient(credential, { ...logs, endpoint: `${settings.endpoints.logs}/v1` }),
    get: plainGet(connection, record, signal),
    bodies: record.bodies,
    refusal: () => record.refusal,
    correlationId: () => record.correlationId,
  };
}
