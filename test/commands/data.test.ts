import assert from 'node:assert/strict';
import { openStore, type Store } from '../../src/store/openStore.ts';
import { day, openedAt, temporaryFolder } from '../store/stores.ts';
import { runStoreCommand } from './runStoreCommand.ts';

const [anna, boris] = ['slack:U0ANNA', 'slack:U0BORIS'];

/** A case that Anna opened, one that Boris opened and Anna took part in, and what she likes to read. */
async function fill(store: Store): Promise<void> {
  const save = (key: string, personId: string, expected: number) =>
    store.save({ key, personId, data: { of: key }, expected, now: day(0) });
  await save('slack:C1/1', anna, 0);
  await save('slack:C1/2', boris, 0);
  await save('slack:C1/2', anna, 1);
  await store.preferences.save(anna, 'cs', day(0));
}

describe('npm run data', function () {
  this.timeout(60_000);
  let folder: string;
  let remove: () => Promise<void>;
  const run = (...args: string[]) => runStoreCommand('data', args, { DATA_FOLDER: folder });

  before(async () => {
    ({ folder, remove } = await temporaryFolder());
    const store = await openStore({ dataFolder: folder }, openedAt);
    await fill(store);
    await store.close();
  });
  after(() => remove());

  const exported = async (person: string) => {
    const { status, out } = await run('export', person);
    assert.equal(status, 0);
    return JSON.parse(out);
  };

  it('gives everything of a person, deletes what is theirs, and leaves others theirs', async () => {
    assert.deepEqual(await exported(anna), {
      person: anna,
      language: 'cs',
      cases: [
        { key: 'slack:C1/1', version: 1, data: { of: 'slack:C1/1' } },
        { key: 'slack:C1/2', version: 2, data: { of: 'slack:C1/2' } },
      ],
    });
    const { status, out } = await run('delete', anna);
    assert.equal(status, 0);
    assert.match(out, /^Deleted cases: 1\nTickets .*RETENTION_DAYS/);
    assert.deepEqual(await exported(anna), { person: anna, cases: [] });
    const { cases } = await exported(boris);
    assert.deepEqual(
      cases.map(({ key }: { key: string }) => key),
      ['slack:C1/2'],
    );
  });

  it('says how it is used, with status 2', async () => {
    const wrong = [[], ['export'], ['delete', 'U0ANNA'], ['show', anna], ['delete', anna, boris], ['export', 'mail:a']];
    const outcomes = await Promise.all(wrong.map((args) => run(...args)));
    for (const { status, out, error } of outcomes) {
      assert.deepEqual([status, out], [2, '']);
      assert.match(error, /^npm run -s data -- export PERSON /);
    }
  });
});
