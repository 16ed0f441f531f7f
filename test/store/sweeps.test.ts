import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { openStore, type Store } from '../../src/store/openStore.ts';
import { openedAt } from './stores.ts';

describe('What is done by itself', () => {
  let store: Store;
  before(async () => {
    store = await openStore({ dataFolder: 'memory://' }, openedAt);
  });
  after(() => store.close());

  const due = (key: string) => store.send({ id: randomUUID(), queue: 'sweep', key, data: { name: key } });

  it('does not pile up where it takes longer than its pause, and keeps nothing else waiting for good', async () => {
    assert.equal(await due('targets'), true);
    assert.equal(await due('targets'), false, 'one waits');
    assert.equal(await due('retention'), true);
    const { promise: isDone, resolve } = Promise.withResolvers<void>();
    const whileActive: boolean[] = [];
    const worker = store.work({
      queue: 'sweep',
      atOnce: 1,
      handle: async (job) => {
        if (job.key === 'targets') whileActive.push(await due('targets'));
        await store.inTransaction((inside) => inside.complete(job));
        if (job.key === 'retention') resolve();
      },
      onError: assert.ifError,
    });
    await isDone;
    await worker.stop();
    assert.deepEqual(whileActive, [false], 'one is being done');
    assert.equal(await due('targets'), true, 'it is done');
  });
});
