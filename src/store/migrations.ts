import { type Kysely, sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import { StoreError } from './caseStore.ts';
import type { Database } from './tables.ts';

// A migration that was released is never changed, and there is no way back: a mistake is mended by the next one.
const migrations: Readonly<Record<string, Migration>> = {
  '0001-cases-and-preferences': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('cases')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('data', 'jsonb', (column) => column.notNull())
        .addColumn('people', sql`text[]`, (column) => column.notNull())
        .addColumn('touched_at', 'timestamptz', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('cases_people').on('cases').using('gin').column('people').execute();
      await db.schema.createIndex('cases_touched_at').on('cases').column('touched_at').execute();
      await db.schema
        .createTable('preferences')
        .addColumn('person_id', 'text', (column) => column.primaryKey())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('saved_at', 'timestamptz', (column) => column.notNull())
        .execute();
    },
  },
};

const provider: MigrationProvider = { getMigrations: async () => ({ ...migrations }) };

/**
 * Brings the tables to the newest shape. On PostgreSQL several processes may start at once: an advisory lock lets one
 * of them migrate while the others wait.
 * @throws StoreError where a newer version of the program has already been at this database.
 */
export async function migrate(db: Database): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) return;
  if (!(error instanceof Error && error.message.startsWith('corrupted migrations'))) throw error;
  throw new StoreError(
    'The database was written by a newer version of this program. Start that version, or give this one a database of its own.',
    { cause: error },
  );
}
