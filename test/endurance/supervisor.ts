import { Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import { queueSchema } from '../../src/store/tables.ts';

/** Lets time pass for the jobs of a process that was killed, and looks after the queue as another instance would. */
export type Supervisor = { expire(): Promise<void>; close(): Promise<void> };

/** Makes a database of its own on a server, and what removes it. */
export async function createDatabase(server: string): Promise<{ url: string; remove: () => Promise<void> }> {
  const name = `endurance_${process.pid}_${Date.now()}`;
  const pool = new Pool({ connectionString: server, max: 1 });
  await pool.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    remove: async () => {
      await pool.query(`drop database if exists ${name} with (force)`);
      await pool.end();
    },
  };
}

/** Nothing waits for the seconds after which a dead process's jobs are given to others: they are made to be over. */
export function createSupervisor(url: string): Supervisor {
  const pool = new Pool({ connectionString: url, max: 2 });
  pool.on('error', () => undefined);
  let boss: PgBoss | undefined;
  const start = async () => {
    const supervision = { superviseIntervalSeconds: 1, monitorIntervalSeconds: 1 };
    const options = {
      connectionString: url,
      schema: queueSchema,
      migrate: false,
      registerInstance: false,
      schedule: false,
    };
    const started = new PgBoss({ ...options, ...supervision });
    started.on('error', () => undefined);
    // Until the first process has made the tables there is nothing to look after.
    boss = await started.start().catch(() => undefined);
  };
  return {
    expire: async () => {
      if (boss === undefined) await start();
      const over = `update ${queueSchema}.job set started_on = now() - interval '1 day' where state = 'active'`;
      await pool.query(over).catch(() => undefined);
    },
    close: async () => {
      await boss?.stop({ graceful: false });
      await pool.end();
    },
  };
}
