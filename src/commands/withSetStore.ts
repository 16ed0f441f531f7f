import { existsSync } from 'node:fs';
import path from 'node:path';
import { AzureSettingsError } from '../azure/settings.ts';
import { SettingsError } from '../config.ts';
import { type DatabaseSettings, databaseRules, databaseSettings } from '../databaseSettings.ts';
import { openStore, type Store } from '../store/openStore.ts';
import { variables } from '../variables.ts';
import { storePlace } from './storePlace.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of the database alone: no channel needs to be set up for a command. */
function settingsOf(environment: Environment): DatabaseSettings {
  const set = Object.entries(environment).filter(([name, value]) => /^DATA(?:BASE)?_/.test(name) && value?.trim());
  const read = variables.safeParse(Object.fromEntries(set.map(([name, value]) => [name, value?.trim()])));
  const problems = read.success
    ? databaseRules.filter(({ isBroken }) => isBroken(read.data)).map(({ setting, what }) => `${setting} ${what}`)
    : read.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`);
  if (!read.success || problems.length > 0) throw new SettingsError(problems.join('\n'));
  return databaseSettings(read.data, environment);
}

async function placeOf(environment: Environment) {
  try {
    const settings = settingsOf(environment);
    // Opening it would make an empty one.
    if ('dataFolder' in settings && !existsSync(path.join(settings.dataFolder, 'database'))) {
      throw new SettingsError(
        `There is no data in ${settings.dataFolder}. Set DATABASE_URL or DATA_FOLDER as the assistant has it.`,
      );
    }
    return await storePlace(settings);
  } catch (error) {
    throw error instanceof AzureSettingsError ? new SettingsError(error.message) : error;
  }
}

/**
 * Works with the store that DATABASE_URL or DATA_FOLDER names, and closes it.
 * @throws SettingsError where there is none, StoreError where it can't be opened: the embedded one while the assistant runs.
 */
export async function withSetStore<Result>(
  environment: Environment,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(await placeOf(environment), new Date());
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
