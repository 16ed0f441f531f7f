import assert from 'node:assert/strict';
import { scriptedAssistant } from '../scriptedAssistant.ts';
import { type FakeSlack, startFakeSlack } from './fakeSlack.ts';
import { envelope, type Headers, nowInSeconds, post, secrets, signatureOf, signed } from './signedRequests.ts';
import { aMoment, type SlackServer, startSlackServer, until } from './slackServer.ts';

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

let events = 0;
const paste = () =>
  JSON.stringify(envelope({ type: 'message', channel: 'D1', user: 'U1', ts: `1000.${++events}`, text: '401' }));

const stamp = (time: string | number, signature: string | string[]): Headers => ({
  'x-slack-request-timestamp': String(time),
  'x-slack-signature': signature,
});

/** Each makes the headers of a forgery for a body. */
const forgeries: Readonly<Record<string, (body: string) => Headers>> = {
  'no headers': () => ({}),
  'no signature': () => ({ 'x-slack-request-timestamp': String(nowInSeconds()) }),
  'no time': (body) => ({ 'x-slack-signature': signatureOf(body, nowInSeconds()) }),
  'an empty signature': () => stamp(nowInSeconds(), ''),
  'a signature of zeros': () => stamp(nowInSeconds(), `v0=${'0'.repeat(64)}`),
  'a signature without its hash': () => stamp(nowInSeconds(), 'v0='),
  'a truncated signature': (body) => stamp(nowInSeconds(), signatureOf(body, nowInSeconds()).slice(0, -1)),
  'a lengthened signature': (body) => stamp(nowInSeconds(), `${signatureOf(body, nowInSeconds())}0`),
  'another version': (body) => stamp(nowInSeconds(), signatureOf(body, nowInSeconds()).replace('v0', 'v1')),
  'a signature without version': (body) => stamp(nowInSeconds(), signatureOf(body, nowInSeconds()).slice(3)),
  'the signature of another body': () => signed('{"type":"event_callback"}'),
  'the signature of another time': (body) => stamp(nowInSeconds(), signatureOf(body, nowInSeconds() - 1)),
  'another secret': (body) => signed(body, nowInSeconds(), 'third-invented-secret'),
  'an empty secret': (body) => signed(body, nowInSeconds(), ' '),
  'a secret with a line end': (body) => signed(body, nowInSeconds(), `${secrets[0]}\n`),
  'a time six minutes ago': (body) => signed(body, nowInSeconds() - 360),
  'a time six minutes ahead': (body) => signed(body, nowInSeconds() + 360),
  'a time far ahead': (body) => signed(body, 99_999_999_999),
  'time zero': (body) => signed(body, 0),
  'a time before 1970': (body) => signed(body, -nowInSeconds()),
  'a time of letters': (body) => signed(body, 'now'),
  'a time in milliseconds': (body) => signed(body, Date.now()),
  'no time, signed so': (body) => signed(body, ''),
  'two signatures, one of them right': (body) =>
    stamp(nowInSeconds(), [signatureOf(body, nowInSeconds()), `v0=${'0'.repeat(64)}`]),
  'two signatures, the second right': (body) =>
    stamp(nowInSeconds(), [`v0=${'0'.repeat(64)}`, signatureOf(body, nowInSeconds())]),
  'two times': (body) => ({
    ...signed(body),
    'x-slack-request-timestamp': [String(nowInSeconds() - 9999), String(nowInSeconds())],
  }),
};

describe('Requests to the Slack route', () => {
  let slack: FakeSlack;
  let assistant: ReturnType<typeof scriptedAssistant>;
  let server: SlackServer;

  before(async () => {
    slack = await startFakeSlack();
  });

  beforeEach(async () => {
    assistant = scriptedAssistant();
    server = await startSlackServer(slack, assistant);
  });

  afterEach(() => server.close());
  after(() => slack.close());

  for (const [name, headers] of Object.entries(forgeries)) {
    it(`are refused with ${name}`, async () => {
      const body = paste();
      assert.deepEqual(await post(server.port, body, { ...json, ...headers(body) }).then(({ status }) => status), 401);
      await aMoment();
      assert.deepEqual(assistant.received, []);
    });
  }

  for (const secret of secrets) {
    it(`are taken with the ${secret}`, async () => {
      const body = paste();
      const answer = await post(server.port, body, { ...json, ...signed(body, nowInSeconds(), secret) });
      assert.equal(answer.status, 200);
      await until(() => assistant.received.length === 1);
    });
  }

  for (const seconds of [-290, 290]) {
    it(`are taken where the clocks differ by ${seconds} seconds`, async () => {
      const body = paste();
      assert.equal((await post(server.port, body, { ...json, ...signed(body, nowInSeconds() + seconds) })).status, 200);
      await until(() => assistant.received.length === 1);
    });
  }

  it('are not read beyond their cap, signed or not', async () => {
    const body = JSON.stringify(envelope({ type: 'message', text: 'x'.repeat(1024 * 1024) }));
    assert.equal((await post(server.port, body, { ...json, ...signed(body) })).status, 413);
    assert.equal((await post(server.port, body, json)).status, 413);
  });

  it('are refused where they hold nothing, and the next one is read', async () => {
    for (const [body, type] of [
      ['null', json],
      [' null\n', json],
      ['payload=null', form],
    ] as const) {
      assert.equal((await post(server.port, body, { ...type, ...signed(body) })).status, 400, body);
    }
    const body = paste();
    assert.equal((await post(server.port, body, { ...json, ...signed(body) })).status, 200);
  });

  it('are told nothing when they are refused', async () => {
    const answer = await post(server.port, 'x', { ...json, ...signed('x', nowInSeconds() + 9999) });
    assert.match(answer.text, /^\{"code":"NotAccepted","correlationId":"[0-9a-f]{8}"\}$/);
    assert.equal((await post(server.port, '{"broken', { ...json, ...signed('{"broken') })).status, 400);
  });

  it('cannot smuggle an event into the check of the connection', async () => {
    const payload = JSON.stringify({ type: 'block_actions', user: { id: 'U1' }, actions: [{ value: 'sp' }] });
    const body = new URLSearchParams({ ssl_check: '1', payload, command: '/acr', text: 'x' }).toString();
    assert.equal((await post(server.port, body, form)).status, 200);
    await aMoment();
    assert.deepEqual(assistant.received, []);
  });

  it('prove the address to Slack, but only to Slack', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'invented-challenge' });
    const proved = await post(server.port, body, { ...json, ...signed(body) });
    assert.deepEqual(JSON.parse(proved.text), { challenge: 'invented-challenge' });
    assert.equal((await post(server.port, body, json)).status, 401);
  });
});
