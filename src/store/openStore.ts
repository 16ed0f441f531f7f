import type { Transaction } from 'kysely';
import { type CaseStore, StoreError } from './caseStore.ts';
import { casesIn } from './cases.ts';
import { createWorker } from './createWorker.ts';
import { type DeadJobs, deadJobsIn } from './deadJobs.ts';
import { type Messages, messagesIn } from './messages.ts';
import { type OpenDatabase, openDatabase, type StorePlace } from './openDatabase.ts';
import { type OpenQueue, openQueue } from './openQueue.ts';
import type { NewJob, QueueName, TakenJob, Worker, WorkerOptions } from './queue.ts';
import type { Database, Tables } from './tables.ts';
import { type Tickets, ticketsIn } from './tickets.ts';
import { type Unmatched, unmatchedIn } from './unmatched.ts';

/** Everything that is stored, in one transaction or by itself. */
export type Records = CaseStore & {
  readonly messages: Messages;
  readonly tickets: Tickets;
  readonly unmatched: Unmatched;
  /** Stores a job; false where its id is known, also when it is done. */
  send(job: NewJob): Promise<boolean>;
};

/** What can be done in a transaction beside: ending the job that it is about. */
export type Transacted = Records & {
  /** Ends a job. @throws LostJobError where another process has it by now: nothing of the transaction stays. */
  complete(job: TakenJob): Promise<void>;
  /** Ends a job that no further try will help, and keeps it for an operator. */
  bury(job: TakenJob, reason: string): Promise<void>;
};

/** The store of one process. Every method rejects with the database's own error where it cannot be reached. */
export type Store = Records & {
  /** What is done inside happens whole or not at all. Nothing outside of `inside` may be waited for there. */
  inTransaction<Result>(work: (inside: Transacted) => Promise<Result>): Promise<Result>;
  /** Works through a queue from now on. */
  work(options: WorkerOptions): Worker;
  /** Has a job of the queue `sweep` stored at the times of a cron expression, with the name as its data. */
  schedule(name: string, cron: string): Promise<void>;
  readonly dead: Omit<DeadJobs, 'bury'>;
  /** Rejects where the database does not answer. */
  ping(): Promise<void>;
  /** Ends the connections, and lets another process have the data folder. */
  close(): Promise<void>;
};

/** Thrown where a job is not this process's any more: it took too long, and was given to another. */
export class LostJobError extends Error {
  override readonly name = 'LostJobError';
}

function recordsIn(db: Database, queue: OpenQueue, onSent: (queue: QueueName) => void): Records {
  let place = 0;
  return {
    ...casesIn(db),
    messages: messagesIn(db),
    tickets: ticketsIn(db),
    unmatched: unmatchedIn(db),
    send: async (job) => {
      const isNew = await queue.send(job, db, db.isTransaction ? place++ : 0);
      onSent(job.queue);
      return isNew;
    },
  };
}

function transacted(inside: Transaction<Tables>, queue: OpenQueue, dead: DeadJobs, onSent: (queue: QueueName) => void) {
  const records = recordsIn(inside, queue, onSent);
  const complete = async (job: TakenJob) => {
    if (!(await queue.complete(job, inside))) throw new LostJobError(`${job.queue} ${job.id}`);
  };
  const bury = async (job: TakenJob, reason: string) => {
    await dead.bury(job, reason, inside);
    await complete(job);
  };
  return { ...records, complete, bury };
}

/** Puts the store together on an open database. `onError` takes what the queue tells beside its answers. */
function storeOn({ db, close }: OpenDatabase, queue: OpenQueue): Store {
  const workers: { readonly queue: QueueName; readonly worker: Worker }[] = [];
  const wake = (name: QueueName) => {
    for (const { queue: of, worker } of workers) if (of === name) worker.wake();
  };
  const dead = deadJobsIn(queue, db);
  return {
    ...recordsIn(db, queue, wake),
    inTransaction: async (work) => {
      const sent = new Set<QueueName>();
      const result = await db
        .transaction()
        .execute((inside) => work(transacted(inside, queue, dead, (name) => sent.add(name))));
      for (const name of sent) wake(name);
      return result;
    },
    work: (options) => {
      const worker = createWorker(queue, options);
      workers.push({ queue: options.queue, worker });
      return worker;
    },
    schedule: queue.schedule,
    dead,
    ping: async () => {
      await db.selectFrom('preferences').select('person_id').limit(1).execute();
    },
    close: async () => {
      await Promise.all(workers.map(({ worker }) => worker.stop()));
      await queue.close();
      await close();
    },
  };
}

/**
 * Opens the store. The embedded database (PGlite) is for one process, which the folder's lock enforces, and survives
 * the end of the process at any moment, but not a power loss: it never waits for the disk. Where that matters, or
 * several processes share the cases, give it a PostgreSQL server. `onError` takes what goes wrong in the queue's own work.
 * @throws StoreError naming what is wrong and what to do.
 */
export async function openStore(
  place: StorePlace,
  now: Date,
  onError: (error: unknown) => void = () => undefined,
): Promise<Store> {
  const opened = await openDatabase(place, now);
  try {
    return storeOn(opened, await openQueue(opened, onError));
  } catch (error) {
    await opened.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      `The queue could not be set up in the database: ${reason}. Check that this user may create a schema.`,
      { cause: error },
    );
  }
}
