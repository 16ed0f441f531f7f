import assert from 'node:assert/strict';
import fc, { type Arbitrary } from 'fast-check';
import type { Answer, AzurePort, Ending, Registry, Unknown } from '../../src/azure/port.ts';
import { allChecks, locatingChecks } from '../../src/checks/allChecks.ts';
import { runChecks } from '../../src/checks/runChecks.ts';
import type { Finding } from '../../src/conversation/case.ts';
import { factValues, pastedFactNames } from '../../src/knowledge/facts.ts';
import { loadContent } from '../../src/knowledge/load.ts';
import { placeholdersIn } from '../../src/knowledge/placeholders.ts';
import { contextOf, fakeAzure, given, healthyRegistry, place } from './fakeAzure.ts';

const content = loadContent();
const now = '2026-08-20T10:00:00Z';

/** Without `failed`: that is what a check says that broke. */
const whys: readonly Unknown[] = ['forbidden', 'busy', 'late', 'off', 'unreadable'];
const unknown = fc.record({ kind: fc.constant('unknown' as const), why: fc.constantFrom(...whys) });

function answer<Value>(value: Arbitrary<Value>): Arbitrary<Answer<Value>> {
  return fc.oneof(
    { weight: 3, arbitrary: value.map((found) => ({ kind: 'found' as const, value: found })) },
    { weight: 1, arbitrary: fc.constant({ kind: 'absent' as const }) },
    { weight: 1, arbitrary: unknown },
  );
}

const word = (...known: readonly string[]) => fc.oneof(fc.constantFrom(...known), fc.string({ maxLength: 12 }));
const time = word('2026-06-01T00:00:00Z', '2099-01-01T00:00:00Z', 'never');
const ending: Arbitrary<Ending> = fc.record({ name: fc.string(), endsAt: fc.oneof(time, fc.constant(null)) });
const connection = fc.record(
  { name: fc.string(), status: word('approved', 'pending', 'rejected') },
  { requiredKeys: ['name'] },
);

const registry: Arbitrary<Registry> = fc.record(
  {
    id: fc.constant(place.id),
    name: word('contosoprod'),
    location: word('westeurope'),
    sku: word('basic', 'standard', 'premium', 'classic'),
    loginServer: word('contosoprod.azurecr.io', 'contosoprod-a1b2c3d4e5f6a7b8.azurecr.io'),
    provisioningState: word('succeeded', 'failed', 'updating'),
    statusMessage: fc.string(),
    adminUserEnabled: fc.boolean(),
    publicNetworkAccess: word('enabled', 'disabled'),
    defaultAction: word('allow', 'deny'),
    ipRules: fc.array(word('203.0.113.7', '198.51.100.0/24')),
    bypass: word('azureservices', 'none'),
    endpointConnections: fc.array(connection),
    dataEndpointEnabled: fc.boolean(),
    dataEndpointHosts: fc.array(fc.string()),
    anonymousPullEnabled: fc.boolean(),
    armAudience: word('enabled', 'disabled'),
    roleAssignmentMode: word('rbac', 'abac'),
  },
  { requiredKeys: ['id', 'name', 'roleAssignmentMode'] },
);

const placeOf = fc.record(
  {
    id: fc.constant(place.id),
    name: fc.constant('contosoprod'),
    subscriptionId: word(place.subscriptionId),
    resourceGroup: fc.string(),
    tenantId: fc.string(),
    location: word('westeurope'),
    loginServer: word('contosoprod.azurecr.io'),
  },
  { requiredKeys: ['id', 'name', 'subscriptionId', 'resourceGroup'] },
);

const token = fc.record(
  {
    name: word('edge-pull'),
    status: word('enabled', 'disabled'),
    scopeMapId: fc.string(),
    passwords: fc.array(ending),
  },
  { requiredKeys: ['name', 'passwords'] },
);

const probe = fc.record(
  {
    addresses: fc.array(word('203.0.113.80', '10.1.0.4')),
    aliases: fc.array(word('contosoprod.privatelink.azurecr.io')),
    dns: fc.constantFrom('resolved' as const, 'none' as const, 'failed' as const),
    status: fc.nat(600),
    hasChallenge: fc.boolean(),
    denial: fc.string(),
    failure: word('ECONNREFUSED', 'CERT_HAS_EXPIRED'),
    refused: fc.constantFrom('unknown-host' as const, 'private-address' as const),
  },
  { requiredKeys: ['addresses', 'aliases', 'dns'] },
);

const answers = fc.record({
  nameState: answer(fc.record({ state: fc.constantFrom('free' as const, 'taken' as const, 'invalid' as const) })),
  findRegistries: answer(fc.array(placeOf, { maxLength: 2 })),
  registry: answer(registry),
  endpointConnections: answer(fc.array(connection)),
  tokens: answer(fc.array(token)),
  scopeMap: answer(fc.record({ name: fc.string(), actions: fc.array(word('repositories/shop/*/content/read')) })),
  loginFailures: answer(
    fc.array(
      fc.record({
        identity: word('edge-pull'),
        callerIp: fc.string(),
        status: word('401', '403'),
        count: fc.nat(),
        last: time,
      }),
    ),
  ),
  serviceEvents: answer(
    fc.array(
      fc.record({
        title: fc.string(),
        services: fc.array(word('Container Registry')),
        regions: fc.array(word('West Europe')),
      }),
    ),
  ),
  probe,
});

