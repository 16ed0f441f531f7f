import assert from 'node:assert/strict';
import { createLooks } from '../../src/assistant/createLooks.ts';
import { createRecordedAzure } from '../../src/azure/recorded/createRecordedAzure.ts';
import { readWorld } from '../../src/azure/recorded/world.ts';
import type { CheckEffect } from '../../src/conversation/case.ts';
import type { Asker } from '../../src/policy/decide.ts';
import { readPolicy } from '../../src/policy/policy.ts';

const reader = '22222222-aaaa-4bbb-8ccc-000000000001';
const puller = '22222222-aaaa-4bbb-8ccc-000000000002';
const member = '22222222-aaaa-4bbb-8ccc-000000000003';
const group = '22222222-aaaa-4bbb-8ccc-0000000000aa';

const world = readWorld(`
about: two registries; a person and a group may read one of them
registries:
  - { name: contosoprod }
  - { name: fabrikamhub, resourceGroup: rg-fabrikam }
groups: { ${group}: [${member}] }
roleAssignments:
  - { registry: contosoprod, principal: ${reader}, principalType: User, role: Reader }
  - { registry: contosoprod, principal: ${puller}, principalType: User, role: AcrPull }
  - { registry: contosoprod, principal: ${group}, principalType: Group, role: Reader }
`);

const policy = readPolicy(
  `
runsPerHour: 2
rules:
  - { registries: ['contoso*'], where: [teams], requireOwnRead: true }
  - { registries: ['contoso*'], where: ['slack:C0123456789'] }
`,
  'policy.yaml',
);

const onTeams = (person: string): Asker => ({ channel: 'teams', thread: '19:abc@thread.tacv2', person });
const onSlack: Asker = { channel: 'slack', thread: 'C0123456789/1.1', person: 'U1' };

function check(registry: string): CheckEffect {
  const facts = {
    registry: { value: registry, origin: 'given' },
    operation: { value: 'login', origin: 'given' },
  } as const;
  return { kind: 'check', run: 1, facts, signatures: ['authentication-required'] };
}

function open() {
  const audit: string[] = [];
  const now = () => new Date('2026-11-24T08:00:00.000Z');
  const looks = createLooks({ azure: createRecordedAzure(world), policy, audit: (line) => audit.push(line), now });
  const look = (asker: Asker, registry: string) => looks.look(asker, check(registry), () => undefined);
  return { audit, looks, look };
}

describe('looks within the policy', () => {
  it('let those look who may, and tell each finding as it is there', async () => {
    const { looks } = open();
    const told: string[] = [];
    const { findings, trouble } = await looks.look(onSlack, check('contosoprod'), ({ check: name }) => told.push(name));
    assert.equal(trouble, undefined);
    assert.ok(findings.some(({ check: name, verdict }) => name === 'registry-state' && verdict === 'ok'));
    assert.equal(told.length, findings.length);
  });

  it('give the same answer for what is not allowed, whether it exists or not', async () => {
    const { look } = open();
    const denied = { findings: [], trouble: 'denied' };
    assert.deepEqual(await look(onSlack, 'fabrikamhub'), denied);
    assert.deepEqual(await look(onSlack, 'fabrikamnone'), denied);
    assert.deepEqual(await look({ ...onSlack, thread: 'C9' }, 'contosoprod'), denied);
    assert.deepEqual(await look(onTeams(puller), 'contosonone'), denied);
  });

  it('look on Teams only for who may read the registry, directly or through a group', async () => {
    const stranger = '22222222-aaaa-4bbb-8ccc-000000000009';
    const outcomes = [];
    for (const person of [reader, member, puller, stranger, '29:not-an-id']) {
      outcomes.push((await open().look(onTeams(person), 'contosoprod')).trouble ?? 'looked');
    }
    assert.deepEqual(outcomes, ['looked', 'looked', 'denied', 'denied', 'denied']);
  });

  it('follow no address of another registry than the policy was asked for', async () => {
    const asked: string[] = [];
    const recorded = createRecordedAzure(world);
    const azure: typeof recorded = {
      ...recorded,
      findRegistries: (key) => recorded.findRegistries(key).finally(() => asked.push(key)),
      probe: (host) => recorded.probe(host).finally(() => asked.push(host)),
    };
    const looks = createLooks({ azure, policy, audit: () => undefined, now: () => new Date() });
    const look = (registry: string, loginServer: string) => {
      const { facts, ...effect } = check(registry);
      const elsewhere = { ...facts, loginServer: { value: loginServer, origin: 'pasted' } } as const;
      return looks.look(onSlack, { ...effect, signatures: ['timeout'], facts: elsewhere }, () => undefined);
    };
    await look('contoso-dev', 'fabrikamhub-a1b2c3d4e5f6a7b8.azurecr.io');
    await look('contosonone', 'fabrikamhub.azurecr.io');
    assert.ok(!asked.some((key) => key.includes('fabrikam')), asked.join());
    await look('contosolabel', 'contosolabel-a1b2c3d4e5f6a7b8.azurecr.io');
    assert.ok(asked.includes('contosolabel-a1b2c3d4e5f6a7b8.azurecr.io'), asked.join());
  });

  it('know the object id of whoever uses their own account, in a personal chat of Teams', async () => {
    const { facts, ...rest } = check('contosoprod');
    const own: CheckEffect = { ...rest, facts: { ...facts, identity: { value: 'user', origin: 'given' } } };
    const rolesSeen = async (thread: string) => {
      const { findings } = await open().looks.look({ ...onTeams(reader), thread }, own, () => undefined);
      return findings.find(({ check: name }) => name === 'roles');
    };
    assert.equal((await rolesSeen('a:1personal'))?.verdict, 'ok');
    assert.equal((await rolesSeen('19:abc@thread.tacv2'))?.needs, 'objectId');
  });

  it('keep to the budget, however the name is written', async () => {
    const { look } = open();
    const outcomes = [];
    for (const name of ['contosoprod', 'ContosoProd', 'contosoprod']) {
      outcomes.push((await look(onSlack, name)).trouble ?? 'looked');
    }
    assert.deepEqual(outcomes, ['looked', 'looked', 'too-often']);
  });

  it('leave one line for the audit each, also where nothing was looked at', async () => {
    const { audit, look } = open();
    await look(onSlack, 'contosoprod');
    await look(onSlack, 'fabrikamhub');
    const lines = audit.map((line) => JSON.parse(line));
    assert.deepEqual(
      lines.map(({ person, registry, outcome }) => [person, registry, outcome]),
      [
        ['U1', 'contosoprod', 'done'],
        ['U1', 'fabrikamhub', 'denied'],
      ],
    );
    assert.ok(lines[0].checks.includes('registry-state: ok'));
    assert.ok(!audit.join().includes('westeurope'));
  });
});
