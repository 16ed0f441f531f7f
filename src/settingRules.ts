import { type BotCloud, botServiceOf } from './channels/teams/botService.ts';
import { databaseRules } from './databaseSettings.ts';
import type { Variables } from './variables.ts';

/** What must not be together, or must not be missing. */
export type Rule = {
  readonly setting: keyof Variables;
  readonly isBroken: (given: Variables) => boolean;
  readonly what: string;
};

const teamsNames = [
  'MICROSOFT_APP_ID',
  'MICROSOFT_APP_PASSWORD',
  'MICROSOFT_APP_TENANT_ID',
  'TEAMS_ALLOWED_TENANTS',
  'TEAMS_SUPPORT_CHANNELS',
  'TEAMS_SERVICE_URL',
] as const;

const slackNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRETS',
  'SLACK_APP_TOKEN',
  'SLACK_ALLOWED_TEAMS',
  'SLACK_SUPPORT_CHANNELS',
] as const;

/** Whether any setting of Teams is given: then all that it needs must be. */
export function usesTeams(given: Variables): boolean {
  return teamsNames.some((name) => given[name] !== undefined);
}

/** Whether any setting of Slack is given: then all that it needs must be. */
export function usesSlack(given: Variables): boolean {
  return slackNames.some((name) => given[name] !== undefined);
}

function isOfCloud(serviceUrl: string, cloud: BotCloud): boolean {
  return botServiceOf(cloud, '').mayReplyTo(new URL(serviceUrl));
}

function missing(uses: (given: Variables) => boolean, setting: keyof Variables, what: string): Rule {
  return { setting, isBroken: (given) => uses(given) && given[setting] === undefined, what };
}

const rules: readonly Rule[] = [
  ...databaseRules,
  {
    setting: 'METRICS_PORT',
    isBroken: (given) => given.METRICS_PORT === given.PORT,
    what: 'is PORT. Give the metrics a port of their own, which the platforms cannot reach.',
  },
  {
    setting: 'MICROSOFT_APP_ID',
    isBroken: (given) => !usesTeams(given) && !usesSlack(given),
    what: 'is not set, and neither is SLACK_BOT_TOKEN, so nobody could reach the assistant. Set up Teams, Slack or both, as .env.example explains.',
  },
  missing(
    usesTeams,
    'MICROSOFT_APP_ID',
    'is not set, so nobody could tell whether a request comes from Teams. Set it to the Microsoft App ID of the Azure Bot resource.',
  ),
  missing(
    usesTeams,
    'MICROSOFT_APP_TENANT_ID',
    'is not set. Set it to the tenant that MICROSOFT_APP_ID is registered in.',
  ),
  missing(
    usesTeams,
    'TEAMS_ALLOWED_TENANTS',
    'is not set, so people of any company would be answered. Set it to the ids of the tenants whose people may use the assistant.',
  ),
  {
    setting: 'MICROSOFT_APP_PASSWORD',
    isBroken: (given) =>
      usesTeams(given) && given.MICROSOFT_APP_TYPE === 'SingleTenant' && given.MICROSOFT_APP_PASSWORD === undefined,
    what: 'is not set. Set it to a client secret of MICROSOFT_APP_ID, or set MICROSOFT_APP_TYPE to UserAssignedMSI.',
  },
  {
    setting: 'MICROSOFT_APP_PASSWORD',
    isBroken: (given) => given.MICROSOFT_APP_TYPE === 'UserAssignedMSI' && given.MICROSOFT_APP_PASSWORD !== undefined,
    what: 'is set, but a managed identity (MICROSOFT_APP_TYPE UserAssignedMSI) has none. Leave one of the two out.',
  },
  {
    setting: 'TEAMS_SERVICE_URL',
    isBroken: (given) => given.TEAMS_SERVICE_URL !== undefined && !isOfCloud(given.TEAMS_SERVICE_URL, given.BOT_CLOUD),
    what: 'is no address of Bot Service in the cloud that BOT_CLOUD names, and the bot would send its token there. Copy the serviceUrl of a message, or leave it out.',
  },
  missing(
    usesSlack,
    'SLACK_BOT_TOKEN',
    'is not set, so nothing could be answered in Slack. Set it to the bot token of the installed app.',
  ),
  {
    setting: 'SLACK_SIGNING_SECRETS',
    isBroken: (given) =>
      usesSlack(given) && given.SLACK_SIGNING_SECRETS === undefined && given.SLACK_APP_TOKEN === undefined,
    what: 'is not set, so nobody could tell whether a request comes from Slack. Set it to the signing secret of the app, or set SLACK_APP_TOKEN for Socket Mode.',
  },
  missing(
    usesSlack,
    'SLACK_ALLOWED_TEAMS',
    'is not set, so people of any workspace would be answered. Set it to the ids of the workspaces or organisations whose people may use the assistant.',
  ),
];

/** What is wrong with settings that are each by themselves right: the setting, and what to do. */
export function problemsOf(given: Variables): (readonly [setting: string, what: string])[] {
  return rules.filter((rule) => rule.isBroken(given)).map(({ setting, what }) => [setting, what]);
}
