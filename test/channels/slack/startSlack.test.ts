import assert from 'node:assert/strict';
import { SlackError } from '../../../src/channels/slack/startSlack.ts';
import { scriptedAssistant } from '../scriptedAssistant.ts';
import { assertBlockKit } from './blockKit.ts';
import { bot, type FakeSlack, startFakeSlack } from './fakeSlack.ts';
import { envelope, postForm, postJson } from './signedRequests.ts';
import { aMoment, type SlackServer, startSlackServer, until } from './slackServer.ts';

type Fields = { readonly [key: string]: unknown };

describe('the Slack channel', () => {
  let slack: FakeSlack;
  let assistant: ReturnType<typeof scriptedAssistant>;
  let server: SlackServer;

  beforeEach(async () => {
    slack = await startFakeSlack();
    assistant = scriptedAssistant();
    server = await startSlackServer(slack, assistant, { supportChannels: ['C9'] });
    assistant.work(server.channel);
  });

  afterEach(async () => {
    await server.close();
    await slack.close();
  });

  const message = (fields: Fields) => ({
    type: 'message',
    channel: 'C1',
    user: 'U1',
    ts: '1000.1',
    text: 'x',
    ...fields,
  });
  const send = (event: Fields, fields: Fields = {}) => postJson(server.port, envelope(event, fields));
  const mention = (fields: Fields = {}) => message({ text: `<@${bot}> 401 unauthorized`, ...fields });
  const interact = (payload: Fields) =>
    postForm(server.port, { payload: JSON.stringify({ team: { id: 'T1' }, user: { id: 'U1' }, ...payload }) });
  const posted = () => slack.argsOf('chat.postMessage');
  const received = async (count: number) => until(() => assistant.received.length === count);
  const completed = async (count: number) => until(() => assistant.completed.length === count);
  const texts = () => assistant.received.map((incoming) => (incoming.kind === 'message' ? incoming.text : '-'));

  it('hands a direct message on with its thread, person and language, and answers in the thread', async () => {
    assert.equal((await send(message({ channel: 'D1', user: 'U2', text: '401 unauthorized' }))).status, 200);
    await until(() => posted().length === 1);
    const [incoming] = assistant.received;
    assert.deepEqual(
      { ...incoming, at: undefined },
      {
        id: 'D1:1000.1:',
        thread: { channel: 'slack', id: 'dm/U2' },
        address: { channel: 'D1', threadTs: '1000.1', user: 'U2' },
        person: { id: 'U2' },
        at: undefined,
        toFetch: { files: [] },
        addressed: true,
        kind: 'message',
        text: '401 unauthorized',
      },
    );
    assert.deepEqual(assistant.completed, [{ name: 'Anna Nováková', language: 'cs', texts: [] }]);
    const [answer] = posted();
    assert.equal(answer?.channel, 'D1');
    assert.equal(answer?.thread_ts, '1000.1');
    assert.match(String(answer?.text), /^The registry refused the sign-in: 401/);
    assertBlockKit(answer?.blocks, 50);
  });

  it('lets nothing of the text beside the blocks come alive', async () => {
    await send(mention());
    await until(() => posted().length === 1);
    const { mrkdwn, parse, link_names: names, unfurl_links: links } = posted()[0]!;
    assert.deepEqual([mrkdwn, parse, names, links], ['false', 'none', 'false', 'false']);
  });

  it('takes a mention that comes as message and as app_mention once, and again not when it is sent again', async () => {
    await Promise.all([send(mention()), send(mention({ type: 'app_mention' }))]);
    await send(mention());
    await received(1);
    await aMoment();
    const [incoming] = assistant.received;
    assert.equal(assistant.received.length, 1);
    assert.deepEqual([incoming?.thread.id, incoming?.addressed, texts()], ['C1/1000.1', true, ['401 unauthorized']]);
  });

  it('leaves people alone who talk in a channel, but listens where it is asked to', async () => {
    await send(message({ text: 'lunch?' }));
    await send(message({ channel: 'C9', text: 'push fails' }));
    await received(1);
    await aMoment();
    const [incoming] = assistant.received;
    assert.deepEqual([incoming?.addressed, incoming?.onlyInCase, texts()], [false, undefined, ['push fails']]);
  });

  it('overhears the threads where a case may be open', async () => {
    await send(message({ ts: '1000.2', thread_ts: '1000.1', text: 'it works now' }));
    await received(1);
    const { thread, addressed, onlyInCase } = assistant.received[0]!;
    assert.deepEqual([thread.id, addressed, onlyInCase], ['C1/1000.1', false, true]);
  });

  it('answers a mention in a thread in that thread', async () => {
    await send(mention({ ts: '1000.2', thread_ts: '1000.1' }));
    await until(() => posted().length === 1);
    assert.equal(posted()[0]?.thread_ts, '1000.1');
    assert.equal(assistant.received[0]?.thread.id, 'C1/1000.1');
  });

  it('reads what a thread began with where it is only mentioned there', async () => {
    const start = message({ ts: '1000.1', text: 'denied &amp; done' });
    slack.next.set('conversations.replies', [{ body: { ok: true, messages: [start] } }]);
    await send(mention({ ts: '1000.2', thread_ts: '1000.1', text: `<@${bot}>` }));
    await send(mention({ ts: '1000.3', text: `<@${bot}>` }));
    await completed(2);
    assert.deepEqual(texts(), ['', '']);
    assert.deepEqual(
      assistant.completed.flatMap((completion) => completion.texts),
      ['denied & done'],
    );
    const [asked] = slack.argsOf('conversations.replies');
    assert.deepEqual([asked?.channel, asked?.ts], ['C1', '1000.1']);
  });

  it('reads an edited message once more, but not when Slack adds a preview', async () => {
    await send(mention());
    await received(1);
    const text = `<@${bot}> denied: requested access`;
    const edited = { ...mention({ text }), edited: { user: 'U1', ts: '1001.0' } };
    const changed = message({
      subtype: 'message_changed',
      message: edited,
      previous_message: mention(),
      user: undefined,
    });
    await Promise.all([send(changed), send({ ...edited, type: 'app_mention' })]);
    await received(2);
    await send({ ...changed, previous_message: edited });
    await send(message({ subtype: 'message_changed', message: mention(), previous_message: mention() }));
    await aMoment();
    assert.deepEqual(texts(), ['401 unauthorized', 'denied: requested access']);
    assert.equal(assistant.received[1]?.thread.id, 'C1/1000.1');
  });

  it('gives the text back as it was written', async () => {
    const text = `<@${bot}> see <https://contosoprod.azurecr.io/v2/|contosoprod.azurecr.io/v2/> &amp; <http://a.example>\n\`\`\`docker login &lt;name&gt; -u &amp;lt;\`\`\` <@U5|ana> <#C2|help> <!here> <https://b.example|docs>`;
    await send(message({ channel: 'D1', text }));
    await received(1);
    assert.equal(
      texts()[0],
      'see contosoprod.azurecr.io/v2/ & http://a.example\n```docker login <name> -u &lt;``` @ana #help @here docs (https://b.example)',
    );
  });

  it('ignores bots, itself and the notices of a channel', async () => {
    await send(mention({ ts: '1', bot_id: 'B5', subtype: 'bot_message' }));
    await send(mention({ ts: '2', bot_id: 'B0BOT', user: bot }));
    await send(message({ ts: '3', channel: 'D1', subtype: 'channel_join' }));
    await send(message({ ts: '4', channel: 'D1', subtype: 'message_deleted', deleted_ts: '1' }));
    await send(message({ ts: '5', channel: 'D1', user: undefined }));
    await aMoment();
    assert.deepEqual(assistant.received, []);
  });

  it('reads the text files of a message, with its token, and from Slack only', async () => {
    slack.files.set('log.txt', 'unauthorized: authentication required');
    const file = { mimetype: 'text/plain', size: 40, url_private: `${slack.url}/files/log.txt` };
    const elsewhere = await startFakeSlack();
    const foreign = { ...file, url_private: `${elsewhere.url}/files/log.txt` };
    const picture = { ...file, mimetype: 'image/png' };
    await send(mention({ subtype: 'file_share', text: `<@${bot}> see`, files: [foreign, picture, file] }));
    await completed(1);
    assert.deepEqual(texts(), ['see']);
    assert.deepEqual(assistant.completed[0]?.texts, ['unauthorized: authentication required']);
    assert.deepEqual(slack.tokens, ['Bearer invented-bot-token']);
    assert.deepEqual(elsewhere.tokens, []);
    await elsewhere.close();
  });

  it('reads no file that is longer than it takes, whatever its size is said to be, and says so', async () => {
    slack.files.set('log.txt', 'x'.repeat(300 * 1024));
    const file = { mimetype: 'text/plain', size: 40, url_private: `${slack.url}/files/log.txt` };
    await send(message({ channel: 'D1', text: '', subtype: 'file_share', files: [file] }));
    await until(() => posted().length === 1);
    assert.match(String(posted()[0]?.text), /could not read the attached file/);
    assert.equal(assistant.completed[0]?.isEmpty, true);
    await aMoment();
    assert.equal(posted().length, 1);
  });

  const shortcut = (fields: Fields = {}) =>
    interact({
      type: 'message_action',
      callback_id: 'diagnose',
      channel: { id: 'C5' },
      message: { type: 'message', user: 'U2', ts: '1000.1', text: 'denied: &lt;none&gt;' },
      response_url: `${slack.url}/respond`,
      trigger_id: '7.1',
      ...fields,
    });

  it('reads another person’s message by the shortcut, for the one who chose it', async () => {
    assert.equal((await shortcut()).status, 200);
    await until(() => posted().length === 1);
    const { person, thread, addressed } = assistant.received[0]!;
    assert.deepEqual([person, thread.id, addressed], [{ id: 'U1' }, 'C5/1000.1', true]);
    assert.deepEqual(texts(), ['denied: <none>']);
    assert.equal(posted()[0]?.thread_ts, '1000.1');
  });

  it('says how to be let in where the shortcut is used in a channel without it', async () => {
    slack.next.set('chat.postMessage', [{ body: { ok: false, error: 'not_in_channel' } }]);
    await shortcut();
    await until(() => slack.argsOf('respond').length === 1);
    const [told] = slack.argsOf('respond');
    assert.equal(told?.response_type, 'ephemeral');
    assert.match(String(told?.text), /\/invite/);
  });

  const command = (text: string) =>
    postForm(server.port, {
      command: '/acr',
      text,
      user_id: 'U1',
      team_id: 'T1',
      channel_id: 'C5',
      trigger_id: '7.2',
      response_url: `${slack.url}/respond`,
    });

  it('answers the slash command in the direct messages', async () => {
    assert.deepEqual(await command('docker login fails'), { status: 200, text: '' });
    await until(() => slack.argsOf('respond').length === 1 && posted().length === 1);
    assert.deepEqual([texts(), assistant.received[0]?.thread.id], [['docker login fails'], 'dm/U1']);
    assert.equal(posted()[0]?.channel, 'D7');
    assert.match(String(slack.argsOf('respond')[0]?.text), /direct messages/);
  });

  it('explains the slash command where nothing stands behind it', async () => {
    await command('  ');
    await until(() => slack.argsOf('respond').length === 1);
    assert.equal(slack.argsOf('respond')[0]?.response_type, 'ephemeral');
    assert.match(String(slack.argsOf('respond')[0]?.text), /Type \/acr/);
    assert.deepEqual(assistant.received, []);
  });

  it('says on its home tab what it does and stores, in the person’s language', async () => {
    await send({ type: 'app_home_opened', user: 'U2', tab: 'messages', channel: 'D1' });
    await send({ type: 'app_home_opened', user: 'U2', tab: 'home', channel: 'D1' });
    await until(() => slack.argsOf('views.publish').length > 0);
    const [published, ...others] = slack.argsOf('views.publish');
    assert.deepEqual(others, []);
    assert.equal(published?.user_id, 'U2');
    assert.match(JSON.stringify(published?.view), /"type":"home".*Co ukládám/);
  });

  it('asks once for a person’s language, and again where it got no answer', async () => {
    slack.next.set('users.info', [{ body: { ok: false, error: 'fatal_error' } }]);
    for (const ts of ['1', '2', '3']) {
      await send(message({ channel: 'D1', ts, user: 'U3' }));
      await completed(Number(ts));
    }
    assert.equal(slack.argsOf('users.info').length, 2);
    assert.ok(assistant.completed.every(({ language }) => language === undefined));
    assert.deepEqual(
      assistant.completed.map(({ isGuest }) => isGuest),
      [true, undefined, undefined],
      'of whom nothing is known counts as a guest',
    );
  });

  for (const sign of ['is_restricted', 'is_ultra_restricted', 'is_stranger'])
    it(`hands a person with ${sign} on as a guest`, async () => {
      slack.next.set('users.info', [{ body: { ok: true, user: { id: 'U7', [sign]: true } } }]);
      await send(message({ channel: 'D1', ts: '1', user: 'U7' }));
      await completed(1);
      assert.deepEqual(assistant.completed, [{ isGuest: true, texts: [] }]);
    });

  it('hands the people of another organisation on as guests, also where a channel is shared with them', async () => {
    slack.next.set('users.info', [
      { body: { ok: true, user: { id: 'U8', team_id: 'T9', is_stranger: false } } },
      { body: { ok: true, user: { id: 'U9', team_id: 'T1' } } },
    ]);
    await send(message({ channel: 'D1', ts: '1', user: 'U8' }));
    await completed(1);
    await send(message({ channel: 'D1', ts: '2', user: 'U9' }));
    await completed(2);
    assert.deepEqual(
      assistant.completed.map(({ isGuest }) => isGuest),
      [true, undefined],
    );
  });

  it('acknowledges what it does not know', async () => {
    assert.equal((await send({ type: 'reaction_added', user: 'U1' })).status, 200);
    assert.equal((await send({ type: 'message', channel: 5 })).status, 200);
    assert.equal((await interact({ type: 'view_submission', view: { callback_id: 'x' } })).status, 200);
    assert.equal((await interact({ type: 'message_action', callback_id: 'other' })).status, 200);
    assert.equal((await interact({ type: 'block_actions', actions: [{ action_id: 'x', block_id: 'y' }] })).status, 200);
    assert.equal((await postForm(server.port, { command: '/other', text: '', team_id: 'T1' })).status, 200);
    assert.equal((await postJson(server.port, { type: 'something new', team_id: 'T1' })).status, 200);
    assert.deepEqual(assistant.received, []);
  });

  it('drops workspaces that are not listed', async () => {
    const listed = await startSlackServer(slack, assistant, { teams: ['T1', 'E1'] });
    const from = (ts: string, fields: Fields) =>
      postJson(listed.port, envelope(message({ channel: 'D1', ts }), fields));
    assert.equal((await from('1', { team_id: 'T2' })).status, 200);
    await from('2', { team_id: undefined });
    await from('3', { team_id: 'T1', authorizations: [{ team_id: 'T2', enterprise_id: null }] });
    const payload = JSON.stringify({ type: 'block_actions', team: { id: 'T2' }, user: { id: 'U1' }, actions: [] });
    assert.equal((await postForm(listed.port, { payload })).status, 200);
    await aMoment();
    assert.deepEqual(assistant.received, []);
    await from('4', { team_id: 'T1' });
    await from('5', { team_id: 'T3', enterprise_id: 'E1' });
    await from('6', { team_id: 'T2', authorizations: [{ team_id: 'T1', enterprise_id: null }] });
    await received(3);
    await listed.close();
  });

  it('drops the people of another organisation in a channel that is shared with it', async () => {
    const listed = await startSlackServer(slack, assistant, { teams: ['T1', 'E1'], supportChannels: ['C1'] });
    const shared = { authorizations: [{ team_id: 'T1', enterprise_id: null }], is_ext_shared_channel: true };
    const said = (fields: Fields) => postJson(listed.port, envelope(message(fields), shared));
    const press = (fields: Fields) => {
      const actions = [{ action_id: 'choice-1-0', block_id: 'b', value: 'user', action_ts: JSON.stringify(fields) }];
      const pressed = { type: 'block_actions', channel: { id: 'C1' }, message: { ts: '1000.1' }, actions };
      return postForm(listed.port, { payload: JSON.stringify({ ...pressed, ...fields }) });
    };
    await said({ ts: '1', team: 'T2' });
    await said({ ts: '2', team: 'T1', user_team: 'E2' });
    const edited = { ...message({ ts: '3', team: 'T2', edited: { ts: '4' } }) };
    await said({ subtype: 'message_changed', message: edited, previous_message: { text: 'y' } });
    await press({ team: { id: 'T1' }, user: { id: 'U1', team_id: 'T2' } });
    await aMoment();
    assert.deepEqual(assistant.received, []);
    await said({ ts: '5', team: 'T1', user_team: 'T1' });
    await said({ ts: '6' });
    await press({ team: { id: 'T1' }, user: { id: 'U1', team_id: 'T1' } });
    await press({ team: null, enterprise: { id: 'E1' }, user: { id: 'U1', team_id: 'T3' } });
    await received(4);
    await listed.close();
  });

  it('does not start without a token that Slack takes, or without a secret', async () => {
    slack.next.set('auth.test', [{ body: { ok: false, error: 'invalid_auth' } }]);
    await assert.rejects(startSlackServer(slack, assistant), (error: Error) => {
      assert.ok(error instanceof SlackError);
      assert.match(error.message, /SLACK_BOT_TOKEN \(invalid_auth\)/);
      return true;
    });
    slack.next.set('auth.test', [{ status: 503, body: {} }]);
    await assert.rejects(startSlackServer(slack, assistant), /did not answer at http/);
    await assert.rejects(startSlackServer(slack, assistant, { signingSecrets: [] }), /SLACK_SIGNING_SECRETS/);
  });
});
