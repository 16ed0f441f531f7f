import { isIP } from 'node:net';
import { z } from 'zod';
import { languages } from './knowledge/schema.ts';
import { databaseAddress } from './operations/databaseAddress.ts';
import { logLevels } from './operations/log.ts';

const identifier = z.guid();

function text(what: string, isRight: (value: string) => boolean) {
  return z.string({ error: what }).refine(isRight, what);
}

function wholeNumber(from: number, to: number, otherwise: number | string) {
  const what = `is not a whole number from ${from} to ${to}. Set it to one, or leave it out for ${otherwise}.`;
  const isRight = (value: string) => /^\d{1,6}$/.test(value) && Number(value) >= from && Number(value) <= to;
  return text(what, isRight).transform(Number);
}

function oneOf<const Value extends string>(values: readonly Value[], otherwise: string) {
  const what = `is not one of ${values.join(', ')}. Set it to one of them, or leave it out for ${otherwise}.`;
  return z.enum(values, { error: what });
}

function guid(whose: string) {
  return text(
    `is not the id of ${whose}: a GUID such as the portal shows.`,
    (value) => identifier.safeParse(value).success,
  );
}

function isDatabaseUrl(value: string): boolean {
  try {
    databaseAddress(value);
    return ['postgres:', 'postgresql:'].includes(new URL(value).protocol);
  } catch {
    return false;
  }
}

const tenantList = z
  .string()
  .transform((value) => value.split(/[\s,]+/).filter((part) => part !== ''))
  .refine(
    (parts) => parts.length > 0 && parts.every((part) => identifier.safeParse(part).success),
    'is not a list of tenant ids. Write their GUIDs, with commas between.',
  );

/** A list of ids that each look like `pattern`, with commas between. */
function idList(pattern: RegExp, what: string) {
  return z
    .string()
    .transform((value) => value.split(/[\s,]+/).filter((part) => part !== ''))
    .refine((parts) => parts.length > 0 && parts.every((part) => pattern.test(part)), what);
}

const signingSecrets = idList(
  /^[\x21-\x7e]{16,}$/,
  'is not a signing secret, or two with a comma between. Copy it from the app’s Basic Information.',
).refine((parts) => parts.length <= 2, 'holds more than two secrets. Two are enough while one is being changed.');

function isServiceUrl(value: string): boolean {
  return URL.canParse(value) && /^https:\/\/[^?#@]+$/.test(value);
}

function isApiUrl(value: string): boolean {
  return URL.canParse(value) && /^https:\/\/[^?#@]+\/$/.test(value);
}

/** What each environment variable may hold. A mistake's message says what is wrong and what to do, never the value. */
export const variables = z.object({
  HOST: text(
    'is not an address of this machine. Set it to 127.0.0.1, or to 0.0.0.0 behind a reverse proxy in another container.',
    (value) => isIP(value) !== 0,
  ).default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535, 3978).default(3978),
  METRICS_PORT: wholeNumber(1, 65_535, 'no metrics').optional(),
  LOG_LEVEL: oneOf(logLevels, 'info').default('info'),
  DATABASE_URL: text(
    'is not the address of a PostgreSQL database. Write postgresql://user:password@host:5432/database.',
    isDatabaseUrl,
  ).optional(),
  DATABASE_AUTH: oneOf(['password', 'azure-identity'], 'password').optional(),
  DATABASE_SSL: oneOf(['verify-full', 'require', 'disable'], 'verify-full (disable on this machine)').optional(),
  DATABASE_CA_FILE: z.string().optional(),
  DATABASE_POOL_MAX: wholeNumber(1, 500, 10).optional(),
  DATA_FOLDER: z.string().optional(),
  RETENTION_DAYS: wholeNumber(1, 3650, 30).default(30),
  DEFAULT_LANGUAGE: oneOf(languages, 'en').default('en'),
  MICROSOFT_APP_ID: guid('an app registration or managed identity').optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TYPE: z
    .enum(['SingleTenant', 'UserAssignedMSI'], {
      error: 'is not SingleTenant or UserAssignedMSI. Set it to the type that the Azure Bot resource shows.',
    })
    .default('SingleTenant'),
  MICROSOFT_APP_TENANT_ID: guid('a tenant').optional(),
  TEAMS_ALLOWED_TENANTS: tenantList.optional(),
  TEAMS_SUPPORT_CHANNELS: idList(
    /^19:\S+@\S+$/,
    'is not a list of channel ids. Write ids such as 19:…@thread.tacv2, with commas between.',
  ).optional(),
  BOT_CLOUD: z.enum(['public', 'usgov', 'china'], { error: 'is neither public, usgov nor china.' }).default('public'),
  TEAMS_SERVICE_URL: text(
    'is not the address of a Bot Service. Leave it out, or copy the serviceUrl of a message.',
    isServiceUrl,
  ).optional(),
  SLACK_BOT_TOKEN: text('is not the token of a bot. Set it to the one that starts with xoxb-.', (value) =>
    /^xoxb-\S+$/.test(value),
  ).optional(),
  SLACK_SIGNING_SECRETS: signingSecrets.optional(),
  SLACK_APP_TOKEN: text('is not an app-level token. Set it to the one that starts with xapp-.', (value) =>
    /^xapp-\S+$/.test(value),
  ).optional(),
  SLACK_ALLOWED_TEAMS: idList(
    /^[TE][A-Z0-9]{2,}$/,
    'is not a list of workspaces or organisations. Write their ids (T… or E…), with commas between.',
  ).optional(),
  SLACK_SUPPORT_CHANNELS: idList(
    /^[CG][A-Z0-9]{2,}$/,
    'is not a list of channel ids. Write ids such as C0123456789, with commas between.',
  ).optional(),
  SLACK_API_URL: text(
    'is not the address of Slack’s Web API. Leave it out, or write https://slack-gov.com/api/.',
    isApiUrl,
  ).default('https://slack.com/api/'),
  CHECK_POLICY: z.string().optional(),
  TICKET_ROUTES: z.string().optional(),
});

/** The environment variables, each by itself right; those with a default are set. */
export type Variables = z.infer<typeof variables>;

/** The environment variables that are read. Each is explained in .env.example. */
export const settingNames: readonly string[] = Object.keys(variables.shape);
