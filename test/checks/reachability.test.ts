import assert from 'node:assert/strict';
import type { Probe } from '../../src/azure/port.ts';
import { reachability } from '../../src/checks/reachability.ts';
import { brief, contextOf, fakeAzure, findingsOf, healthyRegistry } from './fakeAzure.ts';

const healthy: Probe = { dns: 'resolved', addresses: ['203.0.113.80'], aliases: [], status: 401, hasChallenge: true };

type Case = {
  readonly facts?: Readonly<Record<string, string>>;
  readonly signature?: string;
  readonly probe?: Partial<Probe>;
};

async function said({ facts, signature = 'login-server-timeout', probe }: Case): Promise<readonly string[]> {
  const azure = fakeAzure({ probe: async () => ({ ...healthy, ...probe }) });
  return brief(await findingsOf(reachability, contextOf(facts, { azure, signatures: [signature] })));
}

const aliases = ['contosoprod.privatelink.azurecr.io'];
const open = 'ok open';
const exists = '-registry-does-not-exist';
const known = 'ok public';

describe('reachability', () => {
  const rows: readonly [it: string, given: Case, says: readonly string[]][] = [
    ['is not asked where the registry answered', { signature: 'authentication-required' }, []],
    ['is fine from here, so that the way from there is suspected', {}, [known, `${open} ?proxy-or-firewall ${exists}`]],
    [
      'is fine from here, so that a certificate is replaced there',
      { signature: 'tls-untrusted' },
      [known, `${open} ?tls-interception ${exists}`],
    ],
    ['says nothing of a private path', { facts: { privateNetwork: 'yes' } }, [known, `${open} ${exists}`]],
    [
      'says nothing of another host',
      { facts: { failedHost: 'contosoprod.westeurope.data.azurecr.io' } },
      [known, `${open} ${exists}`],
    ],
    [
      'proves the address that was used',
      { facts: { loginServer: 'contosoprod.azurecr.io' } },
      [`${known} -login-server-malformed -wrong-cloud`, `${open} ?proxy-or-firewall ${exists}`],
    ],
    [
      'sees a private endpoint, and suspects the DNS there',
      { probe: { aliases } },
      ['unknown endpoint ?private-dns-broken', `${open} ?proxy-or-firewall ${exists}`],
    ],
    [
      'sees a private endpoint that the person does not use',
      { facts: { privateNetwork: 'no' }, probe: { aliases } },
      ['unknown endpoint', `${open} ?proxy-or-firewall ${exists}`],
    ],
    [
      'sits in a network with the endpoint itself',
      { probe: { addresses: ['10.1.0.4'], refused: 'private-address' } },
      ['unknown refused'],
    ],
    ['has no DNS', { probe: { dns: 'failed' } }, ['unknown failed']],
    ['finds no such host', { probe: { dns: 'none' } }, ['unknown none']],
    [
      'is kept out itself, which proves nothing',
      { probe: { status: 403, hasChallenge: false, denial: 'DENIED: client with IP' } },
      [known, `unknown denied ${exists}`],
    ],
    ['meets a proxy of its own', { probe: { status: 403, hasChallenge: false } }, [known, 'unknown strange']],
    ['meets somebody else’s 401', { probe: { hasChallenge: false } }, [known, 'unknown strange']],
    ['takes 200 for no good answer', { probe: { status: 200, hasChallenge: false } }, [known, 'unknown strange']],
    ['is told to slow down', { probe: { status: 429 } }, [known, 'unknown busy ?throttled']],
    ['meets a server error', { probe: { status: 503 } }, [known, 'unknown trouble ?service-outage']],
    [
      'meets a foreign certificate',
      { probe: { failure: 'SELF_SIGNED_CERT_IN_CHAIN' } },
      [known, 'unknown certificate'],
    ],
    [
      'does not get through although the rules are open',
      { probe: { failure: 'ECONNREFUSED' } },
      [known, 'unknown closed ?service-outage'],
    ],
  ];
  for (const [title, row, says] of rows) it(title, async () => assert.deepEqual(await said(row), says));

  it('never asks for a host that was built from a name', async () => {
    const { loginServer: _host, ...registry } = healthyRegistry;
    const context = contextOf({ registry: 'contosoprod' }, { registry, signatures: ['login-server-timeout'] });
    const { place: _place, ...nowhere } = context;
    assert.ok(!reachability.applies(nowhere));
  });
});
