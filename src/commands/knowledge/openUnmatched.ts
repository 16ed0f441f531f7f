import { existsSync } from 'node:fs';
import { memoryFolder } from '../../store/openDatabase.ts';
import { openStore } from '../../store/openStore.ts';
import { variables } from '../../variables.ts';
import { CommandError } from './newEntry.ts';
import type { UnmatchedError } from './unmatchedText.ts';

/** Where the errors are kept that nobody matched. */
export type UnmatchedSource = { list(limit: number): Promise<readonly UnmatchedError[]> };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads up to `limit` errors that nobody matched from the store that DATABASE_URL or DATA_FOLDER names.
 * @throws CommandError where there is none, StoreError where it can't be opened: the embedded one while the assistant runs.
 */
export async function readUnmatched(limit: number, environment: Environment): Promise<readonly UnmatchedError[]> {
  const store = await openStore(placeOf(environment), new Date());
  try {
    const { unmatched }: { readonly unmatched: UnmatchedSource } = store;
    return await unmatched.list(limit);
  } finally {
    await store.close();
  }
}

function placeOf(environment: Environment) {
  const set = Object.entries(environment).filter(([, value]) => value?.trim());
  const read = variables.pick({ DATABASE_URL: true, DATA_FOLDER: true }).safeParse(Object.fromEntries(set));
  if (!read.success) {
    throw new CommandError(read.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`).join('\n'));
  }
  const { DATABASE_URL: databaseUrl, DATA_FOLDER: dataFolder = './data' } = read.data;
  if (databaseUrl !== undefined) return { databaseUrl };
  // Opening it would make an empty one.
  if (dataFolder !== memoryFolder && !existsSync(dataFolder)) {
    throw new CommandError(
      `There is no data in ${dataFolder}. Set DATABASE_URL or DATA_FOLDER as the assistant has it.`,
    );
  }
  return { dataFolder };
}