function portOf(fuzzed: typeof answers extends Arbitrary<infer Fuzzed> ? Fuzzed : never): AzurePort {
  const methods = Object.entries(fuzzed).map(([name, value]) => [name, async () => value]);
  return fakeAzure(Object.fromEntries(methods));
}

const closed: Readonly<Record<string, readonly string[]>> = factValues;
const factsOf = fc
  .subarray([...pastedFactNames])
  .chain((names) =>
    fc.record(
      Object.fromEntries(names.map((name) => [name, closed[name] ? fc.constantFrom(...closed[name]) : fc.string()])),
    ),
  )
  .map((facts) => ({ ...facts, registry: 'contosoprod' }));
const facts = fc
  .record({
    some: factsOf,
    usual: fc.constantFrom<Readonly<Record<string, string>>>(
      {},
      { tokenName: 'edge-pull', repository: 'shop/web' },
      { clientIp: '203.0.113.9' },
      { privateNetwork: 'yes' },
    ),
  })
  .map(({ some, usual }) => ({ ...some, ...usual }));
const signatures = fc.subarray([...content.signatures.keys()], { maxLength: 3 });

/** What must hold of every finding, whatever Azure says. */
function assertSound({ verdict, reason, confirms, rulesOut, suspects = [] }: Finding): void {
  const phrase = content.phrases[reason.phrase];
  assert.ok(phrase, `${reason.phrase} has no words.`);
  for (const name of placeholdersIn(phrase.en)) assert.ok(name in reason.values, `${reason.phrase} lacks ${name}.`);
  assert.equal(verdict === 'problem', confirms.length > 0, `${reason.phrase}: a problem is what confirms a cause.`);
  for (const cause of [...confirms, ...rulesOut, ...suspects]) assert.ok(content.causes.has(cause), cause);
  assert.ok(!confirms.some((cause) => rulesOut.includes(cause)), `${reason.phrase} contradicts itself.`);
}

describe('checks, whatever Azure answers', function () {
  this.timeout(20_000);

  it('never break, and say nothing that is unsound', async () => {
    await fc.assert(
      fc.asyncProperty(answers, facts, signatures, async (fuzzed, known, recognised) => {
        const round = { azure: portOf(fuzzed), facts: given(known), signatures: recognised, now };
        const findings = await runChecks(round);
        findings.forEach(assertSound);
        assert.ok(
          findings.every(({ reason }) => reason.phrase !== 'check.unknown.failed'),
          'A check broke.',
        );
      }),
      { numRuns: 500 },
    );
  });

  it('take no answer for neither ok nor a problem', async () => {
    await fc.assert(
      fc.asyncProperty(unknown, facts, signatures, async (silence, known, recognised) => {
        const silent = new Proxy(fakeAzure(), {
          get: (port, name) => (name === 'probe' ? port.probe : name === 'cloud' ? undefined : async () => silence),
        });
        const findings = await runChecks({ azure: silent, facts: given(known), signatures: recognised, now });
        assert.ok(findings.every(({ verdict }) => verdict === 'unknown'));
      }),
    );
  });

  it('take no field that is left out for a problem', async () => {
    const fields = Object.keys(healthyRegistry).filter((name) => !['id', 'name', 'roleAssignmentMode'].includes(name));
    const problemsOf = async (
      one: Registry,
      known: Readonly<Record<string, string>>,
      recognised: readonly string[],
    ) => {
      const context = contextOf(known, { registry: one, signatures: recognised });
      const applying = allChecks.filter((check) => check.applies(context));
      const findings = (await Promise.all(applying.map((check) => check.run(context)))).flat();
      return findings.filter(({ verdict }) => verdict === 'problem').map(({ reason }) => reason.phrase);
    };
    await fc.assert(
      fc.asyncProperty(
        registry,
        fc.constantFrom(...fields),
        facts,
        signatures,
        async (whole, field, known, recognised) => {
          // Public access that is off stays a reason, whether or not the endpoints are told.
          fc.pre(field !== 'endpointConnections');
          const { [field as keyof Registry]: _field, ...partial } = whole;
          const before = await problemsOf(whole, known, recognised);
          const after = await problemsOf(
            { ...partial, id: whole.id, name: whole.name, roleAssignmentMode: whole.roleAssignmentMode },
            known,
            recognised,
          );
          assert.deepEqual(
            after.filter((phrase) => !before.includes(phrase)),
            [],
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the list of checks', () => {
  it('declares only reads', () => {
    const permissions = [...locatingChecks, ...allChecks].flatMap((check) => check.permissions);
    for (const permission of permissions)
      assert.match(permission, /^(?:Microsoft\.[\w/.]+\/read|graph:[\w.]+\.Read\.All|logs:read)$/i);
    assert.ok(!permissions.some((permission) => /pull|credential|webhook/i.test(permission)));
  });

  it('has each name once', () => {
    const names = [...locatingChecks, ...allChecks].map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });
});
