import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { StoreError } from '../../src/store/caseStore.ts';
import { lockFolder } from '../../src/store/folderLock.ts';
import { openStore } from '../../src/store/openStore.ts';
import { temporaryFolder } from '../store/stores.ts';

describe('A data folder that cannot be used', () => {
  let folder: string;
  let remove: () => Promise<void>;

  beforeEach(async () => {
    ({ folder, remove } = await temporaryFolder());
  });

  afterEach(() => remove());

  /** Rejects at the start, with a message that names the folder and ends with what to do. */
  async function assertRefused(dataFolder: string) {
    await assert.rejects(openStore({ dataFolder }, new Date()), (error: unknown) => {
      assert.ok(error instanceof StoreError, String(error));
      assert.ok(error.message.includes(dataFolder), error.message);
      assert.match(error.message, /Check that|set DATA_FOLDER/);
      return true;
    });
  }

  it('is told where a file is in its place', async () => {
    await writeFile(path.join(folder, 'data'), 'invented');
    await assertRefused(path.join(folder, 'data'));
  });

  it('is told where a file is in the place of the database', async () => {
    await mkdir(path.join(folder, 'data'));
    await writeFile(path.join(folder, 'data', 'database'), 'invented');
    await assertRefused(path.join(folder, 'data'));
  });

  it('is taken over although an earlier process ended while it took it over', async () => {
    const dead = { token: 'invented', processId: 2 ** 30, host: hostname(), since: '2026-01-01T00:00:00.000Z' };
    await writeFile(path.join(folder, 'lock.json'), JSON.stringify(dead));
    await writeFile(path.join(folder, 'lock.json.takeover'), JSON.stringify({ ...dead, token: 'invented too' }));
    const lock = await lockFolder(folder, new Date());
    await lock.release();
    assert.deepEqual(await readdir(folder), []);
  });
});
