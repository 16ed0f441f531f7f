import assert from 'node:assert/strict';
import type { RunningServer } from '../../../src/channels/httpServer.ts';
import { startTeams, type TeamsOptions } from '../../../src/channels/teams/startTeams.ts';
import { apologise } from '../../assistant/parts.ts';
import { scriptedAssistant } from '../scriptedAssistant.ts';
import { type Sent, startConnector } from './connector.ts';

type Fields = { readonly [key: string]: unknown };

describe('the Teams channel', () => {
  let connector: Awaited<ReturnType<typeof startConnector>>;
  let assistant: ReturnType<typeof scriptedAssistant>;
  let problems: string[];
  let server: RunningServer;

  const start = (options: Partial<TeamsOptions> = {}) =>
    startTeams({
      assistant,
      identity: {},
      tenants: [],
      host: '127.0.0.1',
      port: 0,
      demo: true,
      apologise,
      defaultLanguage: 'en',
      report: ({ correlationId }) => problems.push(correlationId),
      ...options,
    });

  const post = (body: unknown, to = server) =>
    fetch(`http://127.0.0.1:${to.port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  const activity = (fields: Fields) => ({
    type: 'message',
    id: 'a1',
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: { id: '29:1', aadObjectId: 'person-1' },
    recipient: { id: '28:bot', name: 'Bot' },
    conversation: { id: 'thread-1', conversationType: 'personal' },
    locale: 'cs-CZ',
    ...fields,
  });

  const sentCards = (): Sent[] => connector.sent.filter((sent) => JSON.stringify(sent.body).includes('AdaptiveCard'));

  const buttonData = (sent: Sent): unknown =>
    JSON.parse(/"data":(\{"choice":"sp"[^}]*\})/.exec(JSON.stringify(sent.body))![1]!);

  beforeEach(async () => {
    connector = await startConnector();
    assistant = scriptedAssistant();
    problems = [];
    server = await start();
  });

  afterEach(async () => {
    await server.close();
    await connector.close();
  });

  it('hands a message on with its thread, person and language, and sends the answer as a card', async () => {
    assert.equal((await post(activity({ text: '401 unauthorized' }))).status, 200);
    const [incoming] = assistant.received;
    assert.deepEqual(
      { ...incoming, at: undefined },
      {
        thread: { channel: 'teams', id: 'thread-1' },
        person: { id: 'person-1', language: 'cs' },
        at: undefined,
        addressed: true,
        kind: 'message',
        text: '401 unauthorized',
      },
    );
    assert.deepEqual(
      connector.sent.map((sent) => sent.body.type),
      ['typing', 'message'],
    );
    assert.equal(sentCards()[0]?.body.summary, 'The registry refused the sign-in: 401, authentication required');
  });

  it('takes the mention out of a channel message, and knows whether it was addressed', async () => {
    const inChannel = { conversation: { id: 'c;messageid=1', conversationType: 'channel', isGroup: true } };
    const mention = { type: 'mention', text: '<at>Bot</at>', mentioned: { id: '28:bot', name: 'Bot' } };
    await post(activity({ ...inChannel, text: '<at>Bot</at> help', entities: [mention] }));
    await post(activity({ ...inChannel, text: 'just talking' }));
    assert.deepEqual(
      assistant.received.map((incoming) => [incoming.kind === 'message' && incoming.text, incoming.addressed]),
      [
        ['help', true],
        ['just talking', false],
      ],
    );
  });

  it('answers a pressed button with the same card, its buttons replaced by the choice', async () => {
    await post(activity({ text: 'paste' }));
    const data = buttonData(sentCards()[0]!);
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', replyToId: 'sent-2' };
    const pressed = await post(
      activity({ ...invoke, value: { action: { type: 'Action.Execute', verb: 'choice', data } } }),
    );
    const refreshed = JSON.stringify(await pressed.json());
    assert.equal(pressed.status, 200);
    assert.match(refreshed, /You chose: .*Service principal/);
    assert.doesNotMatch(refreshed, /Action\.Execute/);
    const last = assistant.received.at(-1);
    assert.equal(last?.kind === 'choice' && last.choice, 'sp');
    assert.equal(sentCards().length, 2, 'the diagnosis follows');
  });

  it('takes a press from an old client, too, and updates the card in place', async () => {
    await post(activity({ text: 'paste' }));
    await post(activity({ text: undefined, value: buttonData(sentCards()[0]!), replyToId: 'sent-2' }));
    const update = connector.sent.find((sent) => sent.method === 'PUT');
    assert.match(update?.path ?? '', /\/activities\/sent-2$/);
    assert.match(JSON.stringify(update?.body), /You chose/);
  });

  it('counts one press of a card, however often Bot Service delivers it', async () => {
    await post(activity({ text: 'paste' }));
    const value = { action: { type: 'Action.Execute', verb: 'choice', data: buttonData(sentCards()[0]!) } };
    await post(activity({ id: 'b1', type: 'invoke', name: 'adaptiveCard/action', value }));
    const again = await post(activity({ id: 'b2', type: 'invoke', name: 'adaptiveCard/action', value }));
    assert.match(await again.text(), /You chose/);
    assert.deepEqual(
      assistant.received.map((incoming) => incoming.kind),
      ['message', 'choice'],
    );
  });

  it('still takes a press of a card from before a restart', async () => {
    const value = { action: { type: 'Action.Execute', verb: 'choice', data: { choice: 'sp', card: 'older' } } };
    await post(activity({ type: 'invoke', name: 'adaptiveCard/action', value }));
    assert.equal(assistant.received.length, 1);
  });

  it('does not show a card of one thread in another', async () => {
    await post(activity({ text: 'paste' }));
    const value = { action: { type: 'Action.Execute', verb: 'choice', data: buttonData(sentCards()[0]!) } };
    const elsewhere = { conversation: { id: 'thread-2', conversationType: 'personal' } };
    const answer = await post(activity({ type: 'invoke', name: 'adaptiveCard/action', value, ...elsewhere }));
    assert.doesNotMatch(await answer.text(), /contosoprod/);
  });

  it('acknowledges activities that it does not know', async () => {
    for (const fields of [
      { type: 'installationUpdate' },
      { type: 'x' },
      { type: 'invoke', name: 'x/y' },
      { type: 'messageReaction' },
    ]) {
      assert.equal((await post(activity(fields))).status, 200, fields.type);
    }
    assert.deepEqual(assistant.received, []);
  });

  it('says sorry with a number when the assistant fails, and nothing of the error', async () => {
    assert.equal((await post(activity({ text: 'break' }))).status, 200);
    const told = JSON.stringify(connector.sent);
    assert.equal(problems.length, 1);
    assert.ok(told.includes(problems[0]!));
    assert.doesNotMatch(told, /secret detail/);
  });

  it('drops people of other tenants where a list of tenants is set', async () => {
    const listed = await start({ tenants: ['tenant-a'] });
    await post(activity({ text: 'x', channelData: { tenant: { id: 'tenant-b' } } }), listed);
    await post(activity({ text: 'x' }), listed);
    assert.deepEqual(assistant.received, []);
    await post(activity({ text: 'x', channelData: { tenant: { id: 'tenant-a' } } }), listed);
    assert.equal(assistant.received.length, 1);
    await listed.close();
  });

  it('refuses bad and oversized bodies without detail', async () => {
    assert.equal((await post({})).status, 400);
    const broken = await post('{"type": "mess');
    assert.equal(broken.status, 400);
    assert.doesNotMatch(await broken.text(), /JSON|position|Unexpected/);
    assert.equal((await post(activity({ text: 'x'.repeat(300_000) }))).status, 413);
  });

  it('answers probes', async () => {
    assert.deepEqual(await (await fetch(`http://127.0.0.1:${server.port}/healthz`)).json(), { status: 'ok' });
  });

  it('lets nobody in without a token once it has an app id', async () => {
    const identity = { appId: 'app-1', tenantId: 'tenant-a', password: `p${'w'}` };
    const guarded = await start({ identity, demo: false });
    const answer = await post(activity({ text: 'x' }), guarded);
    assert.equal(answer.status, 401);
    assert.deepEqual(Object.keys(JSON.parse(await answer.text())), ['code', 'correlationId']);
    assert.deepEqual(assistant.received, []);
    await guarded.close();
  });

  it('does not start without an app id, but for the demo on the loopback address', async () => {
    await assert.rejects(start({ demo: false }), /MICROSOFT_APP_ID/);
    await assert.rejects(start({ host: '0.0.0.0' }), /MICROSOFT_APP_ID/);
  });
});
