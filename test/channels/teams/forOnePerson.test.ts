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
import { assertValidCard } from './cardSchema.ts';
import type { Sent } from './connector.ts';
import { type Fields, mentioning, startHarness, type TeamsHarness, until } from './teamsHarness.ts';

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

const anna = { from: { id: '29:anna', aadObjectId: 'anna' }, locale: 'en-US' };
const ben = { from: { id: '29:ben', aadObjectId: 'ben' }, locale: 'en-US' };
const herChat = 'a:chat-of-29:anna';

describe('the Teams channel, of what a look saw', () => {
  let store: Store;
  let assistant: WorkingAssistant;
  let teams: TeamsHarness;
  let at = 0;
  let thread: string;

  before(async function () {
    this.timeout(30_000);
    store = await openStore({ dataFolder: 'memory://' }, new Date());
    const content = loadContent();
    const advance = createAdvance(content, createReader(content));
    assistant = assistantWith({ store, advance, looks: recordedLooks() }).assistant;
    teams = await startHarness({ assistant });
    await assistant.work({ teams: teams.server.channel });
  });
  after(async () => {
    await assistant.stop();
    await teams.close();
    await store.close();
  });

  beforeEach(() => {
    at += 1;
    thread = `19:team@thread.tacv2;messageid=${at}`;
    delete teams.connector.unbegun;
    teams.connector.sent.splice(0);
  });

  const inThread = () => ({ conversation: { id: thread, conversationType: 'channel', isGroup: true } });
  const say = (text: string, who: Fields = anna) => teams.say({ ...inThread(), ...mentioning(text), ...who });
  const sentTo = (conversation: string): readonly Sent[] =>
    teams.sentCards().filter((sent) => decodeURIComponent(sent.path).includes(`/${conversation}/`));
  const says = (conversation: string, text: RegExp) =>
    until(() => text.test(JSON.stringify(sentTo(conversation).map(({ body }) => body))));

  /** Anna's case up to the cause. */
  const findCause = async (details: string) => {
    await say(paste);
    await says(thread, /How do you sign in/);
    await say('service principal');
    await says(thread, /Shall I look at the registry/);
    await say('check it');
    await says(details, /Which application ID/);
    await say('55555555-aaaa-4bbb-8ccc-000000000001');
    await says(details, /Cause found/);
  };

  const details = /33333333|AcrPull|Repository Reader|203\.0\.113|✓|✗|Premium|subscriptions/;

  it('tells the thread that a cause was found, and the details to the person alone', async () => {
    await findCause(herChat);
    await says(thread, /I looked at contosoprod\.azurecr\.io: a cause was found.*I send them in private/);
    assert.doesNotMatch(JSON.stringify(sentTo(thread)), details);
    assert.match(JSON.stringify(sentTo(herChat)), /33333333-aaaa-4bbb-8ccc-000000000001/);
    for (const { body } of teams.sentCards()) {
      const [{ content }] = body.attachments as [{ content: unknown }];
      assertValidCard(content);
    }
  });

  it('takes a button in the personal chat for the case of the thread, and shows the choice in its place', async () => {
    await findCause(herChat);
    await until(() => /"choice":"why"/.test(JSON.stringify(sentTo(herChat))));
    const [, card] = /"data":\{"choice":"why","card":"([^"]+)"/.exec(JSON.stringify(sentTo(herChat))) ?? [];
    const value = { action: { type: 'Action.Execute', verb: 'choice', data: { choice: 'why', card } } };
    const conversation = { id: herChat, conversationType: 'personal' };
    const before = sentTo(thread).length;
    const pressed = await teams.say({ type: 'invoke', name: 'adaptiveCard/action', value, conversation, ...anna });
    assert.match(await pressed.text(), /You chose: .*Why this/);
    await says(herChat, /Why I think so/);
    await until(() =>
      sentTo(herChat).some(({ method, body }) => method === 'PUT' && /You chose/.test(JSON.stringify(body))),
    );
    assert.equal(sentTo(thread).length, before, 'nothing changes for the others');
  });

  it('shows nobody else the private card, who names it in a press that they made up', async () => {
    await findCause(herChat);
    await until(() => /"choice":"why"/.test(JSON.stringify(sentTo(herChat))));
    const [, card] = /"data":\{"choice":"why","card":"([^"]+)"/.exec(JSON.stringify(sentTo(herChat))) ?? [];
    const press = { type: 'invoke', name: 'adaptiveCard/action', ...ben };
    for (const data of [
      { choice: 'why', card },
      { form: 'ticket:x', card },
    ]) {
      const value = { action: { type: 'Action.Execute', verb: 'choice', data } };
      const answered = await teams.say({ ...press, ...inThread(), value });
      assert.equal(answered.status, 200);
      assert.doesNotMatch(await answered.text(), details);
    }
    assert.equal((await store.messages.find(card!))?.chosen, undefined, 'her buttons stay hers');
  });

  it('takes a press that names no message of ours for what it says alone', async () => {
    const value = {
      action: { type: 'Action.Execute', verb: 'choice', data: { choice: 'help', card: 'none of ours' } },
    };
    const press = { type: 'invoke', name: 'adaptiveCard/action', ...ben };
    assert.equal((await teams.say({ ...press, ...inThread(), value })).status, 200);
    await until(() => sentTo(thread).length > 0);
  });

  it('tells nobody else, who asks in the thread, what it saw', async () => {
    await findCause(herChat);
    await says(herChat, /"choice":"why"/);
    const before = sentTo(herChat).length;
    await say('why', ben);
    await says(thread, /What I saw at this registry is only for the person who had me look/);
    assert.equal(sentTo(herChat).length, before);
    assert.equal(sentTo('a:chat-of-29:ben').length, 0);
  });

  it('tells it in the thread where the person has no chat with the assistant, and says why', async () => {
    teams.connector.unbegun = { status: 403 };
    await findCause(thread);
    assert.match(JSON.stringify(sentTo(thread)), /I could not write to you alone/);
  });
});
