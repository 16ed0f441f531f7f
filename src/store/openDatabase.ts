import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { StoreError } from './caseStore.ts';
import { type FolderLock, lockFolder } from './folderLock.ts';
import { migrate } from './migrations.ts';
import type { Database } from './tables.ts';

/** Where the data is: a PostgreSQL server, or a folder for the embedded database (`memory://` keeps nothing). */
export type StorePlace = { readonly databaseUrl: string } | { readonly dataFolder: string };

/** A database whose tables are ready. */
export type OpenDatabase = { readonly db: Database; readonly close: () => Promise<void> };

/** The data folder that is none: the data ends with the process. For tests and the demo. */
export const memoryFolder = 'memory://';

// A person waits for the answer: an apology after half a minute is better than silence.
const connectMilliseconds = 10_000;
const queryMilliseconds = 30_000;

/** Opens the database and brings its tables to the newest shape. `now` is what the folder's lock tells others. */
export function openDatabase(place: StorePlace, now: Date): Promise<OpenDatabase> {
  if ('databaseUrl' in place) return openServer(place.databaseUrl);
  return place.dataFolder === memoryFolder ? openEmbedded(memoryFolder) : openFolder(place.dataFolder, now);
}

async function openServer(url: string): Promise<OpenDatabase> {
  const pool = new Pool({
    connectionString: url,
    max: 5,
    connectionTimeoutMillis: connectMilliseconds,
    query_timeout: queryMilliseconds,
  });
  // The pool replaces an idle connection that broke; without a listener the event would end the process.
  pool.on('error', () => undefined);
  const db: Database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  return migrated(db, () => db.destroy(), 'The PostgreSQL database that DATABASE_URL names');
}

async function openFolder(folder: string, now: Date): Promise<OpenDatabase> {
  const lock = await lockFolder(folder, now).catch((error: unknown) => {
    throw asStoreError(`The data folder ${folder} (DATA_FOLDER)`, error);
  });
  return openEmbedded(path.join(folder, 'database'), lock);
}

async function openEmbedded(location: string, lock?: FolderLock): Promise<OpenDatabase> {
  const subject = `The embedded database in ${location}`;
  const pglite = await PGlite.create(location).catch(async (error: unknown) => {
    await lock?.release();
    throw asStoreError(subject, error);
  });
  const db: Database = new Kysely({ dialect: new PGliteDialect({ pglite }) });
  const close = async () => {
    await db.destroy();
    await lock?.release();
  };
  return migrated(db, close, subject);
}

async function migrated(db: Database, close: () => Promise<void>, subject: string): Promise<OpenDatabase> {
  try {
    await migrate(db);
    return { db, close };
  } catch (error) {
    await close();
    throw asStoreError(subject, error);
  }
}

/** PostgreSQL names the user and host where it refuses, never the password. */
function asStoreError(subject: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = (error instanceof Error && error.message) || code || String(error);
  return new StoreError(
    `${subject} could not be opened: ${reason}. Check that it exists and that this process may use it.`,
    {
      cause: error,
    },
  );
}
