import type { Language } from './knowledge/schema.ts';
import { memoryFolder, type StorePlace } from './store/openDatabase.ts';
import { type Variables, variables } from './variables.ts';

/** Who the bot is at Bot Service, and whom it answers. Without a password it is a user-assigned managed identity. */
export type TeamsSettings = {
  readonly identity: { readonly appId: string; readonly tenantId: string; readonly password?: string };
  readonly tenants: readonly string[];
};

/** What the operator set, complete and checked. */
export type Settings = {
  readonly host: string;
  readonly port: number;
  readonly store: StorePlace;
  readonly retentionDays: number;
  readonly defaultLanguage: Language;
  readonly teams: TeamsSettings;
};

/** Thrown by `readSettings`; a line for each setting that is wrong, with what to do. No line repeats a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** What must not be together, or must not be missing. */
type Rule = {
  readonly setting: keyof Variables;
  readonly isBroken: (given: Variables) => boolean;
  readonly what: string;
};

function missing(setting: keyof Variables, what: string): Rule {
  return { setting, isBroken: (given) => given[setting] === undefined, what };
}

const rules: readonly Rule[] = [
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
  missing(
    'MICROSOFT_APP_ID',
    'is not set, so nobody could tell whether a request comes from Teams. Set it to the Microsoft App ID of the Azure Bot resource.',
  ),
  missing('MICROSOFT_APP_TENANT_ID', 'is not set. Set it to the tenant that MICROSOFT_APP_ID is registered in.'),
  missing(
    'TEAMS_ALLOWED_TENANTS',
    'is not set, so people of any company would be answered. Set it to the ids of the tenants whose people may use the assistant.',
  ),
  {
    setting: 'MICROSOFT_APP_PASSWORD',
    isBroken: (given) => given.MICROSOFT_APP_TYPE === 'SingleTenant' && given.MICROSOFT_APP_PASSWORD === undefined,
    what: 'is not set. Set it to a client secret of MICROSOFT_APP_ID, or set MICROSOFT_APP_TYPE to UserAssignedMSI.',
  },
  {
    setting: 'MICROSOFT_APP_PASSWORD',
    isBroken: (given) => given.MICROSOFT_APP_TYPE === 'UserAssignedMSI' && given.MICROSOFT_APP_PASSWORD !== undefined,
    what: 'is set, but a managed identity (MICROSOFT_APP_TYPE UserAssignedMSI) has none. Leave one of the two out.',
  },
];

type Problem = readonly [setting: string, what: string];

function problemsOf(given: Variables): Problem[] {
  return rules.filter((rule) => rule.isBroken(given)).map(({ setting, what }) => [setting, what]);
}

function teamsSettings(given: Variables): TeamsSettings {
  const {
    MICROSOFT_APP_ID: appId = '',
    MICROSOFT_APP_TENANT_ID: tenantId = '',
    MICROSOFT_APP_PASSWORD: password,
  } = given;
  const identity = Object.freeze({ appId, tenantId, ...(password === undefined ? {} : { password }) });
  return Object.freeze({ identity, tenants: Object.freeze(given.TEAMS_ALLOWED_TENANTS ?? []) });
}

function refuse(problems: readonly Problem[]): never {
  throw new SettingsError(problems.map(([setting, what]) => `${setting} ${what}`).join('\n'));
}

/**
 * Reads the settings from the environment. A variable that is empty counts as not set.
 * @throws SettingsError where a value is wrong, or a setting would leave a door open.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const set = Object.entries(environment).filter(([, value]) => value?.trim());
  const parsed = variables.safeParse(Object.fromEntries(set.map(([name, value]) => [name, value?.trim()])));
  if (!parsed.success) return refuse(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
  const given = parsed.data;
  const problems = problemsOf(given);
  if (problems.length > 0) return refuse(problems);
  const { DATABASE_URL: databaseUrl, DATA_FOLDER: dataFolder = './data' } = given;
  return Object.freeze({
    host: given.HOST,
    port: given.PORT,
    store: Object.freeze(databaseUrl === undefined ? { dataFolder } : { databaseUrl }),
    retentionDays: given.RETENTION_DAYS,
    defaultLanguage: given.DEFAULT_LANGUAGE,
    teams: teamsSettings(given),
  });
}
