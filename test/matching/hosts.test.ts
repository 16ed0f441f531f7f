import assert from 'node:assert/strict';
import { completeHost, hostsIn, isBelow } from '../../src/matching/hosts.ts';

const named: [line: string, hosts: string[]][] = [
  ['get "https://registry-1.docker.io/v2/": unauthorized', ['registry-1.docker.io']],
  ['get https://192.0.2.21/v2/: x509: certificate signed by unknown authority', ['192.0.2.21']],
  ['dial tcp 192.0.2.21:443: i/o timeout', []],
  ['failed to pull image "quay.io/contoso/web:1"', ['quay.io']],
  ['lookup registry.fabrikam.com: no such host', ['registry.fabrikam.com']],
  ['push localhost:5000/web:1', ['localhost:5000']],
  ['docker pull harbor.northwind.example:8443/team/web', ['harbor.northwind.example']],
  [
    'get https://contosodev.azurecr.io/oauth2/token?service=contosodev.azurecr.io',
    ['contosodev.azurecr.io', 'contosodev.azurecr.io'],
  ],
];

const none: [what: string, line: string][] = [
  ['a plain sentence', 'it fails since yesterday. why?'],
  ['a file', 'file "main.py", line 12, in config.yaml'],
  ['a name of .net', 'system.net.webexception in asp.net'],
  ['an address of mail', 'the client petr@contoso.com is not allowed'],
  ['a network address', 'dial tcp 203.0.113.7:443: i/o timeout'],
  ['a socket', 'get "http:///var/run/docker.sock/v1.24/info"'],
  ['a version', 'azure-cli 2.60.0 on python 3.11'],
  ['a masked host', 'get https://***/v2/: lookup ***: no such host'],
  ['a proxy', 'proxyconnect tcp: dial tcp: lookup proxy.contoso.com: no such host'],
];

describe('The hosts of a line', () => {
  for (const [line, hosts] of named)
    it(`are ${hosts.join(', ')} in: ${line}`, () => assert.deepEqual(hostsIn(line), hosts));
  for (const [what, line] of none) it(`don't include ${what}`, () => assert.deepEqual(hostsIn(line), []));

  it('are below a suffix only at a dot', () => {
    assert.ok(isBelow('docs.docker.com', new Set(['docker.com'])));
    assert.ok(isBelow('docker.com', new Set(['docker.com'])));
    assert.ok(!isBelow('mydocker.com', new Set(['docker.com'])));
  });

  it('are completed where the end of a paste cut one off', () => {
    const hosts = ['azurecr.io', 'core.windows.net'];
    assert.equal(completeHost('get https://contosodev.azurec', hosts, 6), 'get https://contosodev.azurecr.io');
    assert.equal(
      completeHost('login --scope management.core.wi…', hosts, 6),
      'login --scope management.core.windows.net',
    );
    for (const line of ['get https://contosodev.azu', 'get azurecr', 'https://contosodev.azurecr.io/v2', 'no host']) {
      assert.equal(completeHost(line, hosts, 6), line);
    }
  });

  it('take time in proportion to the text', () => {
    for (const part of ['a.', 'a-', '://', 'a:1/', 'x.io/']) {
      const time = (length: number) => {
        const line = part.repeat(length / part.length);
        const start = performance.now();
        hostsIn(line);
        return performance.now() - start;
      };
      time(8_000);
      assert.ok(time(64_000) < 100, `${part} takes too long`);
    }
  });
});
