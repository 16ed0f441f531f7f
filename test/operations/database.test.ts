import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client } from 'pg';
import { storePlace } from '../../src/commands/storePlace.ts';
import { readSettings, SettingsError } from '../../src/config.ts';
import { databaseAddress } from '../../src/operations/databaseAddress.ts';
import { sampleWorld } from '../azure/samples.ts';
import { selfSigned } from '../azure/selfSigned.ts';
import { type FakeAzure, startFakeAzure } from '../azure/startFakeAzure.ts';
import { temporaryFolder } from '../store/stores.ts';
import { type FakePostgres, startFakePostgres } from './startFakePostgres.ts';

const token = 'token-https://ossrdbms-aad.database.windows.net';

/** The least that the other settings need. */
const slack = {
  SLACK_BOT_TOKEN: ['xoxb', 'invented', 'token'].join('-'),
  SLACK_SIGNING_SECRETS: 'invented0signing0secret',
  SLACK_ALLOWED_TEAMS: 'T0123456789',
};

describe('The address of a database', () => {
  it('is read out of its URL', () => {
    assert.deepEqual(
      databaseAddress('postgresql://bot%40contoso:se%2Fcret@db.internal:6432/my%20cases?options=-c%20a%3Db'),
      {
        host: 'db.internal',
        port: 6432,
        database: 'my cases',
        user: 'bot@contoso',
        password: 'se/cret',
        options: '-c a=b',
      },
    );
  });

  it('may be short, an IPv6 address or a socket', () => {
    assert.deepEqual(databaseAddress('postgres://'), { host: 'localhost' });
    assert.deepEqual(databaseAddress('postgres://[::1]/cases'), { host: '::1', database: 'cases' });
    for (const url of ['postgres:///cases?host=/run/postgresql', 'postgres://%2Frun%2Fpostgresql/cases']) {
      assert.deepEqual(databaseAddress(url), { host: '/run/postgresql', database: 'cases' });
    }
  });
});

describe('Signing in to PostgreSQL', () => {
  const certificate = selfSigned();
  let azure: FakeAzure;
  let server: FakePostgres;
  let before: NodeJS.ProcessEnv;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;

  beforeEach(async () => {
    azure = await startFakeAzure({ world: sampleWorld });
    before = process.env;
    process.env = { ...before, ...azure.environment };
    folder = await temporaryFolder();
  });

  afterEach(async () => {
    process.env = before;
    await azure.close();
    await server.close();
    await folder.remove();
  });

  /** Connects as the store does, so many times, with what the environment says. */
  async function connect(environment: Readonly<Record<string, string>>, times = 1): Promise<void> {
    const { store } = readSettings({ ...slack, ...azure.environment, ...environment });
    const place = await storePlace(store);
    const { databaseUrl, ...options } = 'databaseUrl' in place ? place : assert.fail();
    const clients = Array.from({ length: times }, () => new Client({ ...databaseAddress(databaseUrl), ...options }));
    const connected = await Promise.allSettled(clients.map((client) => client.connect()));
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
    for (const result of connected) if (result.status === 'rejected') throw result.reason;
  }

  const url = (userInfo: string) => `postgresql://${userInfo}@127.0.0.1:${server.port}/cases`;

  it('happens with the password of the URL, where it is one', async () => {
    server = await startFakePostgres();
    await connect({ DATABASE_URL: url('bot:invented') });
    assert.deepEqual(server.passwords, ['in clear: invented']);
  });

  it('happens with a token of the identity, asked for once for all connections', async () => {
    server = await startFakePostgres();
    const asked = azure.tokensFor().length;
    await connect({ DATABASE_URL: url('bot'), DATABASE_AUTH: 'azure-identity' }, 5);
    assert.deepEqual(server.passwords, Array(5).fill(`in clear: ${token}`));
    assert.deepEqual(azure.tokensFor().slice(asked), ['https://ossrdbms-aad.database.windows.net']);
  });

  it('asks for the token of the cloud that it is in', async () => {
    server = await startFakePostgres();
    for (const AZURE_CLOUD of ['china', 'usgov']) {
      await connect({ DATABASE_URL: url('bot'), DATABASE_AUTH: 'azure-identity', AZURE_CLOUD });
    }
    assert.deepEqual(server.passwords, [
      'in clear: token-https://ossrdbms-aad.database.chinacloudapi.cn',
      'in clear: token-https://ossrdbms-aad.database.usgovcloudapi.net',
    ]);
  });

  it('gives no token to a server whose certificate nobody vouches for', async () => {
    server = await startFakePostgres(certificate);
    const environment = { DATABASE_URL: url('bot'), DATABASE_AUTH: 'azure-identity', DATABASE_SSL: 'verify-full' };
    await assert.rejects(connect(environment), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    assert.deepEqual(server.passwords, []);
  });

  it('trusts the certificates of the file, and those alone', async () => {
    server = await startFakePostgres(certificate);
    const DATABASE_CA_FILE = path.join(folder.folder, 'ca.pem');
    const environment = { DATABASE_URL: url('bot:invented'), DATABASE_SSL: 'verify-full', DATABASE_CA_FILE };
    await writeFile(DATABASE_CA_FILE, certificate.certificate);
    await connect(environment);
    assert.deepEqual(server.passwords, ['encrypted: invented']);
    await writeFile(DATABASE_CA_FILE, selfSigned().certificate);
    await assert.rejects(connect(environment), Error);
    assert.equal(server.passwords.length, 1);
  });

  it('does not go on in clear where encryption was asked for', async () => {
    server = await startFakePostgres();
    await assert.rejects(connect({ DATABASE_URL: url('bot:invented'), DATABASE_SSL: 'require' }), /SSL/);
    assert.deepEqual(server.passwords, []);
  });

  it('encrypts for whoever answers, where only that was asked for', async () => {
    server = await startFakePostgres(certificate);
    await connect({ DATABASE_URL: url('bot:invented'), DATABASE_SSL: 'require' });
    assert.deepEqual(server.passwords, ['encrypted: invented']);
  });

  it('names the setting where the certificates cannot be read', async () => {
    server = await startFakePostgres();
    const environment = { DATABASE_URL: url('bot'), DATABASE_SSL: 'verify-full', DATABASE_CA_FILE: folder.folder };
    await assert.rejects(connect(environment), (error: unknown) => {
      assert.ok(error instanceof SettingsError);
      assert.match(error.message, /^DATABASE_CA_FILE /);
      assert.ok(!error.message.includes(folder.folder));
      return true;
    });
  });
});
