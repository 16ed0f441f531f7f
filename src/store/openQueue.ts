import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { type Db, fromKysely, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { OpenDatabase } from './openDatabase.ts';
import { type NewJob, type QueueName, queueNames, type TakenJob, TryLaterError } from './queue.ts';
import { storableJson } from './storable.ts';
import { type Database, deadQueue, queueSchema } from './tables.ts';

/**
 * Seconds after which a job that its process did not finish is given to another: longer than the work ever takes. A
 * process that ends in the middle holds a case up for no longer than this.
 */
const expireInSeconds: Readonly<Record<QueueName, number>> = {
  turn: 20,
  look: 40,
  delivery: 25,
  ticket: 60,
  sweep: 120,
};

/** Seconds for which a finished job is kept, so that the same event is known again: Slack's last repeat comes after six minutes. */
const keptSeconds = 3600;

// How often a job is tried is counted by its handler, which can tell the person; this only must not come first.
const retryLimit = 10_000;

const day = 86_400;

const jobTable = sql.table(`${queueSchema}.job`);

/**
 * How often the queue looks after itself: jobs of dead processes are given to others every few seconds, finished ones are
 * deleted every ten minutes. pg-boss would do that once a day (12.38.0), and keep what was pasted as long.
 */
const supervision = { superviseIntervalSeconds: 5, monitorIntervalSeconds: 5, maintenanceIntervalSeconds: 600 };

/** The queue, on the database of everything else. */
export type OpenQueue = {
  /** Stores a job; false where its id is known. `place`: how many the same transaction stored before it. */
  send(job: NewJob, db: Database, place?: number): Promise<boolean>;
  /** Keeps what a job was, for an operator. */
  sendDead(data: object, db: Database): Promise<void>;
  fetch(queue: QueueName, count: number): Promise<TakenJob[]>;
  /** Ends a job. False where it is not this process's any more: another one has it by now. */
  complete(job: TakenJob, db: Database): Promise<boolean>;
  /** Gives a job back, to be tried again after a while. */
  giveBack(job: TakenJob, error: unknown): Promise<void>;
  /** Stores a job by itself at the times of a cron expression, once over all instances. */
  schedule(name: string, cron: string): Promise<void>;
  close(): Promise<void>;
};

/** Whether it takes jobs. */
const isFetch = (text: string) => text.includes('strict_fifo_heads');

/**
 * Statements of the queue on our pool. Several statements in one come back as a list of results. The embedded database
 * plans those that take jobs, which come most often, only once: planning takes far longer than the work. A server is
 * left to plan anew, because what pools connections before it may not keep a plan.
 */
function onPool(pool: Pool, isEmbedded: boolean): Db {
  return {
    executeSql: async (text, values) => {
      const name = isEmbedded && isFetch(text) ? { name: createHash('sha256').update(text).digest('base64url') } : {};
      const result = await pool.query({ ...name, text }, values);
      return Array.isArray(result) ? { rows: result.flatMap(({ rows }) => rows ?? []) } : result;
    },
  };
}

/**
 * Puts a job behind those that its transaction stored before it: the queue takes them by their time, which is the same for
 * the whole transaction, and then by their ids, which are in no order (pg-boss 12.38.0, plans.js).
 */
async function putBehind(db: Database, { queue, id }: NewJob, place: number): Promise<void> {
  await sql`update ${jobTable} set created_on = created_on + ${place} * interval '1 microsecond'
    where name = ${queue} and id = ${id}::uuid`.execute(db);
}

function inside(db: Database): { db: Db } {
  return { db: fromKysely(db as Parameters<typeof fromKysely>[0]) };
}

/**
 * In which order the jobs of a key are done. Looks wait for nothing; what is done by itself is stored again only where the
 * one before is done, however long that takes: else it would pile up faster than it is worked through.
 */
function policyOf(name: QueueName): 'standard' | 'exclusive' | 'key_strict_fifo' {
  if (name === 'look') return 'standard';
  return name === 'sweep' ? 'exclusive' : 'key_strict_fifo';
}

async function createQueues(boss: PgBoss): Promise<void> {
  const common = { retryLimit, retryDelay: 1, retryBackoff: true, retryDelayMax: 60, deleteAfterSeconds: keptSeconds };
  for (const name of queueNames) {
    await boss.createQueue(name, {
      ...common,
      policy: policyOf(name),
      expireInSeconds: expireInSeconds[name],
      retentionSeconds: 14 * day,
    });
  }
  await boss.createQueue(deadQueue, { policy: 'standard', retentionSeconds: 30 * day });
}

/** Gives back the jobs of a process that was killed: nobody else is there to have them in hand. */
async function takeBack(pool: Pool): Promise<void> {
  await pool.query(`update ${queueSchema}.job set state = 'retry', start_after = now() where state = 'active'`);
}

function taken(queue: QueueName, { id, data, retryCount, singletonKey }: JobWithMetadata): TakenJob {
  return { id, queue, key: singletonKey ?? '', data, retryCount };
}

/** Seconds before the next try: longer each time, and never less than was asked for. */
function pauseBefore(job: TakenJob, error: unknown): number {
  const backOff = Math.min(60, 2 ** Math.min(job.retryCount, 6));
  return error instanceof TryLaterError ? Math.max(error.seconds, 1) : backOff;
}

/**
 * Opens the queue. `onError` takes what it tells beside its answers: a lost connection, a query that was slow.
 * @throws the database's error.
 */
export async function openQueue(
  { pool, isEmbedded }: Pick<OpenDatabase, 'pool' | 'isEmbedded'>,
  onError: (error: unknown) => void,
): Promise<OpenQueue> {
  const backend = isEmbedded ? 'pglite' : 'postgres';
  const boss = new PgBoss({
    db: onPool(pool, isEmbedded),
    backend,
    schema: queueSchema,
    createSchema: false,
    registerInstance: false,
    ...supervision,
  });
  boss.on('error', onError);
  await boss.start();
  await createQueues(boss);
  if (isEmbedded) await takeBack(pool);
  return {
    schedule: (name, cron) => boss.schedule('sweep', cron, { name }, { key: name, singletonKey: name }),
    send: async (job, db, place = 0) => {
      const { queue, id, key, data } = job;
      const plain = JSON.parse(storableJson(data)) as object;
      const isNew = (await boss.send(queue, plain, { id, singletonKey: key, ...inside(db) })) !== null;
      if (isNew && place > 0) await putBehind(db, job, place);
      return isNew;
    },
    sendDead: async (data, db) => {
      await boss.send(deadQueue, JSON.parse(storableJson(data)) as object, inside(db));
    },
    fetch: async (queue, count) => {
      const jobs = await boss.fetch<object>(queue, { batchSize: count, includeMetadata: true });
      return jobs.map((job) => taken(queue, job));
    },
    complete: async ({ queue, id, retryCount }, db) => {
      // Its type leaves out what it tells.
      const told: { affected?: number } = await boss.complete(queue, { id, retryCount }, null, inside(db));
      return told.affected === 1;
    },
    giveBack: async (job, error) => {
      const { id, queue, retryCount } = job;
      await boss.fail(queue, { id, retryCount });
      await boss.update(queue, undefined, { id, startAfter: pauseBefore(job, error) });
    },
    close: () => boss.stop({ graceful: false, close: false }),
  };
}
