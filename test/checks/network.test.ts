import assert from 'node:assert/strict';
import type { EndpointConnection, Registry } from '../../src/azure/port.ts';
import type { Check } from '../../src/checks/check.ts';
import { network } from '../../src/checks/network.ts';
import { privateEndpoints } from '../../src/checks/privateEndpoints.ts';
import { trustedServices } from '../../src/checks/trustedServices.ts';
import { brief, contextOf, fakeAzure, findingsOf, found, healthyRegistry } from './fakeAzure.ts';

const publicOff: Partial<Registry> = { publicNetworkAccess: 'disabled' };
const approved: EndpointConnection = { name: 'pe-hub', status: 'approved' };
const pending: EndpointConnection = { name: 'pe-spoke', status: 'pending' };
const rejected: EndpointConnection = { name: 'pe-old', status: 'rejected' };

function restricted(...ipRules: readonly string[]): Partial<Registry> {
  return { defaultAction: 'deny', ipRules };
}

type Case = {
  readonly facts?: Readonly<Record<string, string>>;
  readonly signature?: string;
  readonly registry?: Partial<Registry>;
};

async function said(check: Check, { facts, signature, registry }: Case): Promise<readonly string[]> {
  const signatures = signature === undefined ? [] : [signature];
  return brief(
    await findingsOf(check, contextOf(facts, { registry: { ...healthyRegistry, ...registry }, signatures })),
  );
}

const denied = { facts: { clientIp: '203.0.113.7' }, signature: 'client-ip-denied' };

