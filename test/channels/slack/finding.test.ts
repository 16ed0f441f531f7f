import assert from 'node:assert/strict';
import type { Delivery } from '../../../src/assistant/channel.ts';
import { goldenMessages } from '../messages.ts';
import { scriptedAssistant } from '../scriptedAssistant.ts';
import { type FakeSlack, startFakeSlack } from './fakeSlack.ts';
import { type SlackServer, startSlackServer } from './slackServer.ts';

const id = '0b9b4c9e-6f0a-4c6e-9f37-2f5b8f0d1a11';

describe('A message that Slack may have taken', () => {
  let slack: FakeSlack;
  let server: SlackServer;

  beforeEach(async () => {
    slack = await startFakeSlack();
    server = await startSlackServer(slack, scriptedAssistant());
  });

  afterEach(async () => {
    await server.close();
    await slack.close();
  });

  const delivery = (fields: Partial<Delivery> = {}): Delivery => ({
    id,
    address: { channel: 'C1', threadTs: '1000.1', user: 'U1' },
    message: goldenMessages['first-answer-en']!,
    ...fields,
  });
  const find = (fields: Partial<Delivery> = {}) => server.channel.find(delivery(fields));
  const carrying = (ts: string, named: string, type = 'acr_support_message') => ({
    ts,
    metadata: { event_type: type, event_payload: { id: named } },
  });
  const answer = (method: string, ...messages: object[]) =>
    slack.next.set(method, [{ body: { ok: true, messages, has_more: false } }]);

  it('is found in its thread by what it carries', async () => {
    const others = [{ ts: '1000.1' }, carrying('1', 'another'), carrying('2', id, 'of_another_app')];
    answer('conversations.replies', ...others, carrying('3', id));
    const found = await find();
    assert.ok(found?.isThere);
    assert.deepEqual([found.receipt.channel, found.receipt.ts, found.receipt.thread], ['C1', '3', 'C1/1000.1']);
    const [asked] = slack.argsOf('conversations.replies');
    assert.deepEqual([asked?.channel, asked?.ts, asked?.include_all_metadata], ['C1', '1000.1', 'true']);
  });

  it('is found in the direct messages', async () => {
    answer('conversations.history', carrying('3', id));
    const found = await find({ address: { user: 'U1' } });
    assert.ok(found?.isThere);
    assert.deepEqual([found.receipt.channel, found.receipt.thread], ['D7', 'dm/U1']);
  });

  it('is not there where everything was looked through', async () => {
    answer('conversations.replies', carrying('1', 'another'));
    assert.deepEqual(await find(), { isThere: false });
  });

  it('may be there where there is more than was looked through', async () => {
    slack.next.set('conversations.replies', [{ body: { ok: true, messages: [], has_more: true } }]);
    assert.equal(await find(), undefined);
  });

  it('may be there where one person alone would see it, or the bot may not read', async () => {
    assert.equal(await find({ to: 'person' }), undefined);
    slack.next.set('conversations.replies', [{ body: { ok: false, error: 'missing_scope' } }]);
    assert.equal(await find(), undefined);
  });

  it('is changed once more where it was a change', async () => {
    assert.deepEqual(await find({ sent: { channel: 'C1', ts: '3' } }), { isThere: false });
    assert.deepEqual(slack.argsOf('conversations.replies'), []);
  });
});
