import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { StoreError } from '../../src/store/caseStore.ts';
import { lockFolder } from '../../src/store/folderLock.ts';
import { openStore, type Store } from '../../src/store/openStore.ts';
import { day, openedAt, temporaryFolder } from './stores.ts';

async function holder(folder: string): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, 'holdFolder.ts'), [folder], { stdio: 'inherit' });
  const first = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  assert.equal(first[0], 'ready');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const isStoreError =
  (...parts: string[]) =>
  (error: unknown) => {
    assert.ok(error instanceof StoreError, String(error));
    for (const part of parts) assert.ok(error.message.includes(part), `${part} is not in: ${error.message}`);
    return true;
  };

describe('A data folder', () => {
  let folder: string;
  let remove: () => Promise<void>;

  beforeEach(async () => {
    ({ folder, remove } = await temporaryFolder());
  });

  afterEach(() => remove());

  const open = (): Promise<Store> => openStore({ dataFolder: folder }, openedAt);

  it('keeps cases and preferences from one opening to the next', async () => {
    const first = await open();
    await first.save({ key: 'case', personId: 'anna', data: { kept: 'ano' }, expected: 0, now: day(0) });
    await first.preferences.save('anna', 'cs', day(0));
    await first.close();
    const second = await open();
    assert.deepEqual(await second.load('case'), { key: 'case', version: 1, data: { kept: 'ano' } });
    assert.equal(await second.preferences.load('anna'), 'cs');
    await second.close();
  });

  it('is refused to a second process, which is told who holds it; a killed holder is followed at once', async () => {
    const child = await holder(folder);
    try {
      await assert.rejects(
        open(),
        isStoreError(`process ${child.pid} on ${hostname()} since 2026-03-02T08:00:00.000Z`, 'DATA_FOLDER'),
      );
    } finally {
      await kill(child);
    }
    const store = await open();
    assert.deepEqual((await store.load('held'))?.data, { saved: true });
    await store.close();
  });

  it('is refused to a second opening in the same process', async () => {
    const store = await open();
    await assert.rejects(open(), isStoreError(`process ${process.pid}`));
    await store.close();
    await (await open()).close();
  });

  it('is refused, and free afterwards, where a newer version of the program was at it', async () => {
    await (await open()).close();
    const database = await PGlite.create(path.join(folder, 'database'));
    await database.query(
      `insert into kysely_migration (name, timestamp) values ('9999-future', '2030-01-01T00:00:00.000Z')`,
    );
    await database.close();
    for (const _ of [1, 2]) await assert.rejects(open(), isStoreError('newer version'));
  });

  it('is refused with its name where it cannot be made', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    await assert.rejects(
      openStore({ dataFolder: path.join(file, 'data') }, openedAt),
      isStoreError('DATA_FOLDER', file),
    );
  });

  describe('its lock', () => {
    const lockFile = () => path.join(folder, 'lock.json');
    const leave = (lock: object) =>
      writeFile(
        lockFile(),
        JSON.stringify({ token: 'left', host: hostname(), since: '2026-03-01T00:00:00.000Z', ...lock }),
      );

    const deadProcess = () => spawnSync(process.execPath, ['--version']).pid;

    it('leaves nothing behind when it is released', async () => {
      const lock = await lockFolder(folder, openedAt);
      await assert.rejects(lockFolder(folder, openedAt), StoreError);
      await lock.release();
      assert.deepEqual(await readdir(folder), []);
    });

    it('goes to exactly one of many that find it free', async () => {
      const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder, openedAt)));
      assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
    });

    it('goes to exactly one of many that find it left by a dead process', async () => {
      await leave({ processId: deadProcess() });
      const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder, openedAt)));
      assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1);
      assert.deepEqual(await readdir(folder), ['lock.json']);
      assert.equal(JSON.parse(await readFile(lockFile(), 'utf8')).processId, process.pid);
    });

    it('is taken over from an earlier process that had the same id, as in a restarted container', async () => {
      await leave({ processId: process.pid });
      await (await lockFolder(folder, openedAt)).release();
    });

    it('is respected where the holder cannot be asked: on another machine, or nameless', async () => {
      await leave({ processId: deadProcess(), host: 'another-machine' });
      await assert.rejects(lockFolder(folder, openedAt), isStoreError('another-machine', `delete ${lockFile()}`));
      await writeFile(lockFile(), '');
      await assert.rejects(lockFolder(folder, openedAt), isStoreError(`delete ${lockFile()}`));
    });

    it('of another process is not removed by a late release', async () => {
      const lock = await lockFolder(folder, openedAt);
      await leave({ processId: 1, host: 'another-machine' });
      await lock.release();
      assert.deepEqual(await readdir(folder), ['lock.json']);
    });
  });
});
