import { existsSync } from 'node:fs';
import { AzureSettingsError } from '../../azure/settings.ts';
import { SettingsError } from '../../config.ts';
import { type DatabaseSettings, databaseRules, databaseSettings } from '../../databaseSettings.ts';
import { openStore } from '../../store/openStore.ts';
import { variables } from '../../variables.ts';
import { storePlace } from '../storePlace.ts';
import { CommandError } from './newEntry.ts';
import type { UnmatchedError } from './unmatchedText.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads up to `limit` errors that nobody matched from the store that DATABASE_URL or DATA_FOLDER names.
 * @throws CommandError where there is none, StoreError where it can't be opened: the embedded one while the assistant runs.
 */
export async function readUnmatched(limit: number, environment: Environment): Promise<readonly UnmatchedError[]> {
  const store = await openStore(await placeOf(environment), new Date());
  try {
    return await store.unmatched.list(limit);
  } finally {
    await store.close();
  }
}

async function placeOf(environment: Environment) {
  try {
    const settings = settingsOf(environment);
    // Opening it would make an empty one.
    if ('dataFolder' in settings && !existsSync(settings.dataFolder)) {
      throw new CommandError(
        `There is no data in ${settings.dataFolder}. Set DATABASE_URL or DATA_FOLDER as the assistant has it.`,
      );
    }
    return await storePlace(settings);
  } catch (error) {
    const isSetting = error instanceof SettingsError || error instanceof AzureSettingsError;
    throw isSetting ? new CommandError(error.message) : error;
  }
}

/** The settings of the database alone: no channel needs to be set up for this. */
function settingsOf(environment: Environment): DatabaseSettings {
  const set = Object.entries(environment).filter(([name, value]) => /^DATA(?:BASE)?_/.test(name) && value?.trim());
  const read = variables.safeParse(Object.fromEntries(set.map(([name, value]) => [name, value?.trim()])));
  const problems = read.success
    ? databaseRules.filter(({ isBroken }) => isBroken(read.data)).map(({ setting, what }) => `${setting} ${what}`)
    : read.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`);
  if (!read.success || problems.length > 0) throw new CommandError(problems.join('\n'));
  return databaseSettings(read.data, environment);
}
