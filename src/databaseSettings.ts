import { type AzureSettings, readAzureSettings } from './azure/settings.ts';
import { databaseAddress, isOnThisMachine, unreadParameters } from './operations/databaseAddress.ts';
import type { Rule } from './settingRules.ts';
import { memoryFolder } from './store/openDatabase.ts';
import type { Variables } from './variables.ts';

/** Whether a connection is encrypted, and whether the server's certificate and name are checked. */
export type SslMode = 'disable' | 'require' | 'verify-full';

/** Where the data is, and how the server is signed in to. */
export type DatabaseSettings =
  | {
      readonly databaseUrl: string;
      readonly ssl: SslMode;
      /** PEM, of who signs the server's certificate; absent: those that Node.js knows. */
      readonly caFile?: string;
      /** The identity whose tokens are the password; absent: the password is in the URL. */
      readonly passwordFrom?: AzureSettings;
      /** Connections at most. */
      readonly poolMax: number;
    }
  | { readonly dataFolder: string };

const usualConnections = 10;

/** Where somebody could listen, the server's certificate and name are checked unless the operator says otherwise. */
function sslOf({ DATABASE_URL: url, DATABASE_SSL: ssl }: Variables): SslMode {
  return ssl ?? (url !== undefined && isOnThisMachine(databaseAddress(url)) ? 'disable' : 'verify-full');
}

function withoutServer(setting: 'DATABASE_AUTH' | 'DATABASE_SSL' | 'DATABASE_CA_FILE' | 'DATABASE_POOL_MAX'): Rule {
  return {
    setting,
    isBroken: (given) => given.DATABASE_URL === undefined && given[setting] !== undefined,
    what: 'is set, but DATABASE_URL is not. Set DATABASE_URL, or leave this out: the embedded database needs none of it.',
  };
}

function hasServer(given: Variables, holds: (url: string) => boolean): boolean {
  return given.DATABASE_URL !== undefined && holds(given.DATABASE_URL);
}

function usesIdentity(given: Variables, holds: (url: string) => boolean): boolean {
  return given.DATABASE_AUTH === 'azure-identity' && hasServer(given, holds);
}

/** What must not be together, or must not be missing, among the settings of the database. */
export const databaseRules: readonly Rule[] = [
  {
    setting: 'DATA_FOLDER',
    isBroken: (given) => given.DATABASE_URL !== undefined && given.DATA_FOLDER !== undefined,
    what: 'is set beside DATABASE_URL. Leave one of them out: the cases are kept in one place.',
  },
  {
    setting: 'DATA_FOLDER',
    isBroken: (given) => given.DATA_FOLDER === memoryFolder,
    what: 'keeps nothing when the program ends. Set it to a folder, or set DATABASE_URL.',
  },
  withoutServer('DATABASE_AUTH'),
  withoutServer('DATABASE_SSL'),
  withoutServer('DATABASE_CA_FILE'),
  withoutServer('DATABASE_POOL_MAX'),
  {
    setting: 'DATABASE_URL',
    isBroken: (given) => hasServer(given, (url) => unreadParameters(url).length > 0),
    what: 'holds parameters other than host, application_name and options. Leave them out, and say with DATABASE_SSL and DATABASE_CA_FILE how the connection is encrypted.',
  },
  {
    setting: 'DATABASE_URL',
    isBroken: (given) => usesIdentity(given, (url) => databaseAddress(url).user === undefined),
    what: 'names no user. With DATABASE_AUTH azure-identity the user is the name of the database role that was made for the identity.',
  },
  {
    setting: 'DATABASE_URL',
    isBroken: (given) => usesIdentity(given, (url) => databaseAddress(url).password !== undefined),
    what: 'holds a password, but with DATABASE_AUTH azure-identity the identity’s token is the password. Leave one of the two out.',
  },
  {
    setting: 'DATABASE_SSL',
    isBroken: (given) =>
      usesIdentity(given, (url) => !isOnThisMachine(databaseAddress(url)) && sslOf(given) !== 'verify-full'),
    what: 'is not verify-full, so the identity’s token could go to a server that only pretends to be the database. Leave it out.',
  },
  {
    setting: 'DATABASE_CA_FILE',
    isBroken: (given) => given.DATABASE_CA_FILE !== undefined && hasServer(given, () => sslOf(given) !== 'verify-full'),
    what: 'is set, but no certificate is checked. Set DATABASE_SSL to verify-full, or leave this out.',
  },
];

/**
 * Makes the settings of the database, which are right by themselves and together.
 * @throws AzureSettingsError where the identity's settings are wrong.
 */
export function databaseSettings(
  given: Variables,
  environment: Readonly<Record<string, string | undefined>>,
): DatabaseSettings {
  const { DATABASE_URL: databaseUrl, DATABASE_CA_FILE: caFile, DATA_FOLDER: dataFolder = './data' } = given;
  if (databaseUrl === undefined) return Object.freeze({ dataFolder });
  const usesToken = given.DATABASE_AUTH === 'azure-identity';
  return Object.freeze({
    databaseUrl,
    ssl: sslOf(given),
    ...(caFile === undefined ? {} : { caFile }),
    ...(usesToken ? { passwordFrom: Object.freeze(readAzureSettings(environment)) } : {}),
    poolMax: given.DATABASE_POOL_MAX ?? usualConnections,
  });
}
