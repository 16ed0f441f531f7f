import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolConfig } from 'pg';
import { databaseAddress } from '../operations/databaseAddress.ts';
import { StoreError } from './caseStore.ts';
import { type FolderLock, lockFolder } from './folderLock.ts';
import { migrate } from './migrations.ts';
import type { Database } from './tables.ts';

/** A PostgreSQL server, and how it is signed in to. */
export type Server = {
  readonly databaseUrl: string;
  /** How the connection is encrypted; absent: not at all. */
  readonly ssl?: PoolConfig['ssl'];
  /** Gives the password of each new connection, where it is a token that ends. */
  readonly password?: () => Promise<string>;
  /** Connections at most; 10 unless given. */
  readonly max?: number;
};

/** Where the data is: a PostgreSQL server, or a folder for the embedded database (`memory://` keeps nothing). */
export type StorePlace = Server | { readonly dataFolder: string };

/** A database whose tables are ready. */
export type OpenDatabase = {
  readonly db: Database;
  /** For statements that are not this program's own: those of the queue. */
  readonly pool: Pool;
  /** Whether this process is the only one that uses it. */
  readonly isEmbedded: boolean;
  readonly close: () => Promise<void>;
};

/** The data folder that is none: the data ends with the process. For tests and the demo. */
export const memoryFolder = 'memory://';

// A person waits for the answer: an apology after half a minute is better than silence.
const connectMilliseconds = 10_000;
const queryMilliseconds = 30_000;
const usualConnections = 10;

/** Opens the database and brings its tables to the newest shape. `now` is what the folder's lock tells others. */
export function openDatabase(place: StorePlace, now: Date): Promise<OpenDatabase> {
  if ('databaseUrl' in place) return openServer(place);
  return place.dataFolder === memoryFolder ? openEmbedded(memoryFolder) : openFolder(place.dataFolder, now);
}

async function openServer({ databaseUrl, ssl, password, max = usualConnections }: Server): Promise<OpenDatabase> {
  const pool = new Pool({
    ...databaseAddress(databaseUrl),
    max,
    connectionTimeoutMillis: connectMilliseconds,
    query_timeout: queryMilliseconds,
    ...(ssl === undefined ? {} : { ssl }),
    ...(password === undefined ? {} : { password }),
  });
  return migrated(
    pool,
    { isEmbedded: false, after: async () => {} },
    'The PostgreSQL database that DATABASE_URL names',
  );
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
  // It has one session only: a second connection would speak into the first one's transaction.
  const pool = new Pool({ ...(createPgConfig(pglite) as PoolConfig), max: 1 });
  const after = async () => {
    await pglite.close();
    await lock?.release();
  };
  return migrated(pool, { isEmbedded: true, after }, subject);
}

type Ground = { readonly isEmbedded: boolean; readonly after: () => Promise<void> };

async function migrated(pool: Pool, { isEmbedded, after }: Ground, subject: string): Promise<OpenDatabase> {
  // The pool replaces an idle connection that broke; without a listener the event would end the process.
  pool.on('error', () => undefined);
  // The same of one that breaks in a transaction, between two statements: whoever has it hears it with the next one.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db: Database = new Kysely({ dialect: new PostgresDialect({ pool }) });
  const close = async () => {
    await db.destroy();
    await after();
  };
  try {
    await migrate(db);
    return { db, pool, isEmbedded, close };
  } catch (error) {
    await close();
    throw asStoreError(subject, error);
  }
}

/** What the embedded database's file system calls by a number alone (WASI's, read 2026-11-25). */
const fileTroubles: Readonly<Record<number, string>> = {
  2: 'permission denied',
  51: 'no space left on the disk',
  63: 'operation not permitted',
  69: 'the file system is read-only',
};

function fileTroubleOf(error: unknown): string | undefined {
  const number = typeof error === 'object' && error !== null && 'errno' in error ? Number(error.errno) : Number.NaN;
  return fileTroubles[number] ?? (Number.isNaN(number) ? undefined : `file error ${number}`);
}

/** PostgreSQL names the user and host where it refuses, never the password. */
function asStoreError(subject: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = (error instanceof Error && error.message) || code || fileTroubleOf(error) || String(error);
  return new StoreError(
    `${subject} could not be opened: ${reason}. Check that it exists and that this process may use it.`,
    {
      cause: error,
    },
  );
}
