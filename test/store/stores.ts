import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StorePlace } from '../../src/store/openDatabase.ts';
import { openStore, type Store } from '../../src/store/openStore.ts';

/** When the stores of the tests are opened. */
export const openedAt = new Date('2026-03-02T08:00:00.000Z');

/** A time some days after the stores were opened. */
export function day(count: number): Date {
  return new Date(openedAt.getTime() + count * 86_400_000);
}

/** A new folder, and how to remove it. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cases-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A kind of place that the suite runs on. */
export type Ground = { readonly name: string; open(): Promise<Store>; cleanUp(): Promise<void> };

function ground(name: string, make: () => Promise<{ place: StorePlace; cleanUp: () => Promise<void> }>): Ground {
  let cleanUp = async () => {};
  return {
    name,
    open: async () => {
      const made = await make();
      cleanUp = made.cleanUp;
      return openStore(made.place, openedAt);
    },
    cleanUp: () => cleanUp(),
  };
}

const databaseUrl = process.env.TEST_DATABASE_URL;

/** Where the suite runs: the embedded database in memory and in a folder, and PostgreSQL where one is named. */
export const grounds: readonly Ground[] = [
  ground('PGlite in memory', async () => ({ place: { dataFolder: 'memory://' }, cleanUp: async () => {} })),
  ground('PGlite in a folder', async () => {
    const { folder, remove } = await temporaryFolder();
    return { place: { dataFolder: path.join(folder, 'new', 'data') }, cleanUp: remove };
  }),
  ...(databaseUrl === undefined
    ? []
    : [ground('PostgreSQL', async () => ({ place: { databaseUrl }, cleanUp: async () => {} }))]),
];
