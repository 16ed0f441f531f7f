import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import http, { type RequestListener, type RequestOptions, type Server } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import sinon from 'sinon';
import { createAdapter, type TeamsIdentity } from '../../../src/channels/teams/adapter.ts';
import { botServiceOf } from '../../../src/channels/teams/botService.ts';
import { createVerify, TeamsSignInError } from '../../../src/channels/teams/createVerify.ts';
import { apologise } from '../../assistant/parts.ts';

const tenantId = '0a1b2c3d-0000-4000-8000-00000000c0c0';
const secret = ['inv3nted', 'password'].join('-');

/** What Entra answers to a secret that ran out. */
const expired = {
  error: 'invalid_client',
  error_description: `AADSTS7000222: The provided client secret keys for app '${tenantId}' are expired.`,
  error_codes: [7000222],
};
const token = { token_type: 'Bearer', access_token: 'invented-token', expires_in: 3600 };

describe('The bot’s sign-in', () => {
  let server: Server;
  let asked: string[];
  let answer: { readonly status: number; readonly body: object };

  const answers: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push(`${request.headers.host} ${request.url} ${Buffer.concat(chunks)}`);
    // restify, which other tests load, has writeHead give nothing back.
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  };

  /** Has Entra's addresses lead to the stand-in. */
  const leadToStandIn = () => {
    const { request } = http;
    const { port } = server.address() as AddressInfo;
    sinon.stub(https, 'request').callsFake((options) => {
      const { hostname: host, path, method, headers } = options as RequestOptions;
      return request({ hostname: '127.0.0.1', port, path, method, headers: { ...headers, host } } as RequestOptions);
    });
  };

  /** A bot of its own, because tokens are kept by the bot's id. */
  const bot = (identity: TeamsIdentity) => {
    const appId = randomUUID();
    const failure = { report: () => undefined, apologise, defaultLanguage: 'en' } as const;
    const service = botServiceOf('public', tenantId);
    return { appId, verify: createVerify(createAdapter({ appId, tenantId, ...identity }, service, failure), appId) };
  };

  const isRefused = (code: RegExp) => (error: unknown) => {
    assert.ok(error instanceof TeamsSignInError);
    assert.match(error.code, code);
    assert.ok(!error.code.includes(tenantId));
    return true;
  };

  beforeEach(async () => {
    asked = [];
    answer = { status: 200, body: token };
    server = http.createServer(answers);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    sinon.restore();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('asks Entra for a token of Bot Service with the secret, once', async () => {
    leadToStandIn();
    const { appId, verify } = bot({ password: secret });
    await verify();
    await verify();
    assert.equal(asked.length, 1);
    const [host, path] = asked[0]!.split(' ');
    assert.deepEqual([host, path?.split('?')[0]], ['login.microsoftonline.com', `/${tenantId}/oauth2/v2.0/token`]);
    const sent = new URLSearchParams(asked[0]!.slice(`${host} ${path} `.length));
    assert.deepEqual(
      ['client_id', 'client_secret', 'scope'].map((name) => sent.get(name)),
      [appId, secret, 'https://api.botframework.com/.default'],
    );
  });

  it('tells Entra’s number of what is wrong with the secret', async () => {
    leadToStandIn();
    answer = { status: 401, body: expired };
    const { verify } = bot({ password: secret });
    await assert.rejects(verify(), isRefused(/^AADSTS7000222$/));
    answer = { status: 200, body: token };
    await verify();
  });
});
