import { SettingsError } from '../../config.ts';
import { withSetStore } from '../withSetStore.ts';
import { CommandError } from './newEntry.ts';
import type { UnmatchedError } from './unmatchedText.ts';

/**
 * Reads up to `limit` errors that nobody matched from the store that DATABASE_URL or DATA_FOLDER names.
 * @throws CommandError where there is none, StoreError where it can't be opened: the embedded one while the assistant runs.
 */
export async function readUnmatched(
  limit: number,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly UnmatchedError[]> {
  try {
    return await withSetStore(environment, (store) => store.unmatched.list(limit));
  } catch (error) {
    throw error instanceof SettingsError ? new CommandError(error.message) : error;
  }
}
