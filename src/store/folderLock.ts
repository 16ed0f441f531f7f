import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { StoreError } from './caseStore.ts';

/** The right to use a data folder, until it is released or the process ends. */
export type FolderLock = { release(): Promise<void> };

const holderSchema = z.object({ token: z.string(), processId: z.int(), host: z.string(), since: z.string() });
type Holder = z.infer<typeof holderSchema>;

// A container's process often has the same id after a restart: an own id alone does not tell that the lock is ours.
const heldHere = new Set<string>();

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** A process of another machine cannot be asked, so it counts as alive. */
function isDead(holder: Holder): boolean {
  if (holder.host !== hostname()) return false;
  return holder.processId === process.pid ? !heldHere.has(holder.token) : !isRunning(holder.processId);
}

async function readHolder(file: string): Promise<Holder | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  });
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function refusal(folder: string, file: string, holder: Holder | undefined): StoreError {
  const who =
    holder === undefined
      ? 'by a process that did not leave its name'
      : `by process ${holder.processId} on ${holder.host} since ${holder.since}`;
  return new StoreError(
    `The data folder ${folder} is in use ${who}. Stop that process, or set DATA_FOLDER to another folder. If you are sure that it no longer runs, delete ${file}.`,
  );
}

/** Makes the file with the holder in it; false where there is one already. On a full disk no empty one may stay. */
async function create(file: string, holder: Holder): Promise<boolean> {
  return writeFile(file, JSON.stringify(holder), { flag: 'wx' }).then(
    () => true,
    async (error: unknown) => {
      if (codeOf(error) === 'EEXIST') return false;
      await rm(file, { force: true });
      throw error;
    },
  );
}

/** Removes what a process left that ended while it took a lock over. */
async function clearGuard(guard: string): Promise<void> {
  const holder = await readHolder(guard);
  if (holder !== undefined && isDead(holder)) await rm(guard, { force: true });
}

/** Puts `mine` in the place of a dead process's lock, unless somebody else was faster. */
async function takeOver(file: string, dead: Holder, mine: Holder): Promise<boolean> {
  const guard = `${file}.takeover`;
  await clearGuard(guard);
  if (!(await create(guard, mine))) return false;
  try {
    if ((await readHolder(file))?.token !== dead.token) return false;
    await rename(guard, file);
    return true;
  } finally {
    await rm(guard, { force: true });
  }
}

async function take(file: string, mine: Holder): Promise<boolean> {
  if (await create(file, mine)) return true;
  const holder = await readHolder(file);
  return holder !== undefined && isDead(holder) && takeOver(file, holder, mine);
}

/**
 * Takes the exclusive lock of a data folder, which is made where it is missing. The lock of a dead process of this
 * machine is taken over; PGlite itself would let two processes destroy each other's data in silence.
 * @throws StoreError naming the holder: its process id, host and since when.
 */
export async function lockFolder(folder: string, now: Date): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'lock.json');
  const mine: Holder = { token: randomUUID(), processId: process.pid, host: hostname(), since: now.toISOString() };
  heldHere.add(mine.token);
  if (await take(file, mine)) return { release: () => release(file, mine.token) };
  heldHere.delete(mine.token);
  throw refusal(folder, file, await readHolder(file));
}

async function release(file: string, token: string): Promise<void> {
  if ((await readHolder(file))?.token === token) await rm(file, { force: true });
  heldHere.delete(token);
}
