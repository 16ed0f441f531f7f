import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { WorkingAssistant } from '../../../src/assistant/createAssistant.ts';
import type { Looks } from '../../../src/assistant/looks.ts';
import { createRecordedAzure } from '../../../src/azure/recorded/createRecordedAzure.ts';
import { readWorld } from '../../../src/azure/recorded/world.ts';
import { runChecks } from '../../../src/checks/runChecks.ts';
import { createAdvance } from '../../../src/conversation/createAdvance.ts';
import { loadContent } from '../../../src/knowledge/load.ts';
import { createReader } from '../../../src/matching/createReader.ts';
import { openStore, type Store } from '../../../src/store/openStore.ts';
import { assistantWith } from '../../assistant/parts.ts';
import { assertBlockKit } from './blockKit.ts';
import { bot, type FakeSlack, startFakeSlack } from './fakeSlack.ts';
import { envelope, postForm, postJson } from './signedRequests.ts';
import { type SlackServer, startSlackServer, until } from './slackServer.ts';

const paste =
  'Error response from daemon: Head "https://contosoprod.azurecr.io/v2/shop/web/manifests/1.4": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.';

const now = new Date('2026-11-24T08:00:00.000Z');
const world = path.resolve(import.meta.dirname, '../../worlds/access-acrpull-in-abac.yaml');

/** Looks at the recorded registry, in which the service principal's role does not count. */
function recordedLooks(): Looks {
  const azure = createRecordedAzure(readWorld(readFileSync(world, 'utf8')), { now: () => now.getTime() });
  return {
    checkable: () => ['contoso*'],
    look: async (_, { facts, signatures }) => ({
      findings: await runChecks({ azure, facts, signatures, now: now.toISOString() }),
    }),
  };
}

describe('the Slack channel, of what a look saw', () => {
  let store: Store;
  let thread = 1000;
  let slack: FakeSlack;
  let assistant: WorkingAssistant;
  let server: SlackServer;

  before(async () => {
    store = await openStore({ dataFolder: 'memory://' }, new Date());
  });
  after(() => store.close());

  beforeEach(async () => {
    thread += 1;
    const content = loadContent();
    const advance = createAdvance(content, createReader(content));
    slack = await startFakeSlack();
    ({ assistant } = assistantWith({ store, advance, looks: recordedLooks() }));
    server = await startSlackServer(slack, assistant);
    await assistant.work({ slack: server.channel });
  });

  afterEach(async () => {
    await assistant.stop();
    await server.close();
    await slack.close();
  });

  const say = (reply: number, text: string, user = 'U1') => {
    const when = { ts: `${thread}.${reply}`, thread_ts: `${thread}.1` };
    return postJson(
      server.port,
      envelope({ type: 'message', channel: 'C1', user, ...when, text: `<@${bot}> ${text}` }),
    );
  };
  const whispered = () => slack.argsOf('chat.postEphemeral');
  const inThread = () => JSON.stringify([slack.argsOf('chat.postMessage'), slack.argsOf('chat.update')]);
  const threadSays = (text: RegExp) => until(() => text.test(inThread()));

  /** Anna's case up to the cause: she pastes, says how she signs in, lets the registry be looked at, and says which application it is. */
  const findCause = async () => {
    await say(1, paste);
    await threadSays(/How do you sign in/);
    await say(2, 'service principal');
    await threadSays(/Shall I look at the registry/);
    await say(3, 'check it');
    await until(() => JSON.stringify(whispered()).includes('Which application ID'));
    await say(4, '55555555-aaaa-4bbb-8ccc-000000000001');
    await until(() => JSON.stringify(whispered()).includes('Cause found'));
    await until(() => whispered().some(({ blocks }) => JSON.stringify(blocks).includes('"check-again"')));
    await threadSays(/I looked at contosoprod\.azurecr\.io: a cause was found/);
  };

  it('tells the thread that a cause was found, and the details to the person alone', async () => {
    await findCause();
    assert.doesNotMatch(inThread(), /33333333|AcrPull|Repository Reader|203\.0\.113|✓|✗|Premium|subscriptions/);
    for (const { channel, user, thread_ts: place, parse, link_names: names, blocks } of whispered()) {
      assert.deepEqual([channel, user, place, parse, names], ['C1', 'U1', `${thread}.1`, 'none', 'false']);
      assertBlockKit(blocks, 50);
    }
    assert.match(JSON.stringify(whispered()), /33333333-aaaa-4bbb-8ccc-000000000001/);
    assert.deepEqual(server.problems, []);
  });

  const pressWhy = () => {
    const at = slack.calls.findIndex(({ args }) => JSON.stringify(args.blocks ?? '').includes('"check-again"'));
    const blocks = JSON.stringify(slack.calls[at]?.args.blocks);
    const [, block] = /"block_id":"([^"]+)"/.exec(blocks) ?? [];
    // What Slack tells of a press on an ephemeral message: neither the message nor its thread.
    const payload = {
      type: 'block_actions',
      team: { id: 'T1' },
      user: { id: 'U1' },
      channel: { id: 'C1' },
      container: { type: 'message', message_ts: `3000.${at + 1}`, channel_id: 'C1', is_ephemeral: true },
      response_url: `${slack.url}/respond`,
      actions: [{ type: 'button', action_id: 'choice-9-1', block_id: block, value: 'why' }],
    };
    return postForm(server.port, { payload: JSON.stringify(payload) });
  };

  it('takes a button of such a message for the case of the thread, and shows the choice in its place', async () => {
    await findCause();
    const before = [whispered().length, slack.argsOf('chat.update').length];
    await pressWhy();
    await until(() => whispered().length > before[0]!);
    const [shown] = slack.argsOf('respond');
    assert.deepEqual([shown?.replace_original, shown?.response_type], [true, 'ephemeral']);
    assert.match(JSON.stringify(shown?.blocks), /You chose: .*Why this/);
    assert.doesNotMatch(JSON.stringify(shown?.blocks), /"button"/);
    assert.equal(slack.argsOf('chat.update').length, before[1], 'nothing changes for the others');
    assert.match(String(whispered().at(-1)?.text), /repository permissions \(ABAC\)/);
  });

  it('tells nobody else, who asks in the thread, what it saw', async () => {
    await findCause();
    const before = whispered().length;
    await say(9, 'why', 'U3');
    await threadSays(/What I saw at this registry is only for the person who had me look/);
    assert.equal(whispered().length, before);
  });
});
