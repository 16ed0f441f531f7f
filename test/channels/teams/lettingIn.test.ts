import assert from 'node:assert/strict';
import sinon from 'sinon';
import { botServiceOf, loopbackService } from '../../../src/channels/teams/botService.ts';
import {
  appId,
  bearer,
  botServiceAt,
  elsewhereKey,
  foreignKey,
  startBotService,
  type Token,
} from './fakeBotService.ts';
import { type Fields, startHarness, type TeamsHarness, until } from './teamsHarness.ts';

const tenantId = '0a1b2c3d-0000-4000-8000-00000000c0c0';
const of = (tenant: string) => ({ channelData: { tenant: { id: tenant } } });

const minute = 60;
const now = () => Math.floor(Date.now() / 1000);

describe('whom the Teams channel lets in', () => {
  let teams: TeamsHarness;
  let keys: Awaited<ReturnType<typeof startBotService>>;
  let guarded: TeamsHarness['server'];
  let written: sinon.SinonStub;

  const startGuarded = (password?: string) => {
    const identity = { appId, tenantId, ...(password === undefined ? {} : { password }) };
    return teams.start({ identity, demo: false, botService: keys.botService, tenants: [tenantId] });
  };

  /** Posts a message of the served tenant with this Authorization header. */
  const knock = (authorization: string | undefined, fields: Fields = {}, to = guarded) => {
    const activity = teams.activity({ text: 'paste', ...of(tenantId), ...fields });
    return teams.post(activity, { to, ...(authorization === undefined ? {} : { authorization }) });
  };

  const ticket = (token: Token = {}) => bearer(teams.connector.url, token);

  beforeEach(async () => {
    // botbuilder writes there where a signature is wrong.
    written = sinon.stub(console, 'error');
    teams = await startHarness();
    keys = await startBotService(teams.connector.url);
    sinon.stub(process, 'env').value({ ...process.env, IDENTITY_ENDPOINT: keys.tokens, IDENTITY_HEADER: 'header' });
    guarded = await startGuarded();
  });

  afterEach(async () => {
    await guarded.close();
    await keys.close();
    await teams.close();
    sinon.restore();
  });

  it('takes what Bot Service signed, and replies as its managed identity', async () => {
    assert.equal((await knock(ticket())).status, 200);
    assert.equal(teams.assistant.received.length, 1);
    await until(() => teams.sentCards().length === 1);
    assert.equal(teams.sentCards()[0]?.authorization, 'Bearer token-of-the-managed-identity');
  });

  it('takes it with an app registration and its password, too', async () => {
    const single = await startGuarded(['inv3nted', 'password'].join('-'));
    // Not addressed and known to nobody, so that nothing is sent that would need a token.
    const unheard = { ...of('another-tenant') };
    assert.equal((await knock(ticket(), unheard, single)).status, 200);
    assert.equal((await knock(ticket({ claims: { aud: tenantId } }), unheard, single)).status, 401);
    await single.close();
  });

  it('allows for clocks that differ by some minutes', async () => {
    for (const claims of [{ exp: now() - 2 * minute }, { nbf: now() + 2 * minute }]) {
      assert.equal((await knock(ticket({ claims }))).status, 200);
    }
  });

  const forgeries: { readonly [name: string]: () => string | undefined } = {
    'no token': () => undefined,
    'an empty header': () => '',
    'another scheme': () => 'Basic dXNlcjpwYXNz',
    'a word instead of a token': () => 'Bearer nonsense',
    'a scheme and nothing': () => 'Bearer ',
    'a token of two parts': () => ticket().split('.').slice(0, 2).join('.'),
    'no signature': () => `${ticket().split('.').slice(0, 2).join('.')}.`,
    'a shortened signature': () => ticket().slice(0, -8),
    'a token for another bot': () => ticket({ claims: { aud: '11111111-0000-4000-8000-000000000000' } }),
    'a token for nobody': () => ticket({ claims: { aud: undefined } }),
    'an expired token': () => ticket({ claims: { exp: now() - 10 * minute } }),
    'a token that is not valid yet': () => ticket({ claims: { nbf: now() + 10 * minute } }),
    'another issuer': () => ticket({ claims: { iss: 'https://issuer.example' } }),
    'no issuer': () => ticket({ claims: { iss: undefined } }),
    'a token of another tenant’s directory': () =>
      ticket({ claims: { iss: `https://sts.windows.net/${tenantId}/`, appid: appId, ver: '1.0' } }),
    'a token that another bot got for this one': () =>
      ticket({
        claims: {
          iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
          appid: '11111111-0000-4000-8000-000000000000',
          ver: '1.0',
        },
      }),
    'another signature': () => ticket({ key: foreignKey }),
    'a changed claim': () => {
      const [header, , signature] = ticket().split('.');
      const [, claims] = ticket({ claims: { name: 'other' } }).split('.');
      return [header, claims, signature].join('.');
    },
    'an unknown key': () => ticket({ key: foreignKey, header: { kid: 'foreign' } }),
    'no key': () => ticket({ header: { kid: undefined } }),
    'a key for another channel': () => ticket({ key: elsewhereKey, header: { kid: 'elsewhere' } }),
    'no algorithm': () => ticket({ header: { alg: 'none' } }),
    'the public key as a secret': () => ticket({ header: { alg: 'HS256' } }),
    'a token for another service URL': () => bearer('https://smba.trafficmanager.net/emea/'),
    'a token without a service URL': () => ticket({ claims: { serviceurl: undefined } }),
  };

  for (const [name, forge] of Object.entries(forgeries)) {
    it(`refuses ${name}`, async () => {
      const answer = await knock(forge());
      assert.ok([401, 403].includes(answer.status), `${answer.status}`);
      assert.deepEqual(Object.keys(JSON.parse(await answer.text())), ['code', 'correlationId']);
      assert.deepEqual(teams.assistant.received, []);
      assert.deepEqual(teams.connector.sent, []);
    });
  }

  it('reports a stranger in the log alone', async () => {
    for (const name of ['no token', 'another issuer', 'an unknown key', 'a key for another channel']) {
      await knock(forgeries[name]!());
    }
    assert.deepEqual(
      teams.problems.map(({ where }) => where),
      Array(4).fill('teams: request answered with 401'),
    );
    sinon.assert.neverCalledWith(written, sinon.match.instanceOf(Error));
  });

  it('keeps quiet about where the keys could not be had', async () => {
    const unreachable = await teams.start({
      identity: { appId, tenantId },
      demo: false,
      botService: botServiceAt('http://keys.invalid:9443/openid', teams.connector.url),
    });
    const answer = await knock(ticket(), {}, unreachable);
    assert.equal(answer.status, 500);
    assert.deepEqual(Object.keys(JSON.parse(await answer.text())), ['code', 'correlationId']);
    assert.deepEqual(teams.assistant.received, []);
    await unreachable.close();
  });

  describe('of the tenants', () => {
    const knocks: readonly (readonly [string, Fields])[] = [
      ['a message of another tenant', of('another-tenant')],
      ['a message of no tenant', { channelData: {} }],
      ['a message that names the tenant in another channel', { ...of(tenantId), channelId: 'webchat' }],
      ['an invoke of another tenant', { ...of('another-tenant'), type: 'invoke', name: 'adaptiveCard/action' }],
      ['an edit of another tenant', { type: 'messageUpdate', channelData: { eventType: 'editMessage' } }],
      ['an arrival in another tenant', { ...of('another-tenant'), type: 'installationUpdate', action: 'add' }],
      [
        'a message action of another tenant',
        {
          ...of('another-tenant'),
          type: 'invoke',
          name: 'composeExtension/fetchTask',
          value: { commandId: 'diagnose', messagePayload: { id: 'm', body: { content: 'paste' } } },
        },
      ],
    ];

    for (const [name, fields] of knocks) {
      it(`acknowledges and drops ${name}`, async () => {
        const listed = await teams.start({ tenants: [tenantId] });
        const answer = await teams.post(teams.activity({ text: 'paste', ...fields }), { to: listed });
        assert.equal(answer.status, 200);
        assert.equal(await answer.text(), '');
        assert.deepEqual(teams.assistant.received, []);
        assert.deepEqual(teams.connector.sent, []);
        await listed.close();
      });
    }

    it('takes one that is written in capitals', async () => {
      const listed = await teams.start({ tenants: [tenantId.toUpperCase()] });
      await teams.post(teams.activity({ text: 'paste', ...of(tenantId) }), { to: listed });
      assert.equal(teams.assistant.received.length, 1);
      await listed.close();
    });

    it('takes one that Teams names in the conversation only', async () => {
      const listed = await teams.start({ tenants: [tenantId] });
      const conversation = { id: 'thread-1', conversationType: 'personal', tenantId };
      await teams.post(teams.activity({ text: 'paste', conversation }), { to: listed });
      assert.equal(teams.assistant.received.length, 1);
      await listed.close();
    });
  });

  describe('of the service URLs', () => {
    const { mayReplyTo, mayDownloadFrom } = botServiceOf('public', tenantId);
    const trusts = (url: string) => mayReplyTo(new URL(url));

    it('refuses a reply to anywhere else, even with a right token', async () => {
      for (const serviceUrl of ['http://198.51.100.7/', 'https://evil.example/', 'nonsense', undefined, 7]) {
        const authorization = bearer(String(serviceUrl));
        assert.equal((await knock(authorization, { serviceUrl })).status, 403);
      }
      assert.deepEqual(teams.assistant.received, []);
    });

    it('trusts those of Bot Service', () => {
      for (const url of [
        'https://smba.trafficmanager.net/emea/0a1b2c3d/',
        'https://smba.infra.gcc.teams.microsoft.com/',
        'https://europe.webchat.botframework.com/',
      ])
        assert.ok(trusts(url), url);
    });

    it('trusts no look-alike', () => {
      for (const url of [
        'http://smba.trafficmanager.net/',
        'https://evil.trafficmanager.net/',
        'https://smba.trafficmanager.net.evil.example/',
        'https://smba.trafficmanager.net:8443/',
        'https://user@smba.trafficmanager.net/',
        'https://evilbotframework.com/',
        'https://botframework.com.evil.example/',
        'https://evil.example/#.botframework.com',
        'https://evil.example/?https://smba.trafficmanager.net/',
        'https://127.0.0.1/',
        'https://[::1]/',
      ])
        assert.ok(!trusts(url), url);
    });

    it('are on this machine in the demo', () => {
      assert.ok(loopbackService.mayReplyTo(new URL('http://localhost:56150/_connector')));
      assert.ok(!loopbackService.mayReplyTo(new URL('http://198.51.100.7/')));
    });

    it('that keep files are those of SharePoint', () => {
      const mayDownload = (url: string) => mayDownloadFrom(new URL(url));
      assert.ok(mayDownload('https://contoso-my.sharepoint.com/personal/a/download.aspx?x=1'));
      assert.ok(!mayDownload('https://contoso-my.sharepoint.com.evil.example/'));
      assert.ok(!mayDownload('http://contoso-my.sharepoint.com/'));
    });
  });
});
