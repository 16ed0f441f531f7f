import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { azureSettingNames } from '../src/azure/settings.ts';
import { readSettings, SettingsError } from '../src/config.ts';
import { settingNames } from '../src/variables.ts';

const appId = '3f1c9a52-7d0e-4b86-9f6b-2c58e0a4d713';
const tenant = '8c0d4f6e-12ab-4c3d-9e5f-60718293a4b5';
const partner = 'b7a69584-7362-4150-8f3e-2d1c0b9a8f7e';
const password = ['invented', 'client', 'password'].join('-');

const complete = {
  MICROSOFT_APP_ID: appId,
  MICROSOFT_APP_PASSWORD: password,
  MICROSOFT_APP_TENANT_ID: tenant,
  TEAMS_ALLOWED_TENANTS: tenant,
};

const slackOnly = {
  SLACK_BOT_TOKEN: ['xoxb', 'invented', 'token'].join('-'),
  SLACK_SIGNING_SECRETS: 'invented0signing0secret',
  SLACK_ALLOWED_TEAMS: 'T0123456789',
};

const managedIdentity = { ...complete, MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_PASSWORD: undefined };

const withServer = { ...complete, DATABASE_URL: 'postgresql://bot@db.internal:5432/cases' };

const withIdentity = { ...withServer, DATABASE_AUTH: 'azure-identity', AZURE_CLIENT_ID: partner };

type Environment = Record<string, string | undefined>;

function refusalOf(environment: Environment): string {
  try {
    readSettings(environment);
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error.message;
  }
  return assert.fail('it was accepted');
}

