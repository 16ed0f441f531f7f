import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { envelope, postJson } from '../channels/slack/signedRequests.ts';
import { pasteOf } from './conversation.ts';
import { createHost, type Ended, type Host, type Running } from './host.ts';
import { createPeople, nothingCounted } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';
import { createDatabase, createSupervisor } from './supervisor.ts';

const server = process.env.TEST_DATABASE_URL;

if (server !== undefined) {
  describe('Two instances on one PostgreSQL', () => {
    let folder: string;
    let platform: Platform;
    let host: Host;
    let database: Awaited<ReturnType<typeof createDatabase>>;
    let running: Running[];
    const ended: Ended[] = [];

    before(async function () {
      this.timeout(60_000);
      folder = await mkdtemp(path.join(tmpdir(), 'instances-'));
      platform = await startPlatform();
      host = createHost(platform.url, folder);
      database = await createDatabase(server);
      const store = { databaseUrl: database.url };
      const starting = [
        host.start({ store }, (end) => ended.push(end)),
        host.start({ store }, (end) => ended.push(end)),
      ];
      running = (await Promise.all(starting)).map((one) => one!);
    });

    after(async () => {
      host.close();
      await platform.close();
      await database.remove();
      await rm(folder, { recursive: true, force: true });
    });

    const postsIn = (channel: string) => platform.posts.filter((post) => post.channel === channel);

    const versionOf = async (key: string) => {
      const client = new Client({ connectionString: database.url });
      await client.connect();
      const { rows } = await client.query('select version from cases where key = $1', [key]);
      await client.end();
      return rows[0]?.version as number;
    };

    it('start at once on an empty database, and answer an event once that comes ten times at once', async () => {
      const event = { type: 'message', channel: 'D1', user: 'U1', ts: '1000.1', text: pasteOf('contosoprod') };
      const deliveries = Array.from({ length: 10 }, (_, at) =>
        postJson(running[at % 2]!.port, envelope(event, { event_id: 'Ev1' })),
      );
      const answers = await Promise.all(deliveries);
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
      for (const end = Date.now() + 10_000; postsIn('D1').length === 0 && Date.now() < end; ) await wait(20);
      await wait(1500);
      assert.equal(postsIn('D1').length, 1);
      assert.equal(await versionOf('slack:dm/U1'), 1);
    });

    it('answer two people who press in one case at once, one after the other', async () => {
      const [one, other] = running.map(({ port }) => createPeople(platform, () => port, nothingCounted()));
      const asker = one!.person('U2', 'C2');
      await asker.say(pasteOf('contosoprod'), /Shall I look at the registry/);
      const bystander = other!.person('U3', 'C2');
      await Promise.all([
        asker.press('check', /I looked at contosoprod/),
        bystander.press('more', /help|What is stored|Start over/i),
      ]);
      const thread = postsIn('C2')[0]!.thread;
      // The paste, two presses and what the look saw.
      assert.equal(await versionOf(`slack:C2/${thread}`), 4);
    });

    it('do the work of the one that is killed', async () => {
      const [, other] = running;
      const { expire, close } = createSupervisor(database.url);
      const people = createPeople(platform, () => running[0]?.port, nothingCounted());
      const said = Array.from({ length: 6 }, (_, at) =>
        people.person(`U10${at}`, `D10${at}`).say(pasteOf('contosoprod'), /Shall I look at the registry/),
      );
      const isTaken = () => platform.posts.some(({ channel }) => channel.startsWith('D10'));
      while (!isTaken()) await wait(5);
      running[0]!.kill();
      running = [other!, other!];
      await expire();
      await Promise.all(said);
      await close();
      assert.deepEqual(
        Array.from({ length: 6 }, (_, at) => postsIn(`D10${at}`).length),
        [1, 1, 1, 1, 1, 1],
      );
      assert.equal(ended.length, 1);
    }).timeout(60_000);
  });
}
