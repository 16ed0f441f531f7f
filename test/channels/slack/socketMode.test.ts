import assert from 'node:assert/strict';
import { withForm } from '../messages.ts';
import { scriptedAssistant } from '../scriptedAssistant.ts';
import { type FakeSlack, startFakeSlack } from './fakeSlack.ts';
import { type FakeSocket, startFakeSocket } from './fakeSocket.ts';
import { message, press } from './interactions.ts';
import { envelope } from './signedRequests.ts';
import { aMoment, type SlackServer, startSlackServer, until } from './slackServer.ts';

const id = '0b9b4c9e-6f0a-4c6e-9f37-2f5b8f0d1a11';

describe('Socket Mode', () => {
  let slack: FakeSlack;
  let socket: FakeSocket;
  let assistant: ReturnType<typeof scriptedAssistant>;
  let server: SlackServer;

  beforeEach(async () => {
    [slack, socket] = await Promise.all([startFakeSlack(), startFakeSocket()]);
    slack.next.set('apps.connections.open', [{ body: { ok: true, url: socket.url } }]);
    assistant = scriptedAssistant();
    server = await startSlackServer(slack, assistant, { appToken: 'invented-app-token', signingSecrets: [] });
    await until(socket.isConnected);
  });

  afterEach(async () => {
    await server.close();
    await Promise.all([slack.close(), socket.close()]);
  });

  const paste = (envelopeId: string) =>
    socket.send({
      type: 'events_api',
      envelope_id: envelopeId,
      payload: envelope(message({ channel: 'D1', text: '401 unauthorized' })),
    });
  const interactive = (envelopeId: string, payload: object) =>
    socket.send({
      type: 'interactive',
      envelope_id: envelopeId,
      accepts_response_payload: true,
      payload: { team: { id: 'T1' }, user: { id: 'U1' }, ...payload },
    });

  it('hands on what comes, and answers through the Web API', async () => {
    assistant.work(server.channel);
    paste('e1');
    await until(() => slack.argsOf('chat.postMessage').length === 1);
    assert.deepEqual(
      assistant.received.map((incoming) => [incoming.thread.id, incoming.kind]),
      [['dm/U1', 'message']],
    );
    assert.ok(socket.acknowledged.has('e1'));
  });

  it('acknowledges once it is stored, and not before', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const { accept } = assistant;
    assistant.accept = async (incoming) => {
      await held;
      await accept(incoming);
    };
    paste('e1');
    interactive('e2', press(slack, {}));
    await aMoment();
    assert.deepEqual([...socket.acknowledged.keys()], []);
    letGo();
    await until(() => socket.acknowledged.size === 2);
    assert.equal(assistant.received.length, 2);
  });

  it('leaves unacknowledged what could not be stored, so that it comes again', async () => {
    assistant.isBroken = true;
    paste('e1');
    await until(() => server.problems.length === 1);
    await aMoment();
    assert.deepEqual([...socket.acknowledged.keys()], []);
    assistant.isBroken = false;
    paste('e2');
    await until(() => socket.acknowledged.has('e2'));
    assert.equal(assistant.received.length, 1);
  });

  it('answers a dialog with what is wrong at its fields', async () => {
    assistant.sent.set(id, { case: 'slack:C1/1000.1', address: {}, message: withForm });
    const carried = { message: id, form: 'ticket:1', thread: 'C1/1000.1', language: 'cs' };
    const state = { values: { contact: { value: { value: null } }, impact: { value: { selected_option: null } } } };
    const view = { id: 'V1', callback_id: 'form', private_metadata: JSON.stringify(carried), state };
    interactive('e1', { type: 'view_submission', view });
    await until(() => socket.acknowledged.has('e1'));
    const wanted = 'Tohle prosím vyplňte.';
    assert.deepEqual(socket.acknowledged.get('e1'), {
      response_action: 'errors',
      errors: { impact: wanted, contact: wanted },
    });
  });

  it('acknowledges what it does not know', async () => {
    interactive('e1', { type: 'something_new' });
    socket.send({ type: 'events_api', envelope_id: 'e2', payload: envelope({ type: 'reaction_added', user: 'U1' }) });
    await until(() => socket.acknowledged.size === 2);
    assert.deepEqual(assistant.received, []);
  });

  it('does not begin with an app token that Slack does not take, and names the setting', async () => {
    slack.next.set('apps.connections.open', [{ body: { ok: false, error: 'invalid_auth' } }]);
    const starting = startSlackServer(slack, assistant, { appToken: 'invented-other-token', signingSecrets: [] });
    await assert.rejects(starting, /^SlackError: Slack did not take SLACK_APP_TOKEN \(invalid_auth\)/);
  });
});
