import assert from 'node:assert/strict';
import type { Limits } from '../../src/azure/ask.ts';
import { type Azure, openAzure } from '../../src/azure/openAzure.ts';
import type { Answer } from '../../src/azure/port.ts';
import type { WireAnswer } from '../../src/azure/recorded/exchange.ts';
import type { World } from '../../src/azure/recorded/world.ts';
import { readAzureSettings } from '../../src/azure/settings.ts';
import { allReads } from './allReads.ts';
import { acrPullId, applicationId, principalId, registryId, sampleWorld } from './samples.ts';
import { type FakeAzure, startFakeAzure } from './startFakeAzure.ts';

const limits: Limits = { attemptMs: 500, pauseMs: 20, maxRetryAfterMs: 100 };

function foundIn<Value>(answer: Answer<Value>): Value {
  assert.equal(answer.kind, 'found', JSON.stringify(answer));
  return answer.kind === 'found' ? answer.value : assert.fail();
}

describe('openAzure, over https with the identity of the machine', () => {
  let world: World;
  let instead: ((method: string, path: string) => WireAnswer | undefined) | undefined;
  let fake: FakeAzure;
  let before: NodeJS.ProcessEnv;
  let time = 0;

  function open(further: Readonly<Record<string, string>> = {}): Azure {
    return openAzure(readAzureSettings({ ...fake.environment, ...further }), { limits, now: () => time });
  }

  beforeEach(async () => {
    world = sampleWorld();
    instead = undefined;
    fake = await startFakeAzure({ world: () => world, instead: (method, path) => instead?.(method, path) });
    before = process.env;
    process.env = { ...before, ...fake.environment };
  });

  afterEach(async () => {
    process.env = before;
    await fake.close();
  });

  it('finds everything that the sample world holds', async () => {
    const azure = open();
    for (const [name, read] of Object.entries(allReads)) {
      const answer = await read(azure);
      assert.equal(answer.kind, 'found', `${name}: ${JSON.stringify(answer)}`);
    }
  });

  it('reads the settings of a registry in the words of the port', async () => {
    const registry = foundIn(await open().registry(registryId));
    assert.equal(registry.sku, 'premium');
    assert.equal(registry.defaultAction, 'deny');
    assert.deepEqual(registry.ipRules, ['203.0.113.0/28']);
    assert.equal(registry.roleAssignmentMode, 'rbac');
    assert.equal(registry.endpointConnections?.[0]?.status, 'pending');
  });

  it('tells a password that never ends from one that ends', async () => {
    const [token] = foundIn(await open().tokens(registryId));
    assert.deepEqual(
      token?.passwords.map(({ endsAt }) => endsAt),
      ['2026-06-01T00:00:00.000Z', null],
    );
  });

  it('asks for one token a service, whose scope stays the cloud’s, however many reads want it', async () => {
    const azure = open();
    await Promise.all(Object.values(allReads).map((read) => read(azure)));
    assert.deepEqual([...fake.tokensFor()].sort(), [
      'https://api.loganalytics.io',
      'https://graph.microsoft.com',
      'https://management.azure.com',
    ]);
    for (const { path, scope } of fake.seen) {
      const isGraph = path.startsWith('/v1.0/');
      const isLogs = path.startsWith('/v1/');
      const service = isGraph ? 'graph.microsoft.com' : isLogs ? 'api.loganalytics.io' : 'management.azure.com';
      assert.equal(scope, `https://${service}`, path);
    }
  });

  it('takes the scopes of another cloud', async () => {
    await open({ AZURE_CLOUD: 'usgov' }).registry(registryId);
    assert.deepEqual(fake.tokensFor(), ['https://management.usgovcloudapi.net']);
  });

  it('asks only in the given subscriptions', async () => {
    const azure = open({ AZURE_SUBSCRIPTIONS: '11111111-aaaa-4bbb-8ccc-000000000002' });
    assert.deepEqual(foundIn(await azure.findRegistries('contosoprod')), []);
  });

  it('finds a registry by its login server too, and nothing that only looks like it', async () => {
    const azure = open();
    assert.equal(foundIn(await azure.findRegistries('ContosoProd.azurecr.io')).length, 1);
    assert.equal(foundIn(await azure.findRegistries('contoso')).length, 0);
  });

  it('puts no text into a query or path that could be more than a name', async () => {
    const azure = open();
    const asked = await Promise.all([
      azure.findRegistries("x' or true //"),
      azure.findClusters("aks' or '1'=='1"),
      azure.roleAssignments(registryId, "x') or atScope()"),
      azure.roleAssignments('/subscriptions/../..', principalId),
      azure.servicePrincipal("' or 1"),
      azure.registry('/subscriptions/x?y=/registries/contosoprod'),
      azure.scopeMap(`${registryId}/scopeMaps/../../x`),
      azure.loginFailures("x' | union y"),
      azure.serviceEvents('x/y'),
    ]);
    assert.deepEqual(new Set(asked.map(({ kind }) => kind)), new Set(['unknown']));
    assert.equal(fake.seen.length, 0);
  });

  it('reads once for all who ask at the same time', async () => {
    const azure = open();
    await Promise.all(Array.from({ length: 8 }, () => azure.tokens(registryId)));
    assert.equal(fake.seen.length, 1);
    await azure.tokens(registryId);
    assert.equal(fake.seen.length, 2);
  });

  it('keeps a registry for a minute, and reads it anew when told to', async () => {
    const azure = open();
    await azure.registry(registryId);
    time += 59_000;
    await azure.registry(registryId);
    assert.equal(fake.seen.length, 1);
    azure.forget();
    await azure.registry(registryId);
    time += 61_000;
    await azure.registry(registryId);
    assert.equal(fake.seen.length, 3);
  });

  it('keeps a role for a day, whichever subscription it was listed in', async () => {
    const azure = open();
    await azure.roleDefinition(acrPullId);
    time += 23 * 3_600_000;
    await azure.roleDefinition(acrPullId.replace('000000000001', '000000000002'));
    assert.equal(fake.seen.length, 1);
  });

  it('never keeps what was refused or missing', async () => {
    const azure = open();
    world = sampleWorld('missing: [Microsoft.ContainerRegistry/registries/read]');
    assert.equal((await azure.registry(registryId)).kind, 'unknown');
    world = sampleWorld();
    assert.equal((await azure.registry(registryId)).kind, 'found');
    world = { ...sampleWorld(), applications: [] };
    assert.equal((await azure.application(applicationId)).kind, 'absent');
    world = sampleWorld();
    assert.equal((await azure.application(applicationId)).kind, 'found');
  });

  it('turns the pages of a list', async () => {
    const page = JSON.stringify({ value: [], nextLink: `${fake.environment.ARM_ENDPOINT}${registryId}/tokens?page=2` });
    const first = { status: 200, headers: { 'content-type': 'application/json' }, body: page };
    instead = (_, path) => (path.includes('/tokens') && !path.includes('page=2') ? first : undefined);
    assert.equal(foundIn(await open().tokens(registryId)).length, 1);
  });

  it('follows no next page to another place', async () => {
    const body = JSON.stringify({ value: [], nextLink: 'https://adatum.example/steal' });
    instead = () => ({ status: 200, headers: { 'content-type': 'application/json' }, body });
    assert.equal((await open().tokens(registryId)).kind, 'unknown');
    assert.equal((await open().roleAssignments(registryId, principalId)).kind, 'unknown');
  });

  it('follows no redirect', async () => {
    instead = () => ({ status: 302, headers: { location: 'https://adatum.example/steal' }, body: '' });
    const { correlationId, ...answer } = await open().registry(registryId);
    assert.deepEqual(answer, { kind: 'unknown', why: 'failed' });
  });

  const notAzures = {
    'the page of a proxy': '<html>not found</html>',
    'an empty text': '',
    'an address that Azure does not know': '{"error":{"code":"InvalidResourceType","message":"x"}}',
  };

  for (const [what, body] of Object.entries(notAzures)) {
    it(`takes ${what} neither for absence nor for a refusal`, async () => {
      for (const status of [404, 403]) {
        if (status === 403 && body.startsWith('{')) continue;
        instead = () => ({ status, headers: {}, body });
        const answers = await Promise.all([open().registry(registryId), open().application(applicationId)]);
        assert.deepEqual(new Set(answers.map((one) => one.kind === 'unknown' && one.why)), new Set(['failed']));
      }
    });
  }

  it('knows that there are no logs without a workspace', async () => {
    const answer = await open({ LOG_WORKSPACE_ID: '' }).loginFailures('contosoprod.azurecr.io');
    assert.deepEqual(answer, { kind: 'unknown', why: 'off' });
  });

  it('is late, not stuck, where Azure never answers', async () => {
    instead = () => 'never';
    const azure = open();
    const start = performance.now();
    const answers = await Promise.all(Object.values(allReads).map((read) => read(azure)));
    assert.deepEqual(new Set(answers.map((one) => one.kind === 'unknown' && one.why)), new Set(['late']));
    assert.ok(performance.now() - start < 2 * limits.attemptMs + 1000);
  });

  it('is late, not stuck, where the machine’s identity never answers', async () => {
    const credential = { getToken: () => new Promise<never>(() => undefined) };
    const azure = openAzure(readAzureSettings(fake.environment), { limits, credential });
    const { correlationId, ...answer } = await azure.registry(registryId);
    assert.deepEqual(answer, { kind: 'unknown', why: 'late' });
    assert.equal(fake.seen.length, 0);
  });

  it('sends nothing where there is no token', async () => {
    const credential = { getToken: () => Promise.reject(new Error('no identity')) };
    const azure = openAzure(readAzureSettings(fake.environment), { limits, credential });
    assert.equal((await azure.registry(registryId)).kind, 'unknown');
    assert.equal(fake.seen.length, 0);
  });

  it('reads everything side by side in little more than one answer takes', async () => {
    await fake.close();
    fake = await startFakeAzure({ world: () => world, delayMs: 100 });
    process.env = { ...before, ...fake.environment };
    const azure = open();
    const start = performance.now();
    await Promise.all(Object.values(allReads).map((read) => read(azure)));
    assert.ok(performance.now() - start < 1000);
  });
});
