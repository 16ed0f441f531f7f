import { sql } from 'kysely';
import { storableJson } from './storable.ts';
import type { Database } from './tables.ts';

/** A ticket's record as the database holds it; `data` is whatever version of the program wrote it. */
export type StoredTicket = { readonly id: string; readonly version: number; readonly data: unknown };

/** One save of a ticket. `expected` is the version that was loaded, 0 where it is new. */
export type TicketEntry = {
  readonly id: string;
  readonly data: object;
  readonly status: string;
  readonly registry?: string;
  readonly cause?: string;
  readonly expected: number;
  readonly now: Date;
};

/** How a ticket's way to a target stands. `accepted` is plain JSON of the target. */
export type StoredHandOver = {
  readonly ticketId: string;
  readonly target: string;
  readonly mayBeThere: boolean;
  readonly accepted: unknown;
  /** When it was last begun, accepted, or asked about. */
  readonly touchedAt: Date;
};

/** Keeps tickets, and what the systems that they went to call them. */
export type Tickets = {
  load(id: string): Promise<StoredTicket | undefined>;
  /** Compare-and-set: false, and nothing changed, where the ticket does not have the expected version. */
  save(entry: TicketEntry): Promise<boolean>;
  /** The open tickets about a registry since a time, the newest first. */
  like(registry: string, since: Date): Promise<readonly StoredTicket[]>;
  handOver(ticketId: string, target: string): Promise<StoredHandOver | undefined>;
  noteHandOver(
    handOver: Omit<StoredHandOver, 'accepted' | 'touchedAt'> & { readonly accepted?: object; readonly now: Date },
  ): Promise<void>;
  /**
   * What tickets were accepted as, by these targets: of the open ones, and of those that changed since a time, as many as
   * are to be asked about at once; those first that were not touched for the longest.
   */
  acceptedBy(targets: readonly string[], since: Date, most: number): Promise<readonly StoredHandOver[]>;
  /** Notes the thread in which the helpdesk speaks of a ticket, and the address of its answers. */
  noteThread(thread: string, ticketId: string, address: object): Promise<void>;
  /** The ticket that a thread of the helpdesk is about. */
  ofThread(thread: string): Promise<string | undefined>;
  /** Where the helpdesk speaks of a ticket. */
  threadOf(ticketId: string): Promise<{ readonly thread: string; readonly address: unknown } | undefined>;
};

const closed = ['resolved', 'declined'];

const ticketColumns = ['id', 'version', 'data'] as const;

async function save(db: Database, entry: TicketEntry): Promise<boolean> {
  const { id, data, status, registry = null, cause = null, expected, now } = entry;
  const values = { version: expected + 1, data: storableJson(data), status, registry, cause, touched_at: now };
  if (expected === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('tickets')
      .values({ id, ...values, opened_at: now })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await db
    .updateTable('tickets')
    .set(values)
    .where('id', '=', id)
    .where('version', '=', expected)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function handOvers(db: Database) {
  return db
    .selectFrom('ticket_deliveries')
    .select([
      'ticket_id as ticketId',
      'target',
      'may_be_there as mayBeThere',
      'accepted',
      'ticket_deliveries.touched_at as touchedAt',
    ]);
}

/** The tickets, in the database or in a transaction of it. */
export function ticketsIn(db: Database): Tickets {
  return {
    load: (id) => db.selectFrom('tickets').select(ticketColumns).where('id', '=', id).executeTakeFirst(),
    save: (entry) => save(db, entry),
    like: (registry, since) =>
      db
        .selectFrom('tickets')
        .select(ticketColumns)
        .where('registry', '=', registry)
        .where('opened_at', '>=', since)
        .where('status', 'not in', closed)
        .orderBy('opened_at', 'desc')
        .limit(20)
        .execute(),
    handOver: (ticketId, target) =>
      handOvers(db).where('ticket_id', '=', ticketId).where('target', '=', target).executeTakeFirst(),
    noteHandOver: async ({ ticketId, target, mayBeThere, accepted, now }) => {
      const values = {
        may_be_there: mayBeThere,
        touched_at: now,
        ...(accepted === undefined ? {} : { accepted: storableJson(accepted) }),
      };
      await db
        .insertInto('ticket_deliveries')
        .values({ ticket_id: ticketId, target, ...values })
        .onConflict((conflict) => conflict.columns(['ticket_id', 'target']).doUpdateSet(values))
        .execute();
    },
    acceptedBy: (targets, since, most) =>
      targets.length === 0
        ? Promise.resolve([])
        : handOvers(db)
            .innerJoin('tickets', 'tickets.id', 'ticket_deliveries.ticket_id')
            .where('target', 'in', targets)
            .where('accepted', 'is not', null)
            .where(({ or, eb }) => or([eb('status', 'not in', closed), eb('tickets.touched_at', '>=', since)]))
            .orderBy('ticket_deliveries.touched_at')
            .limit(most)
            .execute(),
    noteThread: async (thread, ticketId, address) => {
      const values = { thread, ticket_id: ticketId, address: storableJson(address) };
      await db
        .insertInto('ticket_threads')
        .values(values)
        .onConflict((conflict) => conflict.column('thread').doUpdateSet({ address: values.address }))
        .execute();
    },
    ofThread: async (thread) => {
      const row = await db
        .selectFrom('ticket_threads')
        .select('ticket_id')
        .where('thread', '=', thread)
        .executeTakeFirst();
      return row?.ticket_id;
    },
    threadOf: (ticketId) =>
      db
        .selectFrom('ticket_threads')
        .select(['thread', 'address'])
        .where('ticket_id', '=', ticketId)
        .orderBy(sql`thread`)
        .executeTakeFirst(),
  };
}
