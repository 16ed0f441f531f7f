import assert from 'node:assert/strict';
import type { Limits } from '../../src/azure/ask.ts';
import type { Answer } from '../../src/azure/port.ts';
import { createRecordedAzure } from '../../src/azure/recorded/createRecordedAzure.ts';
import { allReads } from './allReads.ts';
import { acrPullId, principalId, registryId, sampleWorld } from './samples.ts';

const limits: Limits = { attemptMs: 60, pauseMs: 5, maxRetryAfterMs: 1500 };

function fault(kind: string, further = ''): string {
  return `faults: [{ path: '', kind: ${kind} ${further} }]`;
}

async function everyAnswer(further: string): Promise<ReadonlyMap<string, Answer<unknown>>> {
  const azure = createRecordedAzure(sampleWorld(further), { limits });
  const names = Object.keys(allReads);
  const answers = await Promise.all(Object.values(allReads).map((read) => read(azure)));
  return new Map(answers.map((answer, at) => [names[at] ?? '', answer]));
}

async function assertEvery(further: string, expected: Partial<Record<'kind' | 'why', string>>): Promise<void> {
  for (const [name, answer] of await everyAnswer(further)) {
    const { kind } = answer;
    const why = answer.kind === 'unknown' ? answer.why : undefined;
    assert.deepEqual({ kind, why }, { why: undefined, ...expected }, name);
  }
}

describe('answers of Azure that are none', () => {
  it('are unreadable where they are no JSON', () =>
    assertEvery(fault('broken'), { kind: 'unknown', why: 'unreadable' }));

  it('are unreadable where they are empty', () => assertEvery(fault('empty'), { kind: 'unknown', why: 'unreadable' }));

  it('are failed where Azure stumbles twice', () => assertEvery(fault('error'), { kind: 'unknown', why: 'failed' }));

  it('are asked for again where Azure stumbles once', () => assertEvery(fault('error-once'), { kind: 'found' }));

  it('are late where none comes', () => assertEvery(fault('hang'), { kind: 'unknown', why: 'late' }));

  it('are asked for again where Azure is busy for a moment', () =>
    assertEvery(fault('throttled-once', ', retryAfter: 0.01'), { kind: 'found' }));

  it('are busy where Azure stays busy', () =>
    assertEvery(fault('throttled', ', retryAfter: 0.01'), { kind: 'unknown', why: 'busy' }));

  it('are busy at once where Azure asks for a longer wait than a chat allows', async () => {
    const start = performance.now();
    await assertEvery(fault('throttled-once', ', retryAfter: 30'), { kind: 'unknown', why: 'busy' });
    assert.ok(performance.now() - start < 1000);
  });

  it('wait as long as Azure asks', async () => {
    const azure = createRecordedAzure(sampleWorld(fault('throttled-once', ', retryAfter: 1')), { limits });
    const start = performance.now();
    assert.equal((await azure.registry(registryId)).kind, 'found');
    assert.ok(performance.now() - start >= 990);
  });
});

describe('refusals of Azure', () => {
  const actions = {
    'Microsoft.ContainerRegistry/checkNameAvailability/read': 'nameState',
    'Microsoft.ContainerRegistry/registries/read': 'registry',
    'Microsoft.ContainerRegistry/registries/privateEndpointConnections/read': 'endpointConnections',
    'Microsoft.ContainerRegistry/registries/tokens/read': 'tokens',
    'Microsoft.ContainerRegistry/registries/scopeMaps/read': 'scopeMap',
    'Microsoft.Authorization/roleAssignments/read': 'roleAssignments',
    'Microsoft.Authorization/roleDefinitions/read': 'roleDefinition',
    'Microsoft.Authorization/denyAssignments/read': 'denyAssignments',
    'Microsoft.ResourceHealth/events/read': 'serviceEvents',
    'graph:Application.Read.All': 'servicePrincipal',
    'logs:read': 'loginFailures',
  };

  for (const [action, name] of Object.entries(actions)) {
    it(`name ${action}`, async () => {
      const answer = (await everyAnswer(`missing: ['${action}']`)).get(name);
      assert.deepEqual(
        { ...answer, correlationId: undefined },
        { kind: 'unknown', why: 'forbidden', action, correlationId: undefined },
      );
    });
  }

  it('leave nothing to find by search, which says nothing', async () => {
    const answer = (await everyAnswer('missing: [Microsoft.ContainerRegistry/registries/read]')).get('findRegistries');
    assert.deepEqual(answer?.kind === 'found' && answer.value, []);
  });

  it('carry the number that Azure’s support asks for', async () => {
    const answers = await everyAnswer('missing: [Microsoft.ContainerRegistry/registries/read]');
    assert.equal(answers.get('registry')?.correlationId, '77777777-aaaa-4bbb-8ccc-000000000001');
  });
});

describe('absence', () => {
  it('is what Azure says of an id that leads nowhere', async () => {
    const azure = createRecordedAzure(sampleWorld(), { limits });
    assert.equal((await azure.registry(`${registryId}x`)).kind, 'absent');
    assert.equal((await azure.scopeMap(`${registryId}/scopeMaps/x`)).kind, 'absent');
    assert.equal((await azure.roleDefinition(acrPullId.replace('7f951dda', '00000000'))).kind, 'absent');
    assert.equal((await azure.servicePrincipal(principalId)).kind, 'absent');
  });
});
