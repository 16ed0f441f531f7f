import assert from 'node:assert/strict';
import { type Channel, type Delivery, NotTakenError, RefusedError } from '../../../src/assistant/channel.ts';
import { createPace } from '../../../src/channels/pace.ts';
import { createSend } from '../../../src/channels/slack/send.ts';
import { createSlackClient } from '../../../src/channels/slack/slackClient.ts';
import { createSlackLog } from '../../../src/channels/slack/slackLog.ts';
import { goldenMessages } from '../messages.ts';
import { scriptedAssistant } from '../scriptedAssistant.ts';
import { assertBlockKit } from './blockKit.ts';
import { type FakeSlack, startFakeSlack } from './fakeSlack.ts';
import { buttonIn } from './interactions.ts';
import { type SlackServer, startSlackServer } from './slackServer.ts';

const id = '0b9b4c9e-6f0a-4c6e-9f37-2f5b8f0d1a11';
const inThread = { channel: 'C1', threadTs: '1000.1', user: 'U1' };

describe('Messages to Slack', () => {
  let slack: FakeSlack;
  let server: SlackServer;
  let channel: Channel;

  beforeEach(async () => {
    slack = await startFakeSlack();
    server = await startSlackServer(slack, scriptedAssistant());
    ({ channel } = server);
  });

  afterEach(async () => {
    await server.close();
    await slack.close();
  });

  const delivery = (fields: Partial<Delivery> = {}): Delivery => ({
    id,
    address: inThread,
    message: goldenMessages['first-answer-en']!,
    ...fields,
  });
  const refuse = (method: string, error: string) => slack.next.set(method, [{ body: { ok: false, error } }]);
  const posted = () => slack.argsOf('chat.postMessage');
  const whispered = () => slack.argsOf('chat.postEphemeral');

  it('go to their thread, and name themselves and it in their buttons', async () => {
    const receipt = await channel.send(delivery());
    const [{ channel: to, thread_ts: thread, blocks, text, metadata } = {}] = posted();
    assert.deepEqual([to, thread], ['C1', '1000.1']);
    assert.match(String(text), /^The registry refused the sign-in: 401/);
    assertBlockKit(blocks, 50);
    assert.equal(buttonIn(blocks, 'sp').block_id, `${id} 5 C1/1000.1`);
    assert.deepEqual(metadata, { event_type: 'acr_support_message', event_payload: { id } });
    const ts = `2000.${slack.calls.length}`;
    assert.deepEqual(receipt, { channel: 'C1', ts, thread: 'C1/1000.1', threadAddress: inThread });
  });

  it('let nothing of the text beside the blocks come alive', async () => {
    const sent = await channel.send(delivery());
    await channel.send(delivery({ to: 'person' }));
    await channel.send(delivery({ sent: sent! }));
    const { mrkdwn, unfurl_links: links, unfurl_media: media } = posted()[0]!;
    assert.deepEqual([mrkdwn, links, media], ['false', 'false', 'false']);
    for (const { parse, link_names: names } of [posted()[0]!, whispered()[0]!, slack.argsOf('chat.update')[0]!]) {
      assert.deepEqual([parse, names], ['none', 'false']);
    }
  });

  it('begin a thread where they answer nothing', async () => {
    const receipt = await channel.send(delivery({ address: channel.addressOf('C7') }));
    assert.equal(posted()[0]?.thread_ts, undefined);
    assert.equal(buttonIn(posted()[0]?.blocks, 'sp').block_id, `${id} 5 `);
    assert.equal(receipt?.thread, `C7/${receipt?.ts}`);
    assert.deepEqual(receipt?.threadAddress, { channel: 'C7', threadTs: receipt?.ts });
  });

  it('go to the direct messages of whom they are for, which are opened for that', async () => {
    const receipt = await channel.send(delivery({ address: { user: 'U1' } }));
    assert.equal(slack.argsOf('conversations.open')[0]?.users, 'U1');
    assert.equal(posted()[0]?.channel, 'D7');
    assert.equal(receipt?.thread, 'dm/U1');
    assert.match(buttonIn(posted()[0]?.blocks, 'sp').block_id, / dm\/U1$/);
  });

  it('are shown anew in their place, with what was pressed in the place of the buttons', async () => {
    const sent = await channel.send(delivery());
    assert.deepEqual(await channel.send(delivery({ sent: sent!, chosen: 'sp' })), sent);
    const [{ channel: at, ts, blocks } = {}] = slack.argsOf('chat.update');
    assert.deepEqual([at, ts], ['C1', sent?.ts]);
    assert.match(JSON.stringify(blocks), /You chose: .*Service principal/);
    assert.doesNotMatch(JSON.stringify(blocks), /"button"/);
    assert.equal(posted().length, 1);
  });

  it('go to one person alone in the thread, and cannot be changed later', async () => {
    assert.equal(await channel.send(delivery({ to: 'person' })), undefined);
    const [{ channel: at, thread_ts: thread, user, blocks } = {}] = whispered();
    assert.deepEqual([at, thread, user], ['C1', '1000.1', 'U1']);
    assertBlockKit(blocks, 50);
    assert.equal(await channel.send(delivery({ to: 'person', chosen: 'sp' })), undefined);
    assert.deepEqual([posted().length, whispered().length], [0, 1]);
  });

  it('go to one person’s direct messages where the thread cannot show them, and come back to the thread’s case', async () => {
    refuse('chat.postEphemeral', 'user_not_in_channel');
    const receipt = await channel.send(delivery({ to: 'person' }));
    const [{ channel: at, thread_ts: thread, blocks } = {}] = posted();
    assert.deepEqual([at, thread, receipt?.channel], ['D7', undefined, 'D7']);
    assert.match(buttonIn(blocks, 'sp').block_id, / C1\/1000\.1$/);
  });

  it('go to the thread where there are no direct messages with that person either', async () => {
    refuse('chat.postEphemeral', 'user_not_in_channel');
    refuse('conversations.open', 'user_not_visible');
    await channel.send(delivery({ to: 'person' }));
    assert.deepEqual([posted().length, posted()[0]?.channel, posted()[0]?.thread_ts], [1, 'C1', '1000.1']);
  });

  it('are sent as text where Slack takes no blocks', async () => {
    refuse('chat.postMessage', 'invalid_blocks');
    await channel.send(delivery());
    assert.equal(posted()[1]?.blocks, undefined);
    assert.match(String(posted()[1]?.text), /\[Service principal\]/);
  });

  it('tell who chose the shortcut how to let the bot into its channel', async () => {
    refuse('chat.postMessage', 'not_in_channel');
    const address = { ...inThread, shortcutUrl: `${slack.url}/respond` };
    await assert.rejects(channel.send(delivery({ address })), RefusedError);
    const [{ response_type: type, text } = {}] = slack.argsOf('respond');
    assert.equal(type, 'ephemeral');
    assert.match(String(text), /\/invite/);
  });

  for (const error of ['not_in_channel', 'channel_not_found', 'is_archived', 'account_inactive', 'token_revoked']) {
    it(`are never taken where Slack says ${error}`, async () => {
      refuse('chat.postMessage', error);
      await assert.rejects(channel.send(delivery()), RefusedError);
      assert.equal(posted().length, 1);
    });
  }

  for (const [name, answer] of [
    ['answers 503', { status: 503, body: {} }],
    ['says fatal_error', { body: { ok: false, error: 'fatal_error' } }],
    ['says internal_error', { body: { ok: false, error: 'internal_error' } }],
  ] as const) {
    it(`may have been taken where Slack ${name}, and are not sent again by the channel`, async () => {
      slack.next.set('chat.postMessage', [answer]);
      await assert.rejects(channel.send(delivery()), (error) => {
        return !(error instanceof NotTakenError) && !(error instanceof RefusedError);
      });
      assert.equal(posted().length, 1);
    });
  }

  const tooMany = (seconds: string) => ({ status: 429, headers: { 'retry-after': seconds }, body: {} });

  it('wait a second where Slack asks for one, and leave longer waits to others', async () => {
    slack.next.set('chat.postMessage', [tooMany('1'), { body: { ok: true, ts: '1' } }, tooMany('30')]);
    assert.equal((await channel.send(delivery()))?.ts, '1');
    await assert.rejects(channel.send(delivery()), (error) => {
      return error instanceof NotTakenError && error.retryAfter === 30;
    });
    assert.equal(posted().length, 3);
  });

  it('were not taken where nothing listens', async () => {
    const client = createSlackClient(
      'invented-bot-token',
      'http://127.0.0.1:58999/api/',
      createSlackLog(() => assert.fail()),
    );
    const send = createSend({ client, pace: createPace([{ sends: 9, milliseconds: 1 }]), invite: () => ({}) });
    await assert.rejects(send(delivery()), NotTakenError);
  });
});
