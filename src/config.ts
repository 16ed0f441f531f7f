import { type AzureSettings, AzureSettingsError, readAzureSettings } from './azure/settings.ts';
import type { SlackIdentity } from './channels/slack/startSlack.ts';
import type { BotCloud } from './channels/teams/botService.ts';
import { type DatabaseSettings, databaseSettings } from './databaseSettings.ts';
import type { Language } from './knowledge/schema.ts';
import type { LogLevel } from './operations/log.ts';
import { problemsOf, usesSlack, usesTeams } from './settingRules.ts';
import { type Variables, variables } from './variables.ts';

/** Who the bot is at Bot Service, and whom it answers. Without a password it is a user-assigned managed identity. */
export type TeamsSettings = {
  readonly identity: { readonly appId: string; readonly tenantId: string; readonly password?: string };
  readonly tenants: readonly string[];
  /** Channels and group chats whose messages are read although nobody addressed the assistant. */
  readonly supportChannels: readonly string[];
  readonly cloud: BotCloud;
  readonly serviceUrl?: string;
};

/** Looking at registries: the file that says who may have it done, and where Azure is. */
export type CheckSettings = { readonly policyFile: string; readonly azure: AzureSettings };

/** Handing tickets over: the file that says which goes where. Secrets of the targets have variables that it names. */
export type TicketSettings = { readonly routesFile: string };

export type { DatabaseSettings } from './databaseSettings.ts';

/** What the operator set, complete and checked. */
export type Settings = {
  readonly host: string;
  readonly port: number;
  /** Absent: no metrics are served. */
  readonly metricsPort?: number;
  readonly logLevel: LogLevel;
  readonly store: DatabaseSettings;
  readonly retentionDays: number;
  readonly defaultLanguage: Language;
  /** One of the two is there, or both. */
  readonly teams?: TeamsSettings;
  readonly slack?: SlackIdentity;
  /** Absent: no registry is looked at. */
  readonly checks?: CheckSettings;
  /** Absent: a ticket is shown, to copy. */
  readonly tickets?: TicketSettings;
};

/** Thrown by `readSettings`; a line for each setting that is wrong, with what to do. No line repeats a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

type Environment = Readonly<Record<string, string | undefined>>;

type Problem = readonly [setting: string, what: string];

function teamsSettings(given: Variables): TeamsSettings {
  const {
    MICROSOFT_APP_ID: appId = '',
    MICROSOFT_APP_TENANT_ID: tenantId = '',
    MICROSOFT_APP_PASSWORD: password,
  } = given;
  const identity = Object.freeze({ appId, tenantId, ...(password === undefined ? {} : { password }) });
  return Object.freeze({
    identity,
    tenants: Object.freeze(given.TEAMS_ALLOWED_TENANTS ?? []),
    supportChannels: Object.freeze(given.TEAMS_SUPPORT_CHANNELS ?? []),
    cloud: given.BOT_CLOUD,
    ...(given.TEAMS_SERVICE_URL === undefined ? {} : { serviceUrl: given.TEAMS_SERVICE_URL }),
  });
}

function slackSettings(given: Variables): SlackIdentity {
  const { SLACK_BOT_TOKEN: botToken = '', SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl } = given;
  return Object.freeze({
    botToken,
    signingSecrets: Object.freeze(given.SLACK_SIGNING_SECRETS ?? []),
    ...(appToken === undefined ? {} : { appToken }),
    teams: Object.freeze(given.SLACK_ALLOWED_TEAMS ?? []),
    supportChannels: Object.freeze(given.SLACK_SUPPORT_CHANNELS ?? []),
    apiUrl,
  });
}

/** Azure's settings count only where a policy says that registries may be looked at. */
function checkSettings(given: Variables, environment: Environment): { readonly checks?: CheckSettings } {
  if (given.CHECK_POLICY === undefined) return {};
  const azure = Object.freeze(readAzureSettings(environment));
  return { checks: Object.freeze({ policyFile: given.CHECK_POLICY, azure }) };
}

function ticketSettings({ TICKET_ROUTES: routesFile }: Variables): { readonly tickets?: TicketSettings } {
  return routesFile === undefined ? {} : { tickets: Object.freeze({ routesFile }) };
}

/** The settings, which are each by themselves and together right. */
function settingsOf(given: Variables, environment: Environment): Settings {
  return Object.freeze({
    host: given.HOST,
    port: given.PORT,
    ...(given.METRICS_PORT === undefined ? {} : { metricsPort: given.METRICS_PORT }),
    logLevel: given.LOG_LEVEL,
    store: databaseSettings(given, environment),
    retentionDays: given.RETENTION_DAYS,
    defaultLanguage: given.DEFAULT_LANGUAGE,
    ...(usesTeams(given) ? { teams: teamsSettings(given) } : {}),
    ...(usesSlack(given) ? { slack: slackSettings(given) } : {}),
    ...checkSettings(given, environment),
    ...ticketSettings(given),
  });
}

function refuse(problems: readonly Problem[]): never {
  throw new SettingsError(problems.map(([setting, what]) => `${setting} ${what}`).join('\n'));
}

/**
 * Reads the settings from the environment. A variable that is empty counts as not set.
 * @throws SettingsError where a value is wrong, or a setting would leave a door open.
 */
export function readSettings(environment: Environment): Settings {
  const set = Object.entries(environment).filter(([, value]) => value?.trim());
  const parsed = variables.safeParse(Object.fromEntries(set.map(([name, value]) => [name, value?.trim()])));
  if (!parsed.success) return refuse(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
  const given = parsed.data;
  const problems = problemsOf(given);
  if (problems.length > 0) return refuse(problems);
  try {
    return settingsOf(given, environment);
  } catch (error) {
    throw error instanceof AzureSettingsError ? new SettingsError(error.message) : error;
  }
}