describe('network', () => {
  const rows: readonly [it: string, given: Case, says: string][] = [
    ['lets everybody in', {}, 'ok open -client-ip-not-allowed -public-access-off -trusted-services-blocked'],
    [
      'lets a listed address in',
      { facts: denied.facts, registry: restricted('203.0.113.0/28') },
      'ok allowed -client-ip-not-allowed -public-access-off',
    ],
    [
      'refuses an address that is not listed',
      { ...denied, registry: restricted('203.0.113.8/29') },
      'problem not-listed +client-ip-not-allowed',
    ],
    [
      'refuses everybody where nothing is listed',
      { ...denied, registry: restricted() },
      'problem not-listed +client-ip-not-allowed',
    ],
    [
      'asks for the address',
      { signature: 'login-forbidden', registry: restricted() },
      'unknown no-address ?client-ip-not-allowed',
    ],
    [
      'suspects nothing where the registry answered',
      { signature: 'authentication-required', registry: restricted() },
      'unknown not-the-address',
    ],
    [
      'blames no rule for a refused identity',
      { facts: denied.facts, signature: 'authentication-required', registry: restricted() },
      'unknown not-listed',
    ],
    [
      'blames no rule for a name that is not resolved',
      { facts: denied.facts, signature: 'login-server-dns', registry: restricted() },
      'unknown not-listed ?client-ip-not-allowed',
    ],
    [
      'holds no rule against Azure Resource Manager',
      { facts: { ...denied.facts, httpStatus: '403' }, signature: 'arm-authorization-failed', registry: restricted() },
      'unknown not-listed',
    ],
    [
      'can compare no IPv6 address',
      { ...denied, facts: { clientIp: '2001:db8::7' }, registry: restricted() },
      'unknown ipv6 ?client-ip-not-allowed',
    ],
    [
      'applies no rule to a private address',
      { ...denied, facts: { clientIp: '10.1.2.3' }, registry: restricted() },
      'unknown private-address',
    ],
    [
      'reads an address written as IPv6',
      { ...denied, facts: { clientIp: '::ffff:203.0.113.7' }, registry: restricted() },
      'problem not-listed +client-ip-not-allowed',
    ],
    [
      'does not judge by a rule that it can’t read',
      { ...denied, registry: restricted('198.51.100.0/24', 'vnet') },
      'unknown unreadable',
    ],
    [
      'thinks of DNS where a public address has a private path',
      { ...denied, facts: { ...denied.facts, privateNetwork: 'yes' }, registry: restricted() },
      'unknown not-listed ?private-dns-broken',
    ],
    [
      'refuses strangers while public access is off',
      { ...denied, registry: publicOff },
      'problem off +public-access-off',
    ],
    [
      'counts no rule while public access is off',
      { ...denied, registry: { ...publicOff, ...restricted('203.0.113.7') } },
      'problem off +public-access-off',
    ],
    [
      'thinks of DNS where the person has a private path',
      { ...denied, facts: { privateNetwork: 'yes' }, registry: publicOff },
      'unknown off-private ?private-dns-broken',
    ],
    [
      'leaves it to a pending endpoint',
      { ...denied, registry: { ...publicOff, endpointConnections: [pending] } },
      'unknown off ?public-access-off',
    ],
    [
      'is not sure where a connection fails and a path exists',
      { signature: 'login-server-timeout', registry: { ...publicOff, endpointConnections: [approved] } },
      'unknown off-path ?public-access-off',
    ],
    ['believes an answer', { signature: 'authentication-required', registry: publicOff }, 'unknown off-reached'],
    [
      'takes a new state for neither',
      { registry: { publicNetworkAccess: 'securedbyperimeter' } },
      'unknown unreadable',
    ],
    ['takes a new action for neither', { registry: { defaultAction: 'audit' } }, 'unknown unreadable'],
  ];
  for (const [title, given, says] of rows) it(title, async () => assert.deepEqual(await said(network, given), [says]));

  it('is unknown where a field is left out', async () => {
    const { publicNetworkAccess: _access, ...noAccess } = healthyRegistry;
    const { defaultAction: _action, ...noAction } = healthyRegistry;
    const { ipRules: _rules, ...noRules } = { ...healthyRegistry, ...restricted() };
    for (const registry of [noAccess, noAction, noRules]) {
      assert.deepEqual(brief(await findingsOf(network, contextOf(denied.facts, { registry }))), ['unknown unreadable']);
    }
  });

  it('has no rules below Premium', async () => {
    const { defaultAction: _action, ...registry } = { ...healthyRegistry, sku: 'basic' };
    const [finding] = await findingsOf(network, contextOf({}, { registry }));
    assert.equal(finding?.verdict, 'ok');
  });

  it('lets in by now who was refused a moment ago, and still names the rule as the cause', async () => {
    const facts = { clientIp: { value: '203.0.113.7', origin: 'pasted' as const } };
    const registry = { ...healthyRegistry, ...restricted('203.0.113.7') };
    const context = { ...contextOf({}, { registry, signatures: ['client-ip-denied'] }), facts };
    assert.deepEqual(brief(await findingsOf(network, context)), ['ok allowed-now -public-access-off']);
  });
});

describe('trusted-services', () => {
  const instances = { environment: 'container-instances' };
  const rows: readonly [it: string, given: Case, says: readonly string[]][] = [
    ['matter not to an open registry', { facts: instances }, []],
    ['matter not to others', { facts: { environment: 'docker' }, registry: restricted() }, []],
    ['may bypass the rules', { facts: instances, registry: restricted() }, ['ok on -trusted-services-blocked']],
    [
      'are blocked where they may not',
      { facts: instances, registry: { ...restricted(), bypass: 'none' } },
      ['problem off +trusted-services-blocked'],
    ],
    [
      'are blocked without public access, too',
      { facts: instances, registry: { ...publicOff, bypass: 'none' } },
      ['problem off +trusted-services-blocked'],
    ],
    [
      'are suspected behind a refused import',
      {
        facts: { environment: 'azure-cli' },
        signature: 'login-forbidden',
        registry: { ...restricted(), bypass: 'none' },
      },
      ['unknown off ?trusted-services-blocked'],
    ],
    [
      'are only suspected where the registry answered',
      {
        facts: instances,
        signature: 'authentication-required',
        registry: { ...restricted(), bypass: 'none' },
      },
      ['unknown off ?trusted-services-blocked'],
    ],
    [
      'are not judged by a new value',
      { facts: instances, registry: { ...restricted(), bypass: 'some' } },
      ['unknown unreadable'],
    ],
  ];
  for (const [title, given, says] of rows)
    it(title, async () => assert.deepEqual(await said(trustedServices, given), says));
});

