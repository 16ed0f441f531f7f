import assert from 'node:assert/strict';
import { endure } from './endure.ts';
import { assertNothingLost, line } from './figures.ts';
import { outage } from './outage.ts';
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

  it('loses nothing while PostgreSQL is stopped for a minute', async () => {
    const { lost, doubled, ended, refused, unanswered, events, acknowledged, backAfter } = await outage(60);
    console.log(
      `    PostgreSQL stopped for 60 s: ${refused} deliveries refused, ${acknowledged} of ${events} events acknowledged, ${lost.length} lost, ${doubled} doubled, all answered ${backAfter} s after it was back`,
    );
    assert.deepEqual({ lost, doubled, ended, unanswered }, { lost: [], doubled: 0, ended: [], unanswered: 0 });
    assert.equal(acknowledged, events);
  });
});
