import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRecordedAzure } from '../../src/azure/recorded/createRecordedAzure.ts';
import { fixOf, readWorld } from '../../src/azure/recorded/world.ts';
import { principalId, registryId, sampleWorld } from './samples.ts';

const folder = path.resolve(import.meta.dirname, '../worlds');

describe('recorded worlds', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    it(`${file} has the shape of a world, and of its fix`, () => {
      fixOf(readWorld(readFileSync(path.join(folder, file), 'utf8')));
    });
  }

  it('name the field that is wrong', () => {
    assert.throws(() => readWorld('about: x\nregistries: [{ nam: contosoprod }]'), /registries/);
  });

  it('change when the fix is done', async () => {
    const world = readWorld(`
about: The admin user is off
registries: [{ name: contosoprod }]
fix:
  registries: [{ name: contosoprod, properties: { adminUserEnabled: true } }]
`);
    const azure = createRecordedAzure(world);
    const isOn = async () => {
      const answer = await azure.registry(registryId);
      return answer.kind === 'found' && answer.value.adminUserEnabled;
    };
    assert.equal(await isOn(), false);
    azure.apply(fixOf(world));
    assert.equal(await isOn(), true);
  });

  it('hide registries that the assistant may not see', async () => {
    const azure = createRecordedAzure(readWorld('about: x\nregistries: []\nhidden: [{ name: contosoprod }]'));
    const found = await azure.findRegistries('contosoprod');
    assert.deepEqual(found.kind === 'found' && found.value, []);
    const registry = await azure.registry(registryId);
    assert.equal(registry.kind === 'unknown' && registry.why, 'forbidden');
  });

  it('count a role of a group, also of a group in it, above the registry', async () => {
    const world = readWorld(`
about: x
registries: [{ name: contosoprod }]
groups: { outer: [inner], inner: [${principalId}] }
roleAssignments:
  - { principal: outer, principalType: Group, role: AcrPull, at: resource-group }
  - { principal: inner, principalType: Group, role: AcrPush, at: management-group }
  - { principal: somebody-else, role: Owner }
  - { principal: ${principalId}, role: Owner, at: /subscriptions/elsewhere }
`);
    const answer = await createRecordedAzure(world).roleAssignments(registryId, principalId);
    const principals = answer.kind === 'found' ? answer.value.map((one) => one.principalId) : [];
    assert.deepEqual(principals, ['outer', 'inner']);
  });

  it('answer at a front door as the world says', async () => {
    const world = sampleWorld(`
doors:
  contosoprod.azurecr.io: { status: 403, error: { code: DENIED, message: client with IP is not allowed } }
  fabrikamhub.azurecr.io: { failure: ECONNREFUSED }
  adatumhub.azurecr.io: { dns: failed }
`);
    const azure = createRecordedAzure(world);
    assert.equal((await azure.probe('contosoprod.azurecr.io')).denial, 'DENIED: client with IP is not allowed');
    assert.equal((await azure.probe('fabrikamhub.azurecr.io')).failure, 'ECONNREFUSED');
    assert.equal((await azure.probe('adatumhub.azurecr.io')).dns, 'failed');
    assert.equal((await azure.probe('northwind.azurecr.io')).dns, 'none');
  });
});