describe('private-endpoints', () => {
  const timeout = { signature: 'login-server-timeout' };
  const off = (...endpointConnections: readonly EndpointConnection[]) => ({ ...publicOff, endpointConnections });
  const rows: readonly [it: string, given: Case, says: readonly string[]][] = [
    ['matter not to an open registry that answered', { signature: 'authentication-required' }, []],
    ['are none', timeout, ['ok none -private-endpoint-not-approved']],
    [
      'are approved',
      { ...timeout, registry: { endpointConnections: [approved] } },
      ['ok approved -private-endpoint-not-approved'],
    ],
    [
      'are approved, and DNS comes next',
      { ...timeout, registry: off(approved) },
      ['ok approved ?private-dns-broken -private-endpoint-not-approved'],
    ],
    ['wait for approval', { ...timeout, registry: off(pending) }, ['problem open +private-endpoint-not-approved']],
    [
      'wait for approval beside an approved one',
      { ...timeout, registry: off(approved, pending) },
      ['problem open +private-endpoint-not-approved'],
    ],
    ['were rejected', { ...timeout, registry: off(rejected) }, ['problem open +private-endpoint-not-approved']],
    [
      'are left over beside an approved one',
      { ...timeout, registry: off(approved, rejected) },
      ['unknown open ?private-endpoint-not-approved'],
    ],
    [
      'are not the way of somebody from outside',
      { ...timeout, registry: { endpointConnections: [pending] } },
      ['unknown open'],
    ],
    [
      'are the way of who says so',
      { ...timeout, facts: { privateNetwork: 'yes' }, registry: { endpointConnections: [pending] } },
      ['problem open +private-endpoint-not-approved'],
    ],
    [
      'are none, so that nobody gets in',
      { ...timeout, registry: off() },
      ['problem none-off +public-access-off -private-endpoint-not-approved'],
    ],
    [
      'are none, but the registry answered',
      { signature: 'authentication-required', registry: off() },
      ['unknown none-off -private-endpoint-not-approved'],
    ],
    [
      'are in a state that is not known',
      { ...timeout, registry: off({ name: 'pe-new', status: 'migrating' }) },
      ['unknown unclear'],
    ],
  ];
  for (const [title, given, says] of rows)
    it(title, async () => assert.deepEqual(await said(privateEndpoints, given), says));

  it('are read by themselves where the registry does not tell their states', async () => {
    const registry = { ...healthyRegistry, ...off({ name: 'pe-spoke' }) };
    const azure = fakeAzure({ endpointConnections: async () => found([pending]) });
    const context = contextOf({}, { registry, azure, signatures: ['login-server-timeout'] });
    assert.deepEqual(brief(await findingsOf(privateEndpoints, context)), [
      'problem open +private-endpoint-not-approved',
    ]);
  });

  it('are unknown where they may not be read, and the permission is named', async () => {
    const { endpointConnections: _connections, ...registry } = { ...healthyRegistry, ...publicOff };
    const azure = fakeAzure({ endpointConnections: async () => ({ kind: 'unknown', why: 'forbidden' }) });
    const [finding] = await findingsOf(privateEndpoints, contextOf({}, { registry, azure }));
    assert.deepEqual(brief([finding!]), ['unknown forbidden']);
    assert.deepEqual(finding?.reason.values, {
      action: 'Microsoft.ContainerRegistry/registries/privateEndpointConnections/read',
    });
  });
});
