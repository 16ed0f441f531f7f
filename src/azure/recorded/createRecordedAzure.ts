import {
  createHttpHeaders,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline';
import type { Limits } from '../ask.ts';
import type { Door } from '../door.ts';
import { type Azure, openAzure } from '../openAzure.ts';
import { type AzureSettings, readAzureSettings } from '../settings.ts';
import { doorOf } from './door.ts';
import type { WireAnswer } from './exchange.ts';
import { respond } from './respond.ts';
import { changeWorld, type World, type WorldChange } from './world.ts';

/** A recorded Azure behind the port. `apply` changes what it holds from then on: somebody did the fix. */
export type RecordedAzure = Azure & { readonly apply: (change: WorldChange) => void };

type Answering = (method: string, url: string, body?: string) => WireAnswer;

function bodyOf({ body }: PipelineRequest): string | undefined {
  return typeof body === 'string' ? body : undefined;
}

/** Never answers, but ends when it is told to. */
function never(signal: PipelineRequest['abortSignal']): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  const end = () => reject(new DOMException('The time is over.', 'AbortError'));
  signal?.addEventListener('abort', end);
  return promise;
}

function createHttpClient(answering: Answering): HttpClient {
  return {
    async sendRequest(request): Promise<PipelineResponse> {
      const answer = answering(request.method, request.url, bodyOf(request));
      if (answer === 'never') return never(request.abortSignal);
      const { status, headers, body: bodyAsText } = answer;
      return { request, status, headers: createHttpHeaders(headers), bodyAsText };
    },
  };
}

function failed(code: string): Promise<never> {
  return Promise.reject(Object.assign(new Error(code), { code }));
}

function createDoor(worldNow: () => World, answering: Answering): Door {
  return {
    addresses: async (host) => {
      const { dns, addresses } = doorOf(worldNow(), host);
      if (dns === 'resolved') return addresses;
      return failed(dns === 'none' ? 'ENOTFOUND' : 'ESERVFAIL');
    },
    aliases: async (host) => doorOf(worldNow(), host).aliases,
    knock: async (host) => {
      const { failure } = doorOf(worldNow(), host);
      const answer = answering('GET', `https://${host}/v2/`);
      if (failure !== undefined || answer === 'never') return failed(failure ?? 'ETIMEDOUT');
      return { status: answer.status, challenge: answer.headers['www-authenticate'], body: answer.body };
    },
  };
}

/** No sign-in anywhere: whoever asks a recorded Azure is let in. */
const credential = {
  getToken: async () => ({ token: 'recorded', expiresOnTimestamp: Date.now() + 3_600_000 }),
};

const settings: AzureSettings = {
  ...readAzureSettings({}),
  logWorkspaceId: '88888888-aaaa-4bbb-8ccc-000000000001',
};

/** Opens a recorded Azure with the real clients, whose requests are answered from the world. */
export function createRecordedAzure(
  recorded: World,
  options: { readonly limits?: Limits; readonly now?: () => number } = {},
): RecordedAzure {
  let world = recorded;
  const attempts = new Map<string, number>();
  const answering: Answering = (method, url, body) => {
    const key = `${method} ${url} ${body ?? ''}`;
    const attempt = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, attempt);
    return respond(world, { method, url, body, attempt });
  };
  const azure = openAzure(settings, {
    ...options,
    credential,
    httpClient: createHttpClient(answering),
    door: createDoor(() => world, answering),
  });
  return {
    ...azure,
    apply(change) {
      world = changeWorld(world, change);
      azure.forget();
    },
  };
}
