import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { Client } from 'pg';
import { StoreError } from '../../src/store/caseStore.ts';
import { openStore } from '../../src/store/openStore.ts';
import { openedAt } from './stores.ts';

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

describe('A PostgreSQL server', () => {
  it('that does not answer is named by its setting, without the password', async () => {
    const password = ['Inv3nted', 'Database', 'Word'].join('');
    const url = `postgresql://bot:${password}@127.0.0.1:${await closedPort()}/cases`;
    await assert.rejects(openStore({ databaseUrl: url }, openedAt), (error: unknown) => {
      assert.ok(error instanceof StoreError);
      assert.match(error.message, /DATABASE_URL .*ECONNREFUSED/);
      assert.ok(!error.message.includes(password));
      return true;
    });
  });

  const serverUrl = process.env.TEST_DATABASE_URL;
  if (serverUrl === undefined) return;

  async function onServer(statement: string): Promise<void> {
    const client = new Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }

  it('is shared by instances that open it at once: the tables are made once, and one save wins', async () => {
    const name = `cases_${randomUUID().replaceAll('-', '')}`;
    await onServer(`create database ${name}`);
    const databaseUrl = Object.assign(new URL(serverUrl), { pathname: name }).href;
    const stores = await Promise.all(Array.from({ length: 6 }, () => openStore({ databaseUrl }, openedAt)));
    try {
      const entry = { key: 'case', personId: 'anna', data: {}, expected: 0, now: openedAt };
      const won = await Promise.all(stores.map((store) => store.save(entry)));
      assert.equal(won.filter(Boolean).length, 1);
    } finally {
      await Promise.all(stores.map((store) => store.close()));
      await onServer(`drop database ${name}`);
    }
  });
});
