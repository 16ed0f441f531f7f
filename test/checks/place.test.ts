import assert from 'node:assert/strict';
import type { Answer, AzurePort, NameState, RegistryPlace } from '../../src/azure/port.ts';
import type { CheckContext } from '../../src/checks/check.ts';
import { name } from '../../src/checks/name.ts';
import { place as check } from '../../src/checks/place.ts';
import { registryState } from '../../src/checks/registryState.ts';
import { brief, contextOf, fakeAzure, findingsOf, found, given, healthyRegistry, place } from './fakeAzure.ts';

const forbidden = { kind: 'unknown', why: 'forbidden' } as const;
const hashed = 'contosoprod-a1b2c3d4e5f6a7b8.azurecr.io';

type Case = {
  readonly facts?: Readonly<Record<string, string>>;
  readonly signature?: string;
  readonly places?: Answer<readonly RegistryPlace[]>;
  readonly state?: NameState['state'] | 'forbidden';
  /** Whether DNS knows a host. */
  readonly knows?: (host: string) => boolean;
  readonly cloud?: AzurePort['cloud'];
};

function contextFor({
  facts = {},
  signature,
  places = found([]),
  state = 'taken',
  knows = () => true,
  cloud,
}: Case): CheckContext {
  const azure = fakeAzure({
    findRegistries: async () => places,
    nameState: async () => (state === 'forbidden' ? forbidden : found({ state })),
    probe: async (host) => ({ addresses: [], aliases: [], dns: knows(host) ? 'resolved' : 'none' }),
    ...(cloud === undefined ? {} : { cloud }),
  });
  const signatures = signature === undefined ? [] : [signature];
  return { azure, facts: given({ registry: 'contosoprod', ...facts }), signatures, now: '2026-08-20T10:00:00Z' };
}

async function said(row: Case): Promise<readonly string[]> {
  return brief(await findingsOf(check, contextFor(row)));
}

const plain = { loginServer: 'contosoprod.azurecr.io' };
const chinese = { loginServer: 'contosoprod.azurecr.cn', cloud: 'china' };
const here = found([place]);
const withHash = found([{ ...place, loginServer: hashed }]);
const twin: RegistryPlace = {
  ...place,
  resourceGroup: 'rg-new',
  loginServer: 'contosoprod-b8a7f6e5d4c3b2a1.azurecr.io',
};
const twins = found([{ ...place, loginServer: hashed }, twin]);

describe('name', () => {
  async function judged(registry: string, line?: string): Promise<readonly string[]> {
    const fact = { value: registry, origin: 'pasted' as const, ...(line === undefined ? {} : { line }) };
    return brief(await findingsOf(name, { ...contextOf(), facts: { registry: fact } }));
  }

  it('has nothing to say of a name that can be one', async () => {
    assert.deepEqual(await judged('contosoprod'), []);
    assert.deepEqual(await judged('contosoprod', 'docker login contosoprod.azurecr.io'), []);
    assert.deepEqual(await judged('contoso', 'lookup northwindreg.azurecr.com: no such host'), []);
  });

  it('refuses a name that can be none', async () => {
    for (const registry of ['abcd', 'contoso_prod', 'contoso-prod', 'a'.repeat(51), "x' or 1", 'contoso prod']) {
      assert.deepEqual(await judged(registry), ['problem malformed +login-server-malformed'], registry);
    }
  });

  it('knows the ends of addresses that are none of Azure’s', async () => {
    for (const host of ['contosoprod.azurecr.com', 'contosoprod.azureacr.io', 'contosoprod.azurecr.io.azurecr.io']) {
      assert.deepEqual(await judged('contosoprod', `lookup ${host}: no such host`), [
        'problem suffix +login-server-malformed',
      ]);
    }
  });
});