/** What is wrong, the environment, the settings that the refusal names (one line each), in their order. */
const refused: [name: string, environment: Environment, settings: string[]][] = [
  ['nothing set', {}, ['MICROSOFT_APP_ID']],
  [
    'nothing of Teams but a support channel',
    { TEAMS_SUPPORT_CHANNELS: '19:abc@thread.tacv2' },
    ['MICROSOFT_APP_ID', 'MICROSOFT_APP_TENANT_ID', 'TEAMS_ALLOWED_TENANTS', 'MICROSOFT_APP_PASSWORD'],
  ],
  ['no app id', { ...complete, MICROSOFT_APP_ID: undefined }, ['MICROSOFT_APP_ID']],
  ['an app id of blanks', { ...complete, MICROSOFT_APP_ID: '  ' }, ['MICROSOFT_APP_ID']],
  ['an app id that is none', { ...complete, MICROSOFT_APP_ID: 'my-bot' }, ['MICROSOFT_APP_ID']],
  ['no password', { ...complete, MICROSOFT_APP_PASSWORD: '' }, ['MICROSOFT_APP_PASSWORD']],
  [
    'a password of a managed identity',
    { ...managedIdentity, MICROSOFT_APP_PASSWORD: password },
    ['MICROSOFT_APP_PASSWORD'],
  ],
  ['a managed identity without id', { ...managedIdentity, MICROSOFT_APP_ID: '' }, ['MICROSOFT_APP_ID']],
  ['no tenant of the app', { ...complete, MICROSOFT_APP_TENANT_ID: '' }, ['MICROSOFT_APP_TENANT_ID']],
  ['any tenant type', { ...complete, MICROSOFT_APP_TYPE: 'MultiTenant' }, ['MICROSOFT_APP_TYPE']],
  ['no allow-list', { ...complete, TEAMS_ALLOWED_TENANTS: '' }, ['TEAMS_ALLOWED_TENANTS']],
  ['an allow-list of commas', { ...complete, TEAMS_ALLOWED_TENANTS: ', ,' }, ['TEAMS_ALLOWED_TENANTS']],
  ['an allow-list of everybody', { ...complete, TEAMS_ALLOWED_TENANTS: '*' }, ['TEAMS_ALLOWED_TENANTS']],
  [
    'one wrong tenant among two',
    { ...complete, TEAMS_ALLOWED_TENANTS: `${tenant},contoso` },
    ['TEAMS_ALLOWED_TENANTS'],
  ],
  ['a support channel without id', { ...complete, TEAMS_SUPPORT_CHANNELS: 'General' }, ['TEAMS_SUPPORT_CHANNELS']],
  ['a cloud that is none', { ...complete, BOT_CLOUD: 'moon' }, ['BOT_CLOUD']],
  [
    'a Bot Service without encryption',
    { ...complete, TEAMS_SERVICE_URL: 'http://bot.example/' },
    ['TEAMS_SERVICE_URL'],
  ],
  [
    'a Bot Service of another cloud',
    { ...complete, TEAMS_SERVICE_URL: 'https://smba.infra.dod.teams.microsoft.us/teams' },
    ['TEAMS_SERVICE_URL'],
  ],
  [
    'a part of Teams beside Slack',
    { ...slackOnly, MICROSOFT_APP_ID: appId, MICROSOFT_APP_TENANT_ID: tenant },
    ['TEAMS_ALLOWED_TENANTS', 'MICROSOFT_APP_PASSWORD'],
  ],
  ['no bot token', { ...slackOnly, SLACK_BOT_TOKEN: '' }, ['SLACK_BOT_TOKEN']],
  ['the token of a person', { ...slackOnly, SLACK_BOT_TOKEN: 'xoxp-1' }, ['SLACK_BOT_TOKEN']],
  ['no signing secret', { ...slackOnly, SLACK_SIGNING_SECRETS: ' ' }, ['SLACK_SIGNING_SECRETS']],
  ['a signing secret that is too short', { ...slackOnly, SLACK_SIGNING_SECRETS: 'secret' }, ['SLACK_SIGNING_SECRETS']],
  [
    'three signing secrets',
    { ...slackOnly, SLACK_SIGNING_SECRETS: 'a'.repeat(32).concat(',', 'b'.repeat(32), ',', 'c'.repeat(32)) },
    ['SLACK_SIGNING_SECRETS'],
  ],
  ['no workspaces', { ...slackOnly, SLACK_ALLOWED_TEAMS: '' }, ['SLACK_ALLOWED_TEAMS']],
  ['every workspace', { ...slackOnly, SLACK_ALLOWED_TEAMS: '*' }, ['SLACK_ALLOWED_TEAMS']],
  ['a workspace’s name', { ...slackOnly, SLACK_ALLOWED_TEAMS: 'contoso' }, ['SLACK_ALLOWED_TEAMS']],
  ['a channel’s name', { ...slackOnly, SLACK_SUPPORT_CHANNELS: '#help' }, ['SLACK_SUPPORT_CHANNELS']],
  ['an app token that is none', { ...slackOnly, SLACK_APP_TOKEN: 'xoxb-1' }, ['SLACK_APP_TOKEN']],
  ['Slack without encryption', { ...slackOnly, SLACK_API_URL: 'http://slack.com/api/' }, ['SLACK_API_URL']],
  [
    'only a signing secret',
    { SLACK_SIGNING_SECRETS: slackOnly.SLACK_SIGNING_SECRETS },
    ['SLACK_BOT_TOKEN', 'SLACK_ALLOWED_TEAMS'],
  ],
  [
    'a policy beside a cloud that is none',
    { ...complete, CHECK_POLICY: 'policy.yaml', AZURE_CLOUD: 'moon' },
    ['AZURE_CLOUD'],
  ],
  [
    'a policy beside Azure without encryption',
    { ...complete, CHECK_POLICY: 'policy.yaml', ARM_ENDPOINT: 'http://127.0.0.1' },
    ['ARM_ENDPOINT'],
  ],
  ['a store in memory', { ...complete, DATA_FOLDER: 'memory://' }, ['DATA_FOLDER']],
  ['two stores', { ...complete, DATA_FOLDER: './data', DATABASE_URL: 'postgres://db/cases' }, ['DATA_FOLDER']],
  ['another database', { ...complete, DATABASE_URL: 'mysql://db/cases' }, ['DATABASE_URL']],
  ['a database with half an escape', { ...complete, DATABASE_URL: 'postgres://bot:100%@db/cases' }, ['DATABASE_URL']],
  ['a database without scheme', { ...complete, DATABASE_URL: 'db.internal' }, ['DATABASE_URL']],
  [
    'parameters of encryption in the URL',
    { ...complete, DATABASE_URL: 'postgres://bot@db.internal/cases?sslmode=require' },
    ['DATABASE_URL'],
  ],
  [
    'settings of a server without one',
    {
      ...complete,
      DATABASE_AUTH: 'password',
      DATABASE_SSL: 'require',
      DATABASE_CA_FILE: 'ca.pem',
      DATABASE_POOL_MAX: '5',
    },
    ['DATABASE_AUTH', 'DATABASE_SSL', 'DATABASE_CA_FILE', 'DATABASE_POOL_MAX'],
  ],
  ['another way to sign in', { ...withServer, DATABASE_AUTH: 'kerberos' }, ['DATABASE_AUTH']],
  ['a mode of encryption that is none', { ...withServer, DATABASE_SSL: 'prefer' }, ['DATABASE_SSL']],
  ['no connections', { ...withServer, DATABASE_POOL_MAX: '0' }, ['DATABASE_POOL_MAX']],
  [
    'certificates that nobody checks',
    { ...withServer, DATABASE_SSL: 'require', DATABASE_CA_FILE: 'ca.pem' },
    ['DATABASE_CA_FILE'],
  ],
  [
    'an identity’s token for a server that is not checked',
    { ...withIdentity, DATABASE_SSL: 'require' },
    ['DATABASE_SSL'],
  ],
  [
    'a password beside an identity’s token',
    { ...withIdentity, DATABASE_URL: `postgres://bot:${password}@db.internal/cases` },
    ['DATABASE_URL'],
  ],
  [
    'an identity without the name of its user',
    { ...withIdentity, DATABASE_URL: 'postgres://db.internal/cases' },
    ['DATABASE_URL'],
  ],
  ['an identity in a cloud that is none', { ...withIdentity, AZURE_CLOUD: 'moon' }, ['AZURE_CLOUD']],
  ['metrics on the port that platforms call', { ...complete, METRICS_PORT: '3978' }, ['METRICS_PORT']],
  ['metrics on no port', { ...complete, METRICS_PORT: '0' }, ['METRICS_PORT']],
  ['a level of the log that is none', { ...complete, LOG_LEVEL: 'silent' }, ['LOG_LEVEL']],
  ['a port of letters', { ...complete, PORT: 'http' }, ['PORT']],
  ['a port beyond the last', { ...complete, PORT: '65536' }, ['PORT']],
  ['a port with a sign', { ...complete, PORT: '-1' }, ['PORT']],
  ['a host that is a name', { ...complete, HOST: 'example.org' }, ['HOST']],
  ['no retention', { ...complete, RETENTION_DAYS: '0' }, ['RETENTION_DAYS']],
  ['half a day', { ...complete, RETENTION_DAYS: '0.5' }, ['RETENTION_DAYS']],
  ['a third language', { ...complete, DEFAULT_LANGUAGE: 'de' }, ['DEFAULT_LANGUAGE']],
  ['two mistakes at once', { ...complete, PORT: 'x', RETENTION_DAYS: 'y' }, ['PORT', 'RETENTION_DAYS']],
];

