import { sql } from 'kysely';
import { languages } from '../knowledge/schema.ts';
import type { CaseEntry, CaseStore, Preferences } from './caseStore.ts';
import { openDatabase, type StorePlace } from './openDatabase.ts';
import { storableJson } from './storable.ts';
import type { Database } from './tables.ts';

const caseColumns = ['key', 'version', 'data'] as const;

const tookPart = (personId: string) => sql<boolean>`people @> array[${personId}::text]`;

// People are kept in the order in which they came.
const opened = (personId: string) => sql<boolean>`people[1] = ${personId}::text`;

async function insertCase(db: Database, entry: CaseEntry): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('cases')
    .values({
      key: entry.key,
      version: 1,
      data: storableJson(entry.data),
      people: sql`array[${entry.personId}::text]`,
      touched_at: entry.now,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

async function updateCase(db: Database, entry: CaseEntry): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('cases')
    .set({
      version: entry.expected + 1,
      data: storableJson(entry.data),
      people: sql`case when ${tookPart(entry.personId)} then people else people || ${entry.personId}::text end`,
      touched_at: entry.now,
    })
    .where('key', '=', entry.key)
    .where('version', '=', entry.expected)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function removeOf(db: Database, personId: string): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('preferences').where('person_id', '=', personId).execute();
    const { numDeletedRows } = await transaction.deleteFrom('cases').where(opened(personId)).executeTakeFirst();
    await transaction
      .updateTable('cases')
      .set({ people: sql`array_remove(people, ${personId}::text)` })
      .where(tookPart(personId))
      .execute();
    return Number(numDeletedRows);
  });
}

async function removeUntouchedSince(db: Database, time: Date): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const { numDeletedRows } = await transaction.deleteFrom('cases').where('touched_at', '<', time).executeTakeFirst();
    await transaction
      .deleteFrom('preferences')
      .where('saved_at', '<', time)
      .where(sql<boolean>`not exists (select 1 from cases where people @> array[person_id])`)
      .execute();
    return Number(numDeletedRows);
  });
}

function preferencesIn(db: Database): Preferences {
  return {
    load: async (personId) => {
      const row = await db
        .selectFrom('preferences')
        .select('language')
        .where('person_id', '=', personId)
        .executeTakeFirst();
      return languages.find((language) => language === row?.language);
    },
    save: async (personId, language, now) => {
      await db
        .insertInto('preferences')
        .values({ person_id: personId, language, saved_at: now })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ language, saved_at: now }))
        .execute();
    },
  };
}

/**
 * Opens the store. The embedded database (PGlite) is for one process, which the folder's lock enforces, and survives
 * the end of the process at any moment, but not a power loss: it never waits for the disk. Where that matters, or
 * several processes share the cases, give it a PostgreSQL server.
 * @throws StoreError naming what is wrong and what to do.
 */
export async function openStore(place: StorePlace, now: Date): Promise<CaseStore> {
  const { db, close } = await openDatabase(place, now);
  return {
    load: (key) => db.selectFrom('cases').select(caseColumns).where('key', '=', key).executeTakeFirst(),
    save: (entry) => (entry.expected === 0 ? insertCase(db, entry) : updateCase(db, entry)),
    remove: async (key) => {
      await db.deleteFrom('cases').where('key', '=', key).execute();
    },
    removeOf: (personId) => removeOf(db, personId),
    exportOf: (personId) =>
      db.selectFrom('cases').select(caseColumns).where(tookPart(personId)).orderBy('key').execute(),
    removeUntouchedSince: (time) => removeUntouchedSince(db, time),
    preferences: preferencesIn(db),
    close,
  };
}
