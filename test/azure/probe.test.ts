import assert from 'node:assert/strict';
import type { Door, DoorAnswer } from '../../src/azure/door.ts';
import { createProbe } from '../../src/azure/probe.ts';

const host = 'contosoprod.azurecr.io';

const healthy: DoorAnswer = {
  status: 401,
  challenge: `Bearer realm="https://${host}/oauth2/token",service="${host}"`,
  body: '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}',
};

function error(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A door that notes who is asked for; what it is not given is healthy. */
function createTestDoor(given: Partial<Door> = {}): Door & { readonly knocks: string[]; readonly looks: string[] } {
  const knocks: string[] = [];
  const looks: string[] = [];
  return {
    knocks,
    looks,
    addresses: async (name) => {
      looks.push(name);
      return given.addresses?.(name) ?? ['203.0.113.80'];
    },
    aliases: async (name) => given.aliases?.(name) ?? [],
    knock: async (name, address) => {
      knocks.push(`${name} ${address}`);
      return given.knock?.(name, address) ?? healthy;
    },
  };
}

const strangers = [
  '',
  'azurecr.io',
  '.azurecr.io',
  'abcd.azurecr.io',
  'contosoprod.azurecr.io.',
  'contosoprod.azurecr.io:443',
  'contosoprod.azurecr.io:8443',
  'contosoprod.azurecr.io/v2/',
  'contosoprod.azurecr.io?x',
  'contosoprod.azurecr.io#x',
  'https://contosoprod.azurecr.io',
  'contosoprod.azurecr.io@adatum.example',
  'adatum.example@contosoprod.azurecr.io',
  'user:word@contosoprod.azurecr.io',
  'contosoprod.azurecr.io.adatum.example',
  'contosoprodazurecr.io',
  'contosoprod-azurecr.io',
  'contosoprod.notazurecr.io',
  'contosoprod.azurecr.com',
  'contosoprod.azurecr.io.azurecr.com',
  'contosoprod.azureacr.io',
  'contosoprod.azurecr.de',
  'contosoprod.azurecr.іo',
  'contosoprod.аzurecr.io',
  'contosoprod.azurecr.io\u0000.adatum.example',
  'contosoprod.azurecr.io\u200b',
  'contosoprod。azurecr。io',
  'contosoprod.azurecr.io\n',
  ' contosoprod.azurecr.io',
  'contosoprod.azurecr.io\r\nhost: x',
  'xn--contosoprod-abc.azurecr.io',
  'contoso_prod.azurecr.io',
  'contoſoprod.azurecr.io',
  '\u212aontosoprod.azurecr.io',
  'contosoprod..azurecr.io',
  '-contosoprod.azurecr.io',
  'contosoprod-.azurecr.io',
  'a.b.contosoprod.azurecr.io',
  '127.0.0.1',
  '127.0.0.1.azurecr.io',
  '127.1',
  '0x7f.0.0.1',
  '2130706433',
  '017700000001',
  '169.254.169.254',
  '[::1]',
  '::1',
  '[::ffff:127.0.0.1]',
  '10.0.0.4',
  'localhost',
  'metadata.google.internal',
  'contosoprod.azurecr.io\\@adatum.example',
  'contosoprod%2eazurecr.io',
  `${'a'.repeat(60)}.azurecr.io`,
  `${'a'.repeat(5000)}.azurecr.io`,
];

const inside = [
  '127.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '169.254.169.254',
  '168.63.129.16',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  'fe80::1',
  'fd00::1',
  'ff02::1',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  'not an address',
];

describe('createProbe', () => {
  it('looks at a front door without credentials and knows the challenge', async () => {
    const door = createTestDoor({ aliases: async () => ['contosoprod.privatelink.azurecr.io'] });
    assert.deepEqual(await createProbe(door, false)('ContosoProd.azurecr.io'), {
      addresses: ['203.0.113.80'],
      aliases: ['contosoprod.privatelink.azurecr.io'],
      dns: 'resolved',
      status: 401,
      hasChallenge: true,
    });
    assert.deepEqual(door.knocks, [`${host} 203.0.113.80`]);
  });

  for (const known of [
    'contosoprod-e7aaaaaaaaaaaaa8.azurecr.io',
    'contosoprod.westeurope.data.azurecr.io',
    'contosoprod.westeurope.geo.azurecr.io',
    'contosoprod.azurecr.cn',
    'contosoprod.azurecr.us',
  ]) {
    it(`knows ${known} for a registry`, async () => {
      const door = createTestDoor();
      await createProbe(door, false)(known);
      assert.equal(door.knocks.length, 1);
    });
  }

  for (const stranger of strangers) {
    it(`asks nobody for ${JSON.stringify(stranger).slice(0, 60)}`, async () => {
      const door = createTestDoor();
      assert.equal((await createProbe(door, true)(stranger)).refused, 'unknown-host');
      assert.deepEqual([...door.looks, ...door.knocks], []);
    });
  }

  for (const address of inside) {
    it(`does not knock at ${address}`, async () => {
      const door = createTestDoor({ addresses: async () => [address] });
      assert.equal((await createProbe(door, false)(host)).refused, 'private-address');
      assert.deepEqual(door.knocks, []);
    });
  }

  it('does not knock where one of several addresses is private', async () => {
    const door = createTestDoor({ addresses: async () => ['203.0.113.80', '10.0.0.4'] });
    assert.equal((await createProbe(door, false)(host)).refused, 'private-address');
  });

  it('knocks at private addresses where they are allowed, but never at this machine', async () => {
    const door = createTestDoor({ addresses: async () => ['10.0.0.4'] });
    assert.equal((await createProbe(door, true)(host)).status, 401);
    const local = createTestDoor({ addresses: async () => ['169.254.169.254'] });
    assert.equal((await createProbe(local, true)(host)).refused, 'private-address');
  });

  it('knocks at the address that it has looked at, whatever the name leads to next', async () => {
    const answers = [['203.0.113.80'], ['127.0.0.1']];
    const door = createTestDoor({ addresses: async () => answers.shift() ?? [] });
    await createProbe(door, false)(host);
    assert.deepEqual(door.knocks, [`${host} 203.0.113.80`]);
    assert.equal(door.looks.length, 1);
  });

  it('tells a host that does not exist from a resolver that does not answer', async () => {
    const dnsAt = async (code: string) =>
      (await createProbe(createTestDoor({ addresses: () => Promise.reject(error(code)) }), false)(host)).dns;
    assert.equal(await dnsAt('ENOTFOUND'), 'none');
    assert.equal(await dnsAt('ENODATA'), 'none');
    assert.equal(await dnsAt('ESERVFAIL'), 'failed');
    assert.equal(await dnsAt('ETIMEOUT'), 'failed');
  });

  it('tells a failed connection by its code', async () => {
    const door = createTestDoor({ knock: () => Promise.reject(error('CERT_HAS_EXPIRED')) });
    assert.equal((await createProbe(door, false)(host)).failure, 'CERT_HAS_EXPIRED');
  });

  it('reads the refusal of the firewall', async () => {
    const body = '{"errors":[{"code":"DENIED","message":"client with IP \'203.0.113.7\' is not allowed access."}]}';
    const door = createTestDoor({ knock: async () => ({ status: 403, body }) });
    const probe = await createProbe(door, false)(host);
    assert.equal(probe.denial, "DENIED: client with IP '203.0.113.7' is not allowed access.");
  });

  it('takes the challenge of another place for none, and a page for no refusal', async () => {
    const challenge = 'Bearer realm="https://proxy.adatum.example/token",service="proxy"';
    const door = createTestDoor({ knock: async () => ({ status: 403, challenge, body: '<html>blocked</html>' }) });
    const probe = await createProbe(door, false)(host);
    assert.equal(probe.hasChallenge, false);
    assert.equal(probe.denial, undefined);
  });
});
