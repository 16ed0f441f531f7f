import { readFile } from 'node:fs/promises';
import { type DatabaseSettings, SettingsError } from '../config.ts';
import type { StorePlace } from '../store/openDatabase.ts';

type ServerSettings = Exclude<DatabaseSettings, { readonly dataFolder: string }>;

/**
 * Where the store is, with what is needed to sign in: the certificates that are trusted, and whatever gives the password.
 * @throws SettingsError where the file of the certificates cannot be read.
 */
export async function storePlace(settings: DatabaseSettings): Promise<StorePlace> {
  if ('dataFolder' in settings) return settings;
  const { databaseUrl, poolMax: max, passwordFrom: azure } = settings;
  const place = { databaseUrl, ssl: await sslOf(settings), max };
  if (azure === undefined) return place;
  // Azure's libraries take a while to load, so they are only where they are used.
  const [{ createCredential }, { createDatabasePassword }] = await Promise.all([
    import('../azure/credential.ts'),
    import('../azure/databasePassword.ts'),
  ]);
  return { ...place, password: createDatabasePassword(createCredential(azure), azure.cloud) };
}

async function sslOf({ ssl, caFile }: ServerSettings) {
  if (ssl === 'disable') return false;
  if (ssl === 'require') return { rejectUnauthorized: false };
  if (caFile === undefined) return { rejectUnauthorized: true };
  const ca = await readFile(caFile, 'utf8').catch(() => {
    throw new SettingsError(
      'DATABASE_CA_FILE names a file that can not be read. Set it to a file in PEM, or leave it out.',
    );
  });
  return { rejectUnauthorized: true, ca };
}
