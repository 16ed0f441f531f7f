import { type Kysely, sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import { StoreError } from './caseStore.ts';
import { type Database, queueSchema } from './tables.ts';

// A migration that was released is never changed, and there is no way back: a mistake is mended by the next one. Each only
// adds, so that the instances of the version before go on working while the new ones start.
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
  '0002-messages-and-tickets': {
    async up(db: Kysely<unknown>): Promise<void> {
      // The queue makes its own tables there. Instances that start at once would get in each other's way with the schema.
      await db.schema.createSchema(queueSchema).ifNotExists().execute();
      await db.schema.alterTable('cases').addColumn('origin', 'jsonb').execute();
      await db.schema
        .createTable('messages')
        .addColumn('id', 'uuid', (column) => column.primaryKey())
        .addColumn('case_key', 'text', (column) => column.notNull())
        .addColumn('address', 'jsonb', (column) => column.notNull())
        .addColumn('message', 'jsonb', (column) => column.notNull())
        .addColumn('audience', 'text')
        .addColumn('state', 'text', (column) => column.notNull().defaultTo('waiting'))
        .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(1))
        .addColumn('shown', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('receipt', 'jsonb')
        .addColumn('chosen', 'jsonb')
        .addColumn('created_at', 'timestamptz', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('messages_case_key').on('messages').column('case_key').execute();
      await db.schema.createIndex('messages_created_at').on('messages').column('created_at').execute();
      await db.schema
        .createTable('tickets')
        .addColumn('id', 'uuid', (column) => column.primaryKey())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('data', 'jsonb', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('registry', 'text')
        .addColumn('cause', 'text')
        .addColumn('opened_at', 'timestamptz', (column) => column.notNull())
        .addColumn('touched_at', 'timestamptz', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('tickets_like').on('tickets').columns(['registry', 'opened_at']).execute();
      await db.schema
        .createTable('ticket_deliveries')
        .addColumn('ticket_id', 'uuid', (column) => column.notNull().references('tickets.id').onDelete('cascade'))
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('may_be_there', 'boolean', (column) => column.notNull())
        .addColumn('accepted', 'jsonb')
        .addColumn('touched_at', 'timestamptz', (column) => column.notNull())
        .addPrimaryKeyConstraint('ticket_deliveries_key', ['ticket_id', 'target'])
        .execute();
      await db.schema
        .createTable('ticket_threads')
        .addColumn('thread', 'text', (column) => column.primaryKey())
        .addColumn('ticket_id', 'uuid', (column) => column.notNull().references('tickets.id').onDelete('cascade'))
        .addColumn('address', 'jsonb', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('unmatched')
        .addColumn('template', 'text', (column) => column.primaryKey())
        .addColumn('example', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addColumn('first_seen', 'timestamptz', (column) => column.notNull())
        .addColumn('last_seen', 'timestamptz', (column) => column.notNull())
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
