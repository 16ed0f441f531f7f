import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { startHttpServer } from '../../src/channels/httpServer.ts';
import { startSlack } from '../../src/channels/slack/startSlack.ts';
import { openMetrics } from '../../src/commands/openMetrics.ts';
import { openDemo } from '../../src/commands/recordedDemo/openDemo.ts';
import { createLog } from '../../src/operations/log.ts';
import type { Metrics } from '../../src/operations/metrics.ts';
import { openDatabase } from '../../src/store/openDatabase.ts';
import { bot } from '../channels/slack/fakeSlack.ts';
import { envelope, postJson, secrets } from '../channels/slack/signedRequests.ts';
import { temporaryFolder } from '../store/stores.ts';
import { type Canary, makeCanaries } from './canaries.ts';
import { helpdeskAt } from './desk.ts';
import { createPeople, nothingCounted } from './people.ts';
import { type Platform, startPlatform } from './platform.ts';

const host = '127.0.0.1';

/** Slack's own way to write a text. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Every row of every table, the queue's ones, too. */
async function everythingStored(dataFolder: string): Promise<string> {
  const { db, close } = await openDatabase({ dataFolder }, new Date());
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema in ('public', 'queue')`.execute(db);
  const read = tables.map(({ name }) => sql.raw(`select row_to_json(t)::text as row from ${name} t`).execute(db));
  const all = (await Promise.all(read)).flatMap(({ rows }) => rows.map((row) => JSON.stringify(row)));
  await close();
  assert.ok(all.length > 500 && tables.some(({ name }) => name === 'queue.job_common'));
  return all.join('\n');
}

/** Starts the whole assistant on a folder, with all that it writes for the operator. */
async function startAssistant(platform: Platform, dataFolder: string) {
  const written: string[] = [];
  const log = createLog({ level: 'info', write: (text) => written.push(text) });
  let metrics: Metrics | undefined;
  const opened = await openDemo({
    store: { dataFolder },
    retentionDays: 30,
    defaultLanguage: 'en',
    report: log.report,
    helpdesk: helpdeskAt(platform.url),
    measure: (content, store) => {
      metrics = openMetrics(content, store, { targets: ['helpdesk', 'desk'], report: log.report });
      return metrics;
    },
  });
  const identity = { botToken: 'invented-bot-token', signingSecrets: secrets, teams: [], supportChannels: [] };
  const slack = await startSlack({ ...opened, identity: { ...identity, apiUrl: `${platform.url}/api/` } });
  const server = await startHttpServer({ host, port: 0, routes: slack.routes, report: log.report });
  await opened.assistant.work({ slack: slack.channel });
  const stop = async () => {
    const text = (await metrics?.text()) ?? '';
    await server.close();
    await opened.close();
    return { log: written.join('\n'), metrics: text };
  };
  return { port: server.port, stop };
}

/** Ways in which a paste comes: as a message, in a file, and as what a thread began with. */
function ways(platform: Platform, port: number) {
  const answered = async (channel: string, event: object, id: string) => {
    assert.equal((await postJson(port, envelope(event, { event_id: id }))).status, 200);
    for (const end = Date.now() + 30_000; !platform.posts.some((post) => post.channel === channel); await wait(20)) {
      if (Date.now() > end) throw new Error(`${id} was not answered.`);
    }
  };
  return [
    ({ paste }: Canary, at: number) => {
      const event = { type: 'message', channel: `D7${at}`, user: `U7${at}`, ts: `7000.${at}`, text: escaped(paste) };
      return answered(`D7${at}`, event, `Ev${at}`);
    },
    ({ paste }: Canary, at: number) => {
      platform.files.set(`file-${at}`, paste);
      const file = { mimetype: 'text/plain', size: paste.length, url_private: `${platform.url}/files/file-${at}` };
      const event = { type: 'message', subtype: 'file_share', channel: `D7${at}`, user: `U7${at}`, ts: `7000.${at}` };
      return answered(`D7${at}`, { ...event, text: 'it fails', files: [file] }, `Ev${at}`);
    },
    ({ paste }: Canary, at: number) => {
      platform.starts.set(`6000.${at}`, escaped(paste));
      const event = { type: 'app_mention', channel: `C7${at}`, user: `U7${at}`, ts: `7000.${at}`, text: `<@${bot}>` };
      return answered(`C7${at}`, { ...event, thread_ts: `6000.${at}` }, `Ev${at}`);
    },
  ];
}

/** Writes secrets into the form of a ticket, and sends it. */
async function inForm(people: ReturnType<typeof createPeople>, canaries: readonly Canary[], at: number) {
  const asker = people.person(`U8${at}`, `D8${at}`);
  const registry = `contoso${'abcdefghijklmnop'[at]}x`;
  await asker.say(`docker login ${registry}.azurecr.io: unauthorized: authentication required`, /./);
  await asker.say('get a person', /This is what I would send/);
  const description = canaries.map(({ paste }) => paste.split('\n')[1]).join('\n');
  await asker.fill(/^ticket:/, { description, contact: `me ${canaries[0]!.secret}` }, /desk: accepted as INC-/);
  await asker.say(`one more: ${canaries.at(-1)!.paste}`, /You pasted a secret/);
}

function foundIn(place: string, haystack: string, canaries: readonly Canary[]): string[] {
  return canaries
    .filter(({ secret }) => haystack.includes(secret) || haystack.includes(encodeURIComponent(secret)))
    .map(({ kind }) => `${place}: ${kind}`);
}

async function inTurn(works: readonly (() => Promise<void>)[], atOnce: number): Promise<void> {
  const left = [...works];
  const one = async () => {
    for (let work = left.shift(); work !== undefined; work = left.shift()) await work();
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

describe('Invented secrets', () => {
  it('are found nowhere, whichever way they came', async () => {
    const { folder, remove } = await temporaryFolder();
    const platform = await startPlatform();
    const { port, stop } = await startAssistant(platform, folder);
    const canaries = makeCanaries(16, 8);
    const [inMessages, inForms] = [canaries.slice(40), canaries.slice(0, 40)];
    const groups = Array.from({ length: 8 }, (_, at) => inForms.slice(at * 5, at * 5 + 5));
    const people = createPeople(platform, () => port, nothingCounted());
    const way = ways(platform, port);
    try {
      await inTurn(
        [
          ...inMessages.map((canary, at) => () => way[at % way.length]!(canary, at)),
          ...groups.map((group, at) => () => inForm(people, group, at)),
        ],
        12,
      );
      const { log, metrics } = await stop();
      const sent = JSON.stringify([platform.posts, [...platform.dialogs], [...platform.responses]]);
      const bodies = JSON.stringify([...platform.tickets]);
      assert.ok(metrics.includes('acr_') && platform.tickets.size >= groups.length);
      assert.ok(canaries.length >= 200);
      assert.deepEqual(
        [
          ...foundIn('log', log, canaries),
          ...foundIn('metrics', metrics, canaries),
          ...foundIn('Slack', sent, canaries),
          ...foundIn('ticket', bodies, canaries),
          ...foundIn('database', await everythingStored(folder), canaries),
        ],
        [],
      );
    } finally {
      await platform.close();
      await remove();
    }
  }).timeout(120_000);
});
