import assert from 'node:assert/strict';
import { Resolver } from 'node:dns/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { restore, stub } from 'sinon';
import { createDoor } from '../../src/azure/door.ts';
import { selfSigned } from './selfSigned.ts';

const host = 'contosoprod.azurecr.io';

describe('createDoor', () => {
  const trusted = tls.getCACertificates('default');
  let server: Server;
  let asked: IncomingMessage[];
  let answer: (response: ServerResponse) => void;

  beforeEach(async () => {
    const { certificate, key } = selfSigned();
    tls.setDefaultCACertificates([...trusted, certificate]);
    asked = [];
    server = createServer({ cert: certificate, key }, (request, response) => {
      asked.push(request);
      answer(response);
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    server.listen(0, '127.0.0.1', resolve);
    await promise;
  });

  afterEach(() => {
    tls.setDefaultCACertificates(trusted);
    server.close();
    server.closeAllConnections();
  });

  function knock(name = host) {
    return createDoor('management.azure.com', (server.address() as AddressInfo).port).knock(name, '127.0.0.1');
  }

  it('knocks at the address that it is given, in the host’s name, with no credentials', async () => {
    answer = (response) => {
      response.writeHead(401, { 'www-authenticate': 'Bearer realm="x"' });
      response.end('body');
    };
    assert.deepEqual(await knock(), { status: 401, challenge: 'Bearer realm="x"', body: 'body' });
    assert.equal(asked[0]?.url, '/v2/');
    assert.equal(asked[0]?.headers.host, host);
    assert.equal(asked[0]?.headers.authorization, undefined);
  });

  it('follows no redirect', async () => {
    answer = (response) => {
      response.writeHead(302, { location: '/elsewhere' });
      response.end();
    };
    assert.equal((await knock()).status, 302);
    assert.equal(asked.length, 1);
  });

  it('stops reading a body that is long', async () => {
    answer = (response) => {
      response.writeHead(200);
      response.write('x'.repeat(1_000_000));
    };
    assert.equal((await knock()).body.length, 16_384);
  });

  it('refuses a certificate for another host', async () => {
    answer = (response) => response.end();
    await assert.rejects(knock('fabrikamhub.azurecr.io'), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    assert.equal(asked.length, 0);
  });

  it('refuses a certificate that nobody vouches for', async () => {
    tls.setDefaultCACertificates(trusted);
    await assert.rejects(knock(), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });
});

describe('createDoor, asking the resolver', () => {
  const knownHost = 'management.azure.com';
  const noSuchHost = Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' });

  /** A resolver that knows these hosts and aliases. */
  function resolverOf(hosts: readonly string[], aliases: Readonly<Record<string, string>> = {}): void {
    const addresses = stub(Resolver.prototype, 'resolve4').rejects(noSuchHost);
    for (const known of hosts) addresses.withArgs(known).resolves(['203.0.113.80']);
    const names = stub(Resolver.prototype, 'resolveCname').rejects(noSuchHost);
    for (const [alias, name] of Object.entries(aliases)) names.withArgs(alias).resolves([name]);
  }

  afterEach(() => restore());

  it('finds the addresses, and the names on the way to them', async () => {
    resolverOf([host], { [host]: 'contosoprod.privatelink.azurecr.io', 'contosoprod.privatelink.azurecr.io': 'X.y' });
    const door = createDoor(knownHost);
    assert.deepEqual(await door.addresses(host), ['203.0.113.80']);
    assert.deepEqual(await door.aliases(host), ['contosoprod.privatelink.azurecr.io', 'x.y']);
  });

  it('ends where names lead in a circle', async () => {
    resolverOf([], { [host]: host });
    assert.equal((await createDoor(knownHost).aliases(host)).length, 6);
  });

  it('says that there is no such host only where the resolver knows Azure', async () => {
    resolverOf([knownHost]);
    await assert.rejects(createDoor(knownHost).addresses(host), { code: 'ENOTFOUND' });
    restore();
    resolverOf([]);
    await assert.rejects(createDoor(knownHost).addresses(host), { code: 'ESERVFAIL' });
  });

  it('asks a resolver only once that does not answer', async () => {
    const addresses = stub(Resolver.prototype, 'resolve4').rejects(
      Object.assign(new Error('ETIMEOUT'), { code: 'ETIMEOUT' }),
    );
    await assert.rejects(createDoor(knownHost).addresses(host), { code: 'ETIMEOUT' });
    assert.equal(addresses.callCount, 1);
  });
});
