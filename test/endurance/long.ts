import assert from 'node:assert/strict';
import { endure } from './endure.ts';
import { assertNothingLost, line } from './figures.ts';
import { createDatabase, createSupervisor } from './supervisor.ts';

const kills = 200;
const server = process.env.TEST_DATABASE_URL;

describe(`The assistant, killed ${kills} times`, () => {
  it('loses nothing on PGlite', async () => {
    const figures = await endure({ place: (folder) => ({ dataFolder: folder }), kills, atOnce: 4 });
    console.log(`    ${line('PGlite', figures)}`);
    assert.ok(figures.kills >= kills);
    assertNothingLost(figures);
  });

  if (server === undefined) return;
  it('loses nothing on PostgreSQL', async () => {
    const { url, remove } = await createDatabase(server);
    const { expire, close } = createSupervisor(url);
    try {
      const figures = await endure({ place: () => ({ databaseUrl: url }), kills, atOnce: 4, afterKill: expire });
      console.log(`    ${line('PostgreSQL', figures)}`);
      assert.ok(figures.kills >= kills);
      assertNothingLost(figures);
    } finally {
      await close();
      await remove();
    }
  });
});
