import assert from 'node:assert/strict';
import type { Finding } from '../../src/conversation/case.ts';
import { withObserved, withoutObserved } from '../../src/conversation/observed.ts';
import type { Facts } from '../../src/knowledge/facts.ts';

function saw(observed: Readonly<Record<string, string>>, confirms: readonly string[] = []): Finding {
  const reason = { phrase: 'check.unknown.busy', values: {} };
  return { check: 'roles', code: 'K10', verdict: 'ok', reason, confirms, rulesOut: [], observed };
}

describe('what was seen live', () => {
  const facts: Facts = {
    registry: { value: 'contosoprod', origin: 'pasted' },
    registryMode: { value: 'rbac', origin: 'given' },
    clientIp: { value: 'unknown', origin: 'given' },
    region: { value: 'westeurope', origin: 'observed' },
  };

  it('fills what is unknown or was answered with "not sure", and is seen anew', () => {
    const after = withObserved(facts, [
      saw({ resourceGroup: 'rg-images', clientIp: '203.0.113.7', region: 'northeurope' }),
    ]);
    assert.deepEqual(after.resourceGroup, { value: 'rg-images', origin: 'observed' });
    assert.deepEqual(after.clientIp, { value: '203.0.113.7', origin: 'observed' });
    assert.deepEqual(after.region, { value: 'northeurope', origin: 'observed' });
  });

  it('never overwrites what a person gave or pasted', () => {
    const after = withObserved(facts, [saw({ registry: 'contosodev', registryMode: 'abac' })]);
    assert.deepEqual(after, facts);
  });

  it('corrects the one thing that a check found to be wrong', () => {
    const given: Facts = { ...facts, objectId: { value: 'an application id', origin: 'given' } };
    const finding = saw({ objectId: 'the object id', registryMode: 'abac' }, ['object-id-wrong']);
    const after = withObserved(given, [finding]);
    assert.deepEqual(after.objectId, { value: 'the object id', origin: 'observed' });
    assert.deepEqual(after.registryMode, facts.registryMode);
  });

  it('can be left out again', () => {
    assert.deepEqual(Object.keys(withoutObserved(facts)), ['registry', 'registryMode', 'clientIp']);
  });
});
