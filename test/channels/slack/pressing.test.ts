import assert from 'node:assert/strict';
import { goldenMessages } from '../messages.ts';
import { scriptedAssistant } from '../scriptedAssistant.ts';
import { bot, type FakeSlack, startFakeSlack } from './fakeSlack.ts';
import { buttonIn, interact, message, press, sendEvent } from './interactions.ts';
import { aMoment, type SlackServer, startSlackServer, until } from './slackServer.ts';

describe('A button in Slack', () => {
  let slack: FakeSlack;
  let assistant: ReturnType<typeof scriptedAssistant>;
  let server: SlackServer;

  beforeEach(async () => {
    slack = await startFakeSlack();
    assistant = scriptedAssistant();
    server = await startSlackServer(slack, assistant);
    assistant.work(server.channel);
  });

  afterEach(async () => {
    await server.close();
    await slack.close();
  });

  const posted = () => slack.argsOf('chat.postMessage');
  const ask = async () => {
    await sendEvent(server.port, message({ text: `<@${bot}> 401 unauthorized` }));
    await until(() => posted().length === 1);
    const [sent] = assistant.sent.keys();
    return { sent: sent!, button: (value: string) => buttonIn(posted()[0]?.blocks, value) };
  };
  const choices = () => assistant.received.flatMap((incoming) => (incoming.kind === 'choice' ? [incoming] : []));

  it('is answered in its thread, and its message shows the choice instead of the buttons', async () => {
    const { sent, button } = await ask();
    await interact(server.port, press(slack, button('sp')));
    await until(() => posted().length === 2);
    const { choice, message: pressed, thread, address, person, addressed, inPublic } = choices()[0]!;
    assert.deepEqual([choice, pressed, addressed, inPublic], ['sp', sent, true, true]);
    assert.deepEqual([thread, person], [{ channel: 'slack', id: 'C1/1000.1' }, { id: 'U1' }]);
    assert.deepEqual(address, { channel: 'C1', threadTs: '1000.1', user: 'U1' });
    assert.match(JSON.stringify(slack.argsOf('chat.update')[0]?.blocks), /You chose: .*Service principal/);
    assert.equal(posted()[1]?.thread_ts, '1000.1');
  });

  it('is handed on each time that it is pressed, and once however often a press is delivered', async () => {
    const { button } = await ask();
    const first = press(slack, button('sp'));
    await Promise.all([interact(server.port, first), interact(server.port, first)]);
    await interact(server.port, press(slack, { ...button('mi'), action_ts: '10' }));
    await aMoment();
    assert.deepEqual(
      choices().map(({ choice }) => choice),
      ['sp', 'mi'],
    );
    assert.equal(slack.argsOf('chat.update').length, 1, 'the first one counts');
  });

  it('is taken where nobody knows its message', async () => {
    await interact(server.port, press(slack, { block_id: 'of another version' }));
    await until(() => choices().length === 1);
    assert.deepEqual([choices()[0]?.message, choices()[0]?.thread.id], [undefined, 'C1/1000.1']);
  });

  it('belongs to the case of whoever presses it in direct messages', async () => {
    for (const message of [{ ts: '5.1' }, { ts: '5.2', thread_ts: '4.9' }]) {
      const fields = { channel: { id: 'D1' }, message };
      await interact(server.port, press(slack, { block_id: '0b9b4c9e 5 dm/U1' }, fields));
    }
    const [alone, threaded] = choices();
    assert.deepEqual([alone?.thread, alone?.inPublic], [{ channel: 'slack', id: 'dm/U1' }, undefined]);
    assert.deepEqual(alone?.address, { channel: 'D1', user: 'U1' });
    assert.deepEqual(threaded?.address, { channel: 'D1', threadTs: '4.9', user: 'U1' });
  });

  describe('that one person alone sees', () => {
    const id = '0b9b4c9e-6f0a-4c6e-9f37-2f5b8f0d1a11';
    // What Slack tells of such a press: neither the message nor its thread.
    const container = { type: 'message', message_ts: '3000.1', channel_id: 'C1', is_ephemeral: true };
    const pressAlone = (blockId: string) =>
      interact(server.port, press(slack, { block_id: blockId }, { message: undefined, container }));

    it('comes back to the case of its thread, and shows the choice to that person', async () => {
      const [address, firstAnswer] = [{ channel: 'C1', threadTs: '1000.1' }, goldenMessages['first-answer-en']!];
      assistant.sent.set(id, { case: 'slack:C1/1000.1', address, message: firstAnswer });
      await pressAlone(`${id} 5 C1/1000.1`);
      await until(() => slack.argsOf('respond').length === 1);
      assert.deepEqual([choices()[0]?.thread.id, choices()[0]?.message], ['C1/1000.1', id]);
      const [{ replace_original: replaced, response_type: type, blocks } = {}] = slack.argsOf('respond');
      assert.deepEqual([replaced, type], [true, 'ephemeral']);
      assert.match(JSON.stringify(blocks), /You chose: .*Service principal/);
      assert.doesNotMatch(JSON.stringify(blocks), /"button"/);
      assert.deepEqual(slack.argsOf('chat.update'), [], 'nothing changes for the others');
    });

    it('is nothing where it does not tell its thread', async () => {
      assert.equal((await pressAlone('of another version')).status, 200);
      assert.deepEqual(assistant.received, []);
    });
  });
});
