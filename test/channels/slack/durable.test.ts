import assert from 'node:assert/strict';
import { scriptedAssistant } from '../scriptedAssistant.ts';
import { type FakeSlack, startFakeSlack } from './fakeSlack.ts';
import { command, interact, message, press, sendEvent, shortcut } from './interactions.ts';
import { aMoment, type SlackServer, startSlackServer, until } from './slackServer.ts';

describe('What Slack sends', () => {
  let slack: FakeSlack;
  let assistant: ReturnType<typeof scriptedAssistant>;
  let server: SlackServer;

  beforeEach(async () => {
    slack = await startFakeSlack();
    assistant = scriptedAssistant();
    server = await startSlackServer(slack, assistant);
    slack.calls.length = 0;
  });

  afterEach(async () => {
    await server.close();
    await slack.close();
  });

  const paste = (fields = {}) => sendEvent(server.port, message({ channel: 'D1', text: '401', ...fields }));
  const told = () => slack.argsOf('respond');

  /** Makes accepting wait until it is let go on. */
  const hold = () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const { accept } = assistant;
    assistant.accept = async (incoming) => {
      await held;
      await accept(incoming);
    };
    return letGo;
  };

  it('is acknowledged once it is stored, and not before, with no call to Slack', async () => {
    const letGo = hold();
    let acknowledged = 0;
    const requests = [paste(), interact(server.port, press(slack, {})), interact(server.port, shortcut(slack))].map(
      async (request) => {
        const { status } = await request;
        assert.equal(status, 200);
        acknowledged += 1;
      },
    );
    await aMoment();
    assert.deepEqual([acknowledged, assistant.received.length, slack.calls], [0, 0, []]);
    letGo();
    await Promise.all(requests);
    assert.equal(assistant.received.length, 3);
    assert.deepEqual(slack.calls, []);
  });

  it('comes again as the same event where it could not be stored', async () => {
    assistant.isBroken = true;
    assert.equal((await paste()).status, 503);
    assert.deepEqual(server.problems, ['slack: event']);
    assistant.isBroken = false;
    for (const _ of [1, 2]) assert.equal((await paste()).status, 200);
    assert.equal(assistant.received.length, 1);
  });

  it('comes again where it is not stored in time', async () => {
    const letGo = hold();
    const start = performance.now();
    assert.equal((await paste()).status, 503);
    assert.ok(performance.now() - start < 3000);
    letGo();
    assert.equal((await paste()).status, 200);
    assert.equal(assistant.received.length, 1);
  });

  for (const [name, send] of [
    ['a button', () => interact(server.port, press(slack, {}))],
    ['the shortcut', () => interact(server.port, shortcut(slack))],
    ['the slash command', () => command(server.port, slack, '401')],
  ] as const) {
    it(`is answered with a word to the person where ${name} could not be stored`, async () => {
      assistant.isBroken = true;
      assert.equal((await send()).status, 200);
      await until(() => told().length === 1);
      const { response_type: type, replace_original: replace, text } = told()[0]!;
      assert.deepEqual([type, replace], ['ephemeral', false]);
      assert.match(String(text), /try again in a minute/);
      assert.deepEqual(server.problems, ['slack: accepting']);
    });
  }

  it('has one id, however it is delivered, and another where it differs', async () => {
    const idOf = async (send: () => Promise<unknown>) => {
      const before = assistant.received.length;
      await send();
      return assistant.received[before]?.id;
    };
    const ids = [
      await idOf(() => paste()),
      await idOf(() => paste({ ts: '1000.2' })),
      await idOf(() => interact(server.port, press(slack, {}))),
      await idOf(() => interact(server.port, press(slack, { action_ts: '10' }))),
      await idOf(() => interact(server.port, shortcut(slack))),
      await idOf(() => command(server.port, slack, '401')),
    ];
    assert.deepEqual(ids, ['D1:1000.1:', 'D1:1000.2:', 'C1:2000.1:9', 'C1:2000.1:10', '7.1', '7.2']);
    assert.equal(await idOf(() => interact(server.port, press(slack, {}))), undefined);
  });
});
