import { Resolver } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';

/** What a host's front door answers, cut after some kilobytes. */
export type DoorAnswer = {
  readonly status: number;
  readonly challenge?: string | undefined;
  readonly body: string;
};

/**
 * The way to a host's front door. All reject with an error that has a `code`, as Node's do. Nobody but the probe calls
 * this: it has checked the host and the address.
 */
export type Door = {
  readonly addresses: (host: string) => Promise<readonly string[]>;
  readonly aliases: (host: string) => Promise<readonly string[]>;
  /** `GET /v2/` without credentials, at exactly this address. */
  readonly knock: (host: string, address: string) => Promise<DoorAnswer>;
};

/** A resolver that has not answered by then is not waited for: its answer only adds to what the other checks see. */
const dnsLimitMs = 1000;
const knockLimitMs = 5000;
const maxBody = 16_384;
const maxAliases = 6;

async function aliasesOf(resolver: Resolver, host: string): Promise<readonly string[]> {
  const aliases: string[] = [];
  let name: string | undefined = host;
  while (name !== undefined && aliases.length < maxAliases) {
    [name] = await resolver.resolveCname(name).catch((): string[] => []);
    if (name !== undefined) aliases.push(name.toLowerCase());
  }
  return aliases;
}

/** Whether the resolver says that there is no such name, or none with an address. */
function isDenial(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOTFOUND', 'ENODATA'].includes(String(error.code));
}

async function addressesOf(resolver: Resolver, host: string, knownHost: string): Promise<readonly string[]> {
  try {
    return await resolver.resolve4(host);
  } catch (error) {
    if (!isDenial(error)) throw error;
    // A resolver that does not even know Azure (no way out, say) tells nothing about a registry: its own error is thrown.
    await resolver.resolve4(knownHost).catch(() => {
      throw Object.assign(new Error('The resolver does not know Azure.'), { code: 'ESERVFAIL' });
    });
    throw error;
  }
}

/** What comes of a body, cut where it is long; the rest is not waited for. */
async function textOf(response: IncomingMessage): Promise<string> {
  let body = '';
  response.setEncoding('utf8');
  for await (const chunk of response) {
    body += chunk;
    if (body.length >= maxBody) break;
  }
  return body.slice(0, maxBody);
}

function knock(host: string, address: string, port: number): Promise<DoorAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<DoorAnswer>();
  const sent = request({
    host: address,
    servername: host,
    port,
    path: '/v2/',
    headers: { host, accept: 'application/json' },
    agent: false,
    signal: AbortSignal.timeout(knockLimitMs),
  });
  sent.on('error', reject);
  sent.on('response', (response) => {
    const { statusCode: status = 0, headers } = response;
    textOf(response).then((body) => resolve({ status, challenge: headers['www-authenticate'], body }), reject);
  });
  sent.end();
  return promise;
}

/**
 * The real one: the machine's resolver, TLS with the certificates that Node trusts, no redirects. `knownHost`: a name that
 * every resolver with a way to Azure knows.
 */
export function createDoor(knownHost: string, port = 443): Door {
  const resolver = new Resolver({ timeout: dnsLimitMs, tries: 1 });
  return {
    addresses: (host) => addressesOf(resolver, host, knownHost),
    aliases: (host) => aliasesOf(resolver, host),
    knock: (host, address) => knock(host, address, port),
  };
}
