import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { openStore } from '../../src/store/openStore.ts';
import { openedAt } from './stores.ts';

describe('A job that was given up', () => {
  it('is kept no longer than everything else', async () => {
    const store = await openStore({ dataFolder: 'memory://' }, openedAt);
    try {
      const { promise: buried, resolve } = Promise.withResolvers<void>();
      await store.send({ id: randomUUID(), queue: 'turn', key: 'teams:old', data: { text: 'pasted' } });
      const worker = store.work({
        queue: 'turn',
        atOnce: 1,
        handle: async (job) => {
          await store.inTransaction((inside) => inside.bury(job, 'invented'));
          resolve();
        },
        onError: assert.ifError,
      });
      await buried;
      await worker.stop();
      await store.removeUntouchedSince(new Date(Date.now() - 60_000));
      assert.equal((await store.dead.list()).length, 1);
      await store.removeUntouchedSince(new Date(Date.now() + 60_000));
      assert.deepEqual(await store.dead.list(), []);
    } finally {
      await store.close();
    }
  });
});