describe('place', () => {
  const rows: readonly [it: string, given: Case, says: readonly string[]][] = [
    ['is found', { facts: plain, places: here }, ['ok found']],
    [
      'is unseen, and nobody has the name',
      { facts: plain, state: 'free' },
      ['unknown unseen', 'problem free +registry-does-not-exist'],
    ],
    ['is unseen, and somebody has the name', { facts: plain }, ['unknown unseen', 'ok taken -registry-does-not-exist']],
    [
      'is unseen, and the person did not find it either',
      { signature: 'registry-not-found' },
      ['unknown unseen', 'problem elsewhere +registry-not-visible -registry-does-not-exist'],
    ],
    [
      'may not be looked for',
      { facts: plain, places: forbidden, state: 'forbidden' },
      ['unknown forbidden', 'unknown forbidden'],
    ],
    [
      'may not be looked for, but the name tells',
      { facts: plain, places: forbidden, state: 'free' },
      ['unknown forbidden', 'problem free +registry-does-not-exist'],
    ],
    [
      'has a name that Azure calls invalid',
      { facts: plain, state: 'invalid' },
      ['unknown unseen', 'problem invalid +login-server-malformed'],
    ],
    [
      'may have a hash while the plain name is free',
      { facts: { loginServer: hashed }, state: 'free' },
      ['unknown unseen', 'unknown label'],
    ],
    [
      'does not exist where DNS does not know the hash either',
      { facts: { loginServer: hashed }, state: 'free', knows: () => false },
      ['unknown unseen', 'problem free +registry-does-not-exist'],
    ],
    [
      'proves nothing by a plain name that is somebody else’s',
      { facts: { loginServer: hashed }, signature: 'registry-not-found' },
      ['unknown unseen', 'ok taken'],
    ],
    [
      'has another address, which DNS does not know',
      { facts: plain, places: withHash, knows: () => false },
      ['ok found', 'problem host +login-server-malformed'],
    ],
    [
      'has another address, and the plain one is free',
      { facts: plain, places: withHash, state: 'free' },
      ['ok found', 'problem host +login-server-malformed'],
    ],
    [
      'has another address, and the plain one is somebody’s',
      { facts: plain, places: withHash },
      ['ok found', 'unknown host ?login-server-malformed'],
    ],
    ['is one of two, told by the address', { facts: { loginServer: hashed }, places: twins }, ['ok found']],
    ['is one of two, told by the resource group', { facts: { resourceGroup: 'RG-New' }, places: twins }, ['ok found']],
    ['is one of two, and nothing tells which', { places: twins }, ['unknown several']],
    ['is one of two, and the plain address is neither’s', { facts: plain, places: twins }, ['unknown several']],
    [
      'is in this cloud, the address in none',
      { facts: chinese, places: here, knows: () => false },
      ['ok found', 'problem cloud +wrong-cloud'],
    ],
    [
      'is in this cloud, and another of the name in the other',
      { facts: chinese, places: here },
      ['ok found', 'unknown cloud ?wrong-cloud'],
    ],
    [
      'is in another cloud, into which nobody looks here',
      { facts: chinese, state: 'free' },
      ['unknown unseen', 'unknown foreign'],
    ],
    [
      'is unseen here, the address is in no cloud',
      { facts: chinese, knows: () => false },
      ['unknown unseen', 'problem cloud +wrong-cloud'],
    ],
    [
      'is in China, as the assistant is',
      { facts: chinese, cloud: 'china', state: 'free' },
      ['unknown unseen', 'problem free +registry-does-not-exist'],
    ],
    [
      'is in another tenant than the token',
      { facts: { tenantId: '11111111-aaaa-4bbb-8ccc-0000000000ee' }, signature: 'tenant-mismatch', places: here },
      ['ok found', 'problem tenant +wrong-tenant'],
    ],
    [
      'is in another tenant than one that was named',
      { facts: { tenantId: '11111111-aaaa-4bbb-8ccc-0000000000ee' }, places: here },
      ['ok found', 'unknown tenant ?wrong-tenant'],
    ],
    [
      'is in the tenant that was named',
      { facts: { tenantId: '11111111-AAAA-4BBB-8CCC-0000000000FF' }, places: here },
      ['ok found'],
    ],
    [
      'is in another subscription than was searched',
      {
        facts: { subscriptionId: '11111111-aaaa-4bbb-8ccc-000000000009' },
        signature: 'registry-not-found',
        places: here,
      },
      ['ok found', 'problem subscription +registry-not-visible'],
    ],
    [
      'is there, and the person did not find it',
      { signature: 'registry-not-found', places: here },
      ['ok found', 'unknown elsewhere ?registry-not-visible'],
    ],
    [
      'is in the subscription that was searched',
      { facts: { subscriptionId: place.subscriptionId }, signature: 'registry-not-found', places: here },
      ['ok found'],
    ],
  ];
  for (const [title, row, says] of rows) it(title, async () => assert.deepEqual(await said(row), says));

  it('tells where it is', async () => {
    const [finding] = await findingsOf(check, contextFor({ places: here }));
    assert.deepEqual(finding?.observed, {
      registry: 'contosoprod',
      loginServer: 'contosoprod.azurecr.io',
      subscriptionId: place.subscriptionId,
      resourceGroup: 'rg-images',
      tenantId: place.tenantId,
      region: 'westeurope',
    });
  });

  it('names the addresses to choose from', async () => {
    const [finding] = await findingsOf(check, contextFor({ places: twins }));
    assert.equal(finding?.reason.values.hosts, `${hashed}, ${twin.loginServer}`);
  });

  it('is where the paste says, while the search is behind', async () => {
    const facts = { subscriptionId: place.subscriptionId, resourceGroup: 'rg-images' };
    const context = contextFor({ facts });
    const azure = {
      ...context.azure,
      registry: async (id: string) => (id === place.id ? found(healthyRegistry) : forbidden),
    };
    const located = await check.locate({ ...context, azure });
    assert.equal(located.found?.place?.id, place.id);
  });

  it('is never searched by what has not the form of a name or login server', () => {
    for (const registry of ['contoso_prod', "contoso' or '1", 'a', 'contoso prod']) {
      assert.ok(!check.applies(contextFor({ facts: { registry } })), registry);
    }
    const facts = { registry: 'contoso-prod', loginServer: "contoso-prod123'.azurecr.io" };
    assert.ok(!check.applies(contextFor({ facts })));
  });
});

