import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openStore, type Store } from '../../src/store/openStore.ts';
import { openedAt, temporaryFolder } from '../store/stores.ts';
import { runStoreCommand } from './runStoreCommand.ts';

/** Stores jobs and gives each up. */
async function giveUp(store: Store, keys: readonly string[]): Promise<void> {
  for (const key of keys) await store.send({ id: randomUUID(), queue: 'delivery', key, data: { of: key } });
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  let count = 0;
  store.work({
    queue: 'delivery',
    atOnce: 1,
    handle: async (job) => {
      await store.inTransaction((inside) => inside.bury(job, 'RefusedError'));
      if (++count === keys.length) resolve();
    },
    onError: reject,
  });
  await done;
}

describe('npm run queue', function () {
  this.timeout(60_000);
  let folder: string;
  let remove: () => Promise<void>;
  const data = () => path.join(folder, 'data');
  const run = (...args: string[]) => runStoreCommand('queue', args, { DATA_FOLDER: data() });
  const inStore = async <Result>(work: (store: Store) => Promise<Result>) => {
    const store = await openStore({ dataFolder: data() }, openedAt);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };

  beforeEach(async () => {
    ({ folder, remove } = await temporaryFolder());
  });
  afterEach(() => remove());

  const listed = async () => {
    const { status, out } = await run('list');
    assert.equal(status, 0);
    return out
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
  };

  it('shows what was given up, puts one back and drops another, then all', async () => {
    await inStore((store) => giveUp(store, ['slack:C1/1', 'slack:C1/2', 'slack:C1/3', 'slack:C1/4']));
    const jobs = await listed();
    assert.deepEqual(
      jobs.map(([, queue, key, reason]) => [queue, key, reason]),
      ['1', '2', '3', '4'].map((thread) => ['delivery', `slack:C1/${thread}`, 'RefusedError']),
    );
    assert.ok(jobs.every(([, , , , at = '']) => !Number.isNaN(Date.parse(at))));
    const [first = '', second = ''] = jobs.map(([id = '']) => id);
    assert.deepEqual(await run('replay', first), { status: 0, out: 'Put back: 1\n', error: '' });
    const twice = await run('drop', second, first);
    assert.deepEqual(twice, { status: 1, out: 'Deleted: 1 of 2. The others are not in the list.\n', error: '' });
    assert.equal((await run('drop', 'all')).out, 'Deleted: 2\n');
    assert.equal((await run('list')).out, 'No job was given up.\n');
    const depths = await inStore(({ dead }) => dead.depths());
    const waiting = depths.filter(({ count }) => count > 0).map(({ queue, count }) => [queue, count]);
    assert.deepEqual(waiting, [['delivery', 1]]);
  });

  it('says how it is used, with status 2, before it opens anything', async () => {
    const wrong = [[], ['show'], ['list', 'all'], ['replay'], ['drop']];
    const outcomes = await Promise.all(wrong.map((args) => run(...args)));
    for (const { status, out, error } of outcomes) {
      assert.deepEqual([status, out], [2, '']);
      assert.match(error, /^npm run -s queue -- list /);
    }
    const { status, error } = await run('drop', 'slack:C1/1');
    assert.equal(status, 2);
    assert.match(error, /^slack:C1\/1 is no id of a job\./);
  });

  it('names the setting that keeps it from the data, with status 2, and makes no data', async () => {
    mkdirSync(data());
    const wrong: readonly [Record<string, string>, RegExp][] = [
      [{ DATA_FOLDER: data() }, /^There is no data in .*DATABASE_URL or DATA_FOLDER/],
      [{ DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' }, /DATABASE_URL .*could not be opened: .*ECONNREFUSED/],
      [{ DATABASE_URL: 'mysql://somebody:invented@db/cases' }, /^DATABASE_URL is not the address/],
      [{ DATABASE_URL: 'postgresql://db/cases', DATA_FOLDER: data() }, /^DATA_FOLDER is set beside DATABASE_URL/],
      [{ DATABASE_SSL: 'require' }, /^DATABASE_SSL is set, but DATABASE_URL is not/],
    ];
    const outcomes = await Promise.all(wrong.map(([settings]) => runStoreCommand('queue', ['list'], settings)));
    outcomes.forEach(({ status, out, error }, index) => {
      assert.deepEqual([status, out], [2, ''], error);
      assert.match(error, wrong[index]![1]);
      assert.doesNotMatch(error, /\n {4}at |invented/);
    });
  });

  it('waits until the assistant has stopped, which is told by whom the data is held', async () => {
    await inStore(async () => {
      const { status, error } = await run('list');
      assert.equal(status, 2);
      assert.match(error, new RegExp(`is in use by process ${process.pid} .*Stop that process`));
    });
  });
});
