import { sql } from 'kysely';
import { z } from 'zod';
import { storableJson } from './storable.ts';
import type { Database } from './tables.ts';

/** How far a message is on its way. `told`: nobody knows whether it came, and the person was told so. */
export type MessageState = 'waiting' | 'sending' | 'sent' | 'told' | 'refused';

/** A message to keep and send. What belongs to a channel, and the message itself, are plain JSON. */
export type NewMessage = {
  readonly id: string;
  readonly caseKey: string;
  readonly address: object;
  readonly message: object;
  readonly audience?: 'person';
  readonly now: Date;
};

/** What was pressed on a message, and by whom. */
export type Chosen = { readonly choice: string; readonly by: string };

/** A message as the database holds it. `revision` counts its changes, `shown` is the one that the platform has. */
export type StoredMessage = {
  readonly id: string;
  readonly caseKey: string;
  readonly address: unknown;
  readonly message: unknown;
  readonly audience: 'person' | undefined;
  readonly state: MessageState;
  readonly revision: number;
  readonly shown: number;
  readonly receipt: unknown;
  readonly chosen: Chosen | undefined;
};

/** Keeps what was said, and how far it is on its way. */
export type Messages = {
  /** Keeps a new message; one whose id is known stays as it is. */
  add(message: NewMessage): Promise<void>;
  /** Keeps a new message, or changes the one with that id: its buttons can be pressed anew. */
  put(message: NewMessage): Promise<void>;
  find(id: string): Promise<StoredMessage | undefined>;
  /**
   * Notes a press, and gives the first one: this one where it is the first. Undefined where the message is not known, or
   * is none of that case or ticket: nobody presses what others were sent.
   */
  choose(
    id: string,
    caseKey: string,
    chosen: Chosen,
  ): Promise<{ readonly chosen: Chosen; readonly isFirst: boolean } | undefined>;
  /** Notes how far a message is; with a receipt that the platform has its revision. */
  note(
    id: string,
    state: MessageState,
    shown?: { readonly revision: number; readonly receipt?: object },
  ): Promise<void>;
};

/** What names a message may come from outside, and the database refuses what is no UUID. */
const uuid = z.guid();

async function find(db: Database, id: string): Promise<StoredMessage | undefined> {
  if (!uuid.safeParse(id).success) return undefined;
  const row = await db.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const { case_key: caseKey, audience, state, chosen, created_at: _, ...same } = row;
  return {
    ...same,
    caseKey,
    audience: audience === 'person' ? 'person' : undefined,
    state: state as MessageState,
    chosen: (chosen ?? undefined) as Chosen | undefined,
  };
}

function rowOf({ id, caseKey, address, message, audience, now }: NewMessage) {
  const [addressJson, messageJson] = [storableJson(address), storableJson(message)];
  const common = { id, case_key: caseKey, address: addressJson, message: messageJson, created_at: now };
  return { ...common, audience: audience ?? null };
}

async function choose(db: Database, id: string, caseKey: string, given: Chosen) {
  if (!uuid.safeParse(id).success) return undefined;
  const row = await db
    .updateTable('messages')
    .set({ chosen: storableJson(given), revision: sql`revision + 1` })
    .where('id', '=', id)
    .where('case_key', '=', caseKey)
    .where('chosen', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row !== undefined) return { chosen: given, isFirst: true };
  const known = await find(db, id);
  const chosen = known?.caseKey === caseKey ? known.chosen : undefined;
  return chosen && { chosen, isFirst: false };
}

/** The messages, in the database or in a transaction of it. */
export function messagesIn(db: Database): Messages {
  return {
    add: async (message) => {
      const values = rowOf(message);
      await db
        .insertInto('messages')
        .values(values)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
    put: async (message) => {
      const values = rowOf(message);
      const changed = { message: values.message, chosen: null, revision: sql<number>`messages.revision + 1` };
      const update = { ...changed, created_at: values.created_at };
      await db
        .insertInto('messages')
        .values(values)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(update))
        .execute();
    },
    find: (id) => find(db, id),
    choose: (id, caseKey, chosen) => choose(db, id, caseKey, chosen),
    note: async (id, state, shown) => {
      const receipt = shown?.receipt === undefined ? {} : { receipt: storableJson(shown.receipt) };
      const revision = shown === undefined ? {} : { shown: shown.revision };
      await db
        .updateTable('messages')
        .set({ state, ...revision, ...receipt })
        .where('id', '=', id)
        .execute();
    },
  };
}