describe('Settings', () => {
  for (const [name, environment, settings] of refused) {
    it(`refuse ${name} and name ${settings.join(', ')}`, () => {
      const lines = refusalOf(environment).split('\n');
      assert.deepEqual(
        lines.map((line) => line.split(' ')[0]),
        settings,
      );
    });
  }

  it('never repeat a value, for it may be a secret in the wrong place', () => {
    for (const name of settingNames) {
      const secret = ['postgers://operator:', 'Inv3nted', 'Value@db/cases'].join('');
      let message = '';
      try {
        readSettings({ ...complete, [name]: secret });
      } catch (error) {
        message = String(error);
      }
      assert.ok(!message.includes('Inv3nted'), name);
    }
  });

  it('have defaults that keep other machines out', () => {
    assert.deepEqual(readSettings(complete), {
      host: '127.0.0.1',
      port: 3978,
      logLevel: 'info',
      store: { dataFolder: './data' },
      retentionDays: 30,
      defaultLanguage: 'en',
      teams: {
        identity: { appId, tenantId: tenant, password },
        tenants: [tenant],
        supportChannels: [],
        cloud: 'public',
      },
    });
  });

  it('take Slack alone, with two secrets during a change', () => {
    const second = 'invented0second0secret';
    const { teams, slack } = readSettings({
      ...slackOnly,
      SLACK_SIGNING_SECRETS: `${slackOnly.SLACK_SIGNING_SECRETS}, ${second}`,
      SLACK_ALLOWED_TEAMS: 'T0123456789,E0123456789',
      SLACK_SUPPORT_CHANNELS: 'C0123456789',
    });
    assert.equal(teams, undefined);
    assert.deepEqual(slack, {
      botToken: slackOnly.SLACK_BOT_TOKEN,
      signingSecrets: [slackOnly.SLACK_SIGNING_SECRETS, second],
      teams: ['T0123456789', 'E0123456789'],
      supportChannels: ['C0123456789'],
      apiUrl: 'https://slack.com/api/',
    });
  });

  it('take an app token in place of the signing secret, and both platforms at once', () => {
    const appToken = ['xapp', 'invented'].join('-');
    const { teams, slack } = readSettings({
      ...complete,
      ...slackOnly,
      SLACK_SIGNING_SECRETS: '',
      SLACK_APP_TOKEN: appToken,
    });
    assert.deepEqual([slack?.appToken, slack?.signingSecrets], [appToken, []]);
    assert.deepEqual(teams?.tenants, [tenant]);
  });

  it('take what was set', () => {
    const settings = readSettings({
      ...managedIdentity,
      HOST: '0.0.0.0',
      PORT: ' 8080 ',
      METRICS_PORT: '9464',
      LOG_LEVEL: 'warn',
      DATABASE_URL: 'postgresql://db.internal:5432/cases',
      RETENTION_DAYS: '7',
      DEFAULT_LANGUAGE: 'cs',
      TEAMS_ALLOWED_TENANTS: `${tenant}, ${partner}`,
      TEAMS_SUPPORT_CHANNELS: '19:abc@thread.tacv2',
      BOT_CLOUD: 'usgov',
      TEAMS_SERVICE_URL: 'https://smba.infra.dod.teams.microsoft.us/teams',
    });
    assert.deepEqual(settings, {
      host: '0.0.0.0',
      port: 8080,
      metricsPort: 9464,
      logLevel: 'warn',
      store: { databaseUrl: 'postgresql://db.internal:5432/cases', ssl: 'verify-full', poolMax: 10 },
      retentionDays: 7,
      defaultLanguage: 'cs',
      teams: {
        identity: { appId, tenantId: tenant },
        tenants: [tenant, partner],
        supportChannels: ['19:abc@thread.tacv2'],
        cloud: 'usgov',
        serviceUrl: 'https://smba.infra.dod.teams.microsoft.us/teams',
      },
    });
  });

  for (const host of ['127.0.0.1', '127.1.2.3', 'localhost', '[::1]', '']) {
    it(`encrypt nothing on the way to this machine (${host || 'no host'})`, () => {
      const { store } = readSettings({ ...complete, DATABASE_URL: `postgres://${host}/cases` });
      assert.equal('ssl' in store && store.ssl, 'disable');
    });
  }

  for (const host of [
    'db',
    'localhost.example.org',
    '127.0.0.1.example.org',
    '[::2]',
    '128.0.0.1',
    'db?host=10.0.0.5',
  ]) {
    it(`check the server’s certificate on the way to ${host}, unless told otherwise`, () => {
      const DATABASE_URL = `postgres://${host}`;
      const modes = [undefined, 'verify-full', 'require', 'disable'].map((DATABASE_SSL) => {
        const { store } = readSettings({ ...complete, DATABASE_URL, DATABASE_SSL });
        return 'ssl' in store && store.ssl;
      });
      assert.deepEqual(modes, ['verify-full', 'verify-full', 'require', 'disable']);
    });
  }

  it('sign in to the database with the identity that looks at registries', () => {
    const { store } = readSettings({ ...withIdentity, DATABASE_CA_FILE: 'ca.pem', DATABASE_POOL_MAX: '20' });
    const { passwordFrom, ...rest } = 'passwordFrom' in store ? store : assert.fail();
    assert.deepEqual(passwordFrom?.identity, { kind: 'managed-identity', clientId: partner });
    assert.deepEqual(rest, { databaseUrl: withServer.DATABASE_URL, ssl: 'verify-full', caFile: 'ca.pem', poolMax: 20 });
  });

  it('hand tickets over where a file says where they go', () => {
    const { tickets } = readSettings({ ...complete, TICKET_ROUTES: 'tickets.yaml' });
    assert.deepEqual(tickets, { routesFile: 'tickets.yaml' });
    assert.equal(readSettings(complete).tickets, undefined);
  });

  it('look at registries only where a policy is named', () => {
    assert.equal(readSettings({ ...complete, AZURE_CLOUD: 'china' }).checks, undefined);
    const { checks } = readSettings({ ...complete, CHECK_POLICY: 'policy.yaml', AZURE_CLOUD: 'china' });
    assert.equal(checks?.policyFile, 'policy.yaml');
    assert.equal(checks.azure.cloud, 'china');
  });

  it('cannot be changed afterwards', () => {
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
    assert.ok(frozen(readSettings({ ...complete, ...slackOnly })));
  });

  it('are all explained in .env.example, and no others', () => {
    const example = readFileSync(path.resolve(import.meta.dirname, '../.env.example'), 'utf8');
    const explained = [...example.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
    assert.deepEqual(explained.toSorted(), [...settingNames, ...azureSettingNames].toSorted());
  });
});