describe('registry-state', () => {
  async function stateOf(change: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
    const azure = fakeAzure({ registry: async () => found({ ...healthyRegistry, ...change }) });
    return brief(await findingsOf(registryState, contextOf({}, { azure })));
  }
  const exists = '-registry-does-not-exist';
  const rows: readonly [change: Readonly<Record<string, unknown>>, says: string][] = [
    [{}, `ok ok -registry-not-ready ${exists}`],
    [{ location: undefined }, `ok exists -registry-not-ready ${exists}`],
    [{ provisioningState: undefined }, `unknown unknown ${exists}`],
    [{ provisioningState: 'failed' }, `problem failed +registry-not-ready ${exists}`],
    [{ provisioningState: 'creating' }, `problem failed +registry-not-ready ${exists}`],
    [{ provisioningState: 'deleting' }, `problem failed +registry-not-ready ${exists}`],
    [{ provisioningState: 'updating' }, `unknown changing ?registry-not-ready ${exists}`],
    [{ provisioningState: 'canceled' }, `unknown other ?registry-not-ready ${exists}`],
    [{ sku: 'classic' }, `problem classic +registry-not-ready ${exists}`],
    [{ statusMessage: 'Something is slow.' }, `unknown message ?registry-not-ready ${exists}`],
    [{ statusMessage: 'CMK_ERROR: the key vault denies access.' }, `problem message +registry-not-ready ${exists}`],
  ];
  for (const [change, says] of rows) {
    it(`judges ${JSON.stringify(change)}`, async () => assert.deepEqual(await stateOf(change), [says]));
  }

  it('is unknown where it may not be read', async () => {
    const azure = fakeAzure({ registry: async () => forbidden });
    assert.deepEqual(brief(await findingsOf(registryState, contextOf({}, { azure }))), ['unknown forbidden']);
  });

  it('believes that a listed registry is gone only where its name is free again', async () => {
    const absent = async () => ({ kind: 'absent' }) as const;
    const gone = fakeAzure({ registry: absent, nameState: async () => found({ state: 'free' }) });
    const moved = fakeAzure({ registry: absent, nameState: async () => found({ state: 'taken' }) });
    assert.deepEqual(brief(await findingsOf(registryState, contextOf({}, { azure: gone }))), [
      'problem deleted +registry-does-not-exist',
    ]);
    assert.deepEqual(brief(await findingsOf(registryState, contextOf({}, { azure: moved }))), ['unknown gone']);
  });
});

describe('the search for a registry', () => {
  it('does not wait to hear of the name where the registry is found', async () => {
    const azure = fakeAzure({
      findRegistries: async () => found([place]),
      nameState: () => new Promise(() => undefined),
    });
    const facts = given({ registry: 'contosoprod', loginServer: 'contosoprod.azurecr.io' });
    const { place: chosen } = (await check.locate(contextOf({}, { azure, facts }))).found ?? {};
    assert.equal(chosen, place);
  });
});
