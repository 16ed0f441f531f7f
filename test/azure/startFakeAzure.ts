import { randomUUID } from 'node:crypto';
import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import tls from 'node:tls';
import type { WireAnswer } from '../../src/azure/recorded/exchange.ts';
import { respond } from '../../src/azure/recorded/respond.ts';
import type { World } from '../../src/azure/recorded/world.ts';
import { selfSigned } from './selfSigned.ts';

/** A request that reached the fake. */
export type Seen = { readonly method: string; readonly path: string; readonly scope: string };

/** An Azure on this machine, behind https, with the endpoint of a managed identity. */
export type FakeAzure = {
  /** What the environment must hold for the assistant to find it. */
  readonly environment: Readonly<Record<string, string>>;
  /** PEM, for `NODE_EXTRA_CA_CERTS` of a child process; this process trusts it already. */
  readonly certificate: string;
  readonly seen: readonly Seen[];
  /** Resources that the managed identity was asked for a token of. */
  readonly tokensFor: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** What the fake does: the world that it answers from, how long it takes, and answers of its own. */
export type FakeOptions = {
  readonly world: () => World;
  readonly delayMs?: number;
  readonly instead?: (method: string, path: string) => WireAnswer | undefined;
};

const identityHeader = 'header-of-the-tests';

async function listen(server: Server): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  await promise;
}

type TokenRequest = { readonly clientId: string | null; readonly resource: string };

function tokenEndpoint(asked: TokenRequest[]) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    const resource = searchParams.get('resource') ?? '';
    asked.push({ clientId: searchParams.get('client_id'), resource });
    const isKnown = request.headers['x-identity-header'] === identityHeader;
    response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
    const expires_on = String(Math.floor(Date.now() / 1000) + 86_400);
    response.end(JSON.stringify({ access_token: `token-${resource}`, expires_on, resource, token_type: 'Bearer' }));
  };
}

/** One for the whole process: the SDK remembers the first endpoint that it meets. It keeps the process from nothing. */
const identity = (async () => {
  const asked: TokenRequest[] = [];
  const server = createHttp(tokenEndpoint(asked));
  const port = await listen(server);
  server.unref();
  return { asked, port };
})();

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, answer: WireAnswer): void {
  if (answer === 'never') return;
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body);
}

function azureEndpoint(seen: Seen[], { world, delayMs = 0, instead }: FakeOptions) {
  const attempts = new Map<string, number>();
  return async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url: path = '', headers } = request;
    const body = await bodyOf(request);
    seen.push({ method, path, scope: (headers.authorization ?? '').replace('Bearer token-', '') });
    const attempt = (attempts.get(method + path + body) ?? 0) + 1;
    attempts.set(method + path + body, attempt);
    if (delayMs > 0) await wait(delayMs);
    const url = `https://127.0.0.1${path}`;
    send(response, instead?.(method, path) ?? respond(world(), { method, url, body, attempt }));
  };
}

/** Starts the fake. This process trusts its certificate until it is closed. */
export async function startFakeAzure(options: FakeOptions): Promise<FakeAzure> {
  const { certificate, key } = selfSigned();
  const seen: Seen[] = [];
  const clientId = randomUUID();
  const azure = createHttps({ cert: certificate, key }, azureEndpoint(seen, options));
  const [azurePort, { asked, port: identityPort }] = await Promise.all([listen(azure), identity]);
  const trusted = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...trusted, certificate]);
  const url = `https://127.0.0.1:${azurePort}`;
  return {
    environment: {
      ARM_ENDPOINT: url,
      GRAPH_ENDPOINT: url,
      LOGS_ENDPOINT: url,
      LOG_WORKSPACE_ID: '88888888-aaaa-4bbb-8ccc-000000000001',
      // A new one each time: the SDK keeps the tokens of an identity as long as the process lives.
      AZURE_CLIENT_ID: clientId,
      IDENTITY_ENDPOINT: `http://127.0.0.1:${identityPort}/msi/token`,
      IDENTITY_HEADER: identityHeader,
    },
    certificate,
    seen,
    tokensFor: () => asked.filter((one) => one.clientId === clientId).map(({ resource }) => resource),
    async close() {
      tls.setDefaultCACertificates(trusted);
      await close(azure);
    },
  };
}
