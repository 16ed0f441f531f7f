import { Resolver } from 'node:dns/promises';
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

const dnsLimitMs = 2500;
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

function knock(host: string, address: string): Promise<DoorAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<DoorAnswer>();
  const sent = request({
    host: address,
    servername: host,
    port: 443,
    path: '/v2/',
    headers: { host, accept: 'application/json' },
    agent: false,
    signal: AbortSignal.timeout(knockLimitMs),
  });
  sent.on('error', reject);
  sent.on('response', (response) => {
    let body = '';
    const answer = () =>
      resolve({ status: response.statusCode ?? 0, challenge: response.headers['www-authenticate'], body });
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      body += chunk.slice(0, maxBody - body.length);
      if (body.length < maxBody) return;
      answer();
      response.destroy();
    });
    response.on('end', answer);
    response.on('error', reject);
  });
  sent.end();
  return promise;
}

/** The real one: the machine's resolver, TLS with the machine's trusted certificates, no redirects. */
export function createDoor(): Door {
  const resolver = new Resolver({ timeout: dnsLimitMs, tries: 1 });
  return {
    addresses: (host) => resolver.resolve4(host),
    aliases: (host) => aliasesOf(resolver, host),
    knock,
  };
}
