import { sql } from 'kysely';
import { languages } from '../knowledge/schema.ts';
import type { CaseEntry, CaseStore, Preferences } from './caseStore.ts';
import { storableJson } from './storable.ts';
import { type Database, deadQueue, queueSchema } from './tables.ts';

const caseColumns = ['key', 'version', 'data'] as const;

const tookPart = (personId: string) => sql<boolean>`people @> array[${personId}::text]`;

// People are kept in the order in which they came.
const opened = (personId: string) => sql<boolean>`people[1] = ${personId}::text`;

function originOf({ origin }: CaseEntry): { origin?: string } {
  return origin === undefined ? {} : { origin: storableJson(origin) };
}

async function insertCase(db: Database, entry: CaseEntry): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('cases')
    .values({
      key: entry.key,
      version: 1,
      data: storableJson(entry.data),
      people: sql`array[${entry.personId}::text]`,
      touched_at: entry.now,
      ...originOf(entry),
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
      ...originOf(entry),
    })
    .where('key', '=', entry.key)
    .where('version', '=', entry.expected)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const jobTable = sql.table(`${queueSchema}.job`);

/** What is still to be done for a case, was given up, or is kept of it, goes with it. */
async function removeTraces(db: Database, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const ofThem = sql.join(keys);
  await db.deleteFrom('messages').where('case_key', 'in', keys).execute();
  await sql`delete from ${jobTable} where singleton_key in (${ofThem}) and state <> 'active'`.execute(db);
  await sql`delete from ${jobTable} where name = ${deadQueue} and data ->> 'key' in (${ofThem})`.execute(db);
}

async function removeOf(db: Database, personId: string): Promise<number> {
  await db.deleteFrom('preferences').where('person_id', '=', personId).execute();
  const removed = await db.deleteFrom('cases').where(opened(personId)).returning('key').execute();
  await removeTraces(
    db,
    removed.map(({ key }) => key),
  );
  await db
    .updateTable('cases')
    .set({ people: sql`array_remove(people, ${personId}::text)` })
    .where(tookPart(personId))
    .execute();
  return removed.length;
}

async function removeUntouchedSince(db: Database, time: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('cases').where('touched_at', '<', time).executeTakeFirst();
  await db.deleteFrom('messages').where('created_at', '<', time).execute();
  await db.deleteFrom('tickets').where('touched_at', '<', time).execute();
  await db.deleteFrom('unmatched').where('last_seen', '<', time).execute();
  await sql`delete from ${jobTable} where name = ${deadQueue} and created_on < ${time}`.execute(db);
  await db
    .deleteFrom('preferences')
    .where('saved_at', '<', time)
    .where(sql<boolean>`not exists (select 1 from cases where people @> array[person_id])`)
    .execute();
  return Number(numDeletedRows);
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

/** The cases and preferences, in the database or in a transaction of it. */
export function casesIn(db: Database): CaseStore {
  const together = <Result>(work: (inside: Database) => Promise<Result>): Promise<Result> =>
    db.isTransaction ? work(db) : db.transaction().execute(work);
  return {
    load: (key) => db.selectFrom('cases').select(caseColumns).where('key', '=', key).executeTakeFirst(),
    originOf: async (key) =>
      (await db.selectFrom('cases').select('origin').where('key', '=', key).executeTakeFirst())?.origin ?? undefined,
    save: (entry) => (entry.expected === 0 ? insertCase(db, entry) : updateCase(db, entry)),
    remove: (key) =>
      together(async (inside) => {
        await inside.deleteFrom('cases').where('key', '=', key).execute();
        await removeTraces(inside, [key]);
      }),
    removeOf: (personId) => together((inside) => removeOf(inside, personId)),
    exportOf: (personId) =>
      db.selectFrom('cases').select(caseColumns).where(tookPart(personId)).orderBy('key').execute(),
    removeUntouchedSince: (time) => together((inside) => removeUntouchedSince(inside, time)),
    preferences: preferencesIn(db),
  };
}
