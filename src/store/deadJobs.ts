import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { OpenQueue } from './openQueue.ts';
import { type DeadJob, type QueueDepth, type QueueName, queueNames, type TakenJob } from './queue.ts';
import { type Database, deadQueue, queueSchema } from './tables.ts';

type Buried = { readonly queue: QueueName; readonly key: string; readonly data: object; readonly reason: string };

/** Jobs that were given up: kept until an operator tries them again or drops them. */
export type DeadJobs = {
  /** Gives a job up, in the transaction that ends it. */
  bury(job: TakenJob, reason: string, db: Database): Promise<void>;
  list(): Promise<readonly DeadJob[]>;
  /** Stores the jobs anew, where they came from and in the order in which they were given up; all without ids. Gives how many. */
  replay(ids?: readonly string[]): Promise<number>;
  drop(ids?: readonly string[]): Promise<number>;
  /** How many jobs wait in each queue, and for how long. */
  depths(): Promise<readonly QueueDepth[]>;
};

const jobTable = sql.table(`${queueSchema}.job`);

async function take(db: Database, ids: readonly string[] | undefined): Promise<readonly { data: Buried }[]> {
  const chosen = ids === undefined ? sql`` : sql` and id in (${sql.join(ids.map((id) => sql`${id}::uuid`))})`;
  const taken = await sql<{ data: Buried }>`
    with taken as (
      delete from ${jobTable} where name = ${deadQueue} and state = 'created'${chosen} returning data, created_on
    ) select data from taken order by created_on`.execute(db);
  return taken.rows;
}

// With the states named the queue's index of unfinished jobs serves, however many finished ones are kept.
async function depthsIn(db: Database): Promise<readonly QueueDepth[]> {
  const { rows } = await sql<QueueDepth>`
    select name as queue, count(*)::integer as count,
      coalesce(extract(epoch from now() - min(created_on)), 0)::float8 as "oldestSeconds"
    from ${jobTable} where state in ('created', 'retry', 'active') and name in (${sql.join([...queueNames, deadQueue])})
    group by name`.execute(db);
  const none = (queue: QueueDepth['queue']) => ({ queue, count: 0, oldestSeconds: 0 });
  const named = [...queueNames, deadQueue] as const;
  return named.map((queue) => rows.find((row) => row.queue === queue) ?? none(queue as QueueDepth['queue']));
}

/** The jobs that were given up, and how full the queues are. */
export function deadJobsIn(queue: OpenQueue, db: Database): DeadJobs {
  return {
    bury: async (job, reason, inside) => {
      const { queue: from, key, data } = job;
      await queue.sendDead(
        { queue: from, key, data, reason } satisfies Omit<Buried, 'data'> & { data: unknown },
        inside,
      );
    },
    list: async () => {
      const { rows } = await sql<{ id: string; data: Buried; at: Date }>`
        select id, data, created_on as at from ${jobTable}
        where name = ${deadQueue} and state = 'created' order by created_on`.execute(db);
      return rows.map(({ id, at, data: { queue: from, key, reason } }) => ({ id, queue: from, key, reason, at }));
    },
    replay: (ids) =>
      db.transaction().execute(async (inside) => {
        const buried = await take(inside, ids);
        for (const [place, { data }] of buried.entries()) {
          await queue.send({ id: randomUUID(), queue: data.queue, key: data.key, data: data.data }, inside, place);
        }
        return buried.length;
      }),
    drop: async (ids) => (await take(db, ids)).length,
    depths: () => depthsIn(db),
  };
}
