import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { openStore } from '../../src/store/openStore.ts';
import { openedAt } from './stores.ts';

describe('A job that was given up', () => {
  it('is replayed in the order in which it was given up', async () => {
    const store = await openStore({ dataFolder: 'memory://' }, openedAt);
    const count = 6;
    /** Works through the queue until so many were done, and gives their numbers. */
    const work = async (end: 'bury' | 'complete') => {
      const done: unknown[] = [];
      const { promise, resolve } = Promise.withResolvers<void>();
      const worker = store.work({
        queue: 'turn',
        atOnce: 1,
        handle: async (job) => {
          await store.inTransaction((inside) => (end === 'bury' ? inside.bury(job, 'invented') : inside.complete(job)));
          if (done.push(job.data) === count) resolve();
        },
        onError: assert.ifError,
      });
      await promise;
      await worker.stop();
      return done;
    };
    try {
      await store.inTransaction(async (inside) => {
        for (let at = 0; at < count; at++)
          await inside.send({ id: randomUUID(), queue: 'turn', key: 'teams:one', data: { at } });
      });
      const before = await work('bury');
      assert.equal(await store.dead.replay(), count);
      assert.deepEqual(await work('complete'), before);
      assert.deepEqual(
        before,
        Array.from({ length: count }, (_, at) => ({ at })),
      );
    } finally {
      await store.close();
    }
  });

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
