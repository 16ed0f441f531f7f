import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { Message } from '../../../src/messages/message.ts';
import { firstAnswer } from '../scriptedAssistant.ts';
import { buttonData, type Fields, inChannel, startHarness, type TeamsHarness, until } from './teamsHarness.ts';

const say = (...parts: Message['parts']): Message => ({ language: 'en', parts });

describe('the Teams channel', () => {
  let teams: TeamsHarness;

  beforeEach(async () => {
    teams = await startHarness();
  });

  afterEach(() => teams.close());

  /** Presses "Service principal" on the first card that was sent, or what `data` says. */
  const press = (data: Fields = {}, fields: Fields = {}) => {
    const [card] = teams.sentCards();
    const pressed = { ...(card === undefined ? {} : buttonData(card)), ...data };
    const value = { action: { type: 'Action.Execute', verb: 'choice', data: pressed } };
    return teams.say({ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'sent-2', value, ...fields });
  };

  const kinds = () => teams.assistant.received.map((incoming) => incoming.kind);

  it('hands a message on with its thread, person, language and address, and answers when it was acknowledged', async () => {
    const from = { id: '29:1', aadObjectId: 'person-1', name: 'Anna' };
    assert.equal((await teams.say({ text: '401 unauthorized', from })).status, 200);
    const [incoming] = teams.assistant.received;
    assert.deepEqual(
      { ...incoming, at: undefined },
      {
        id: 'thread-1 activity-1',
        thread: { channel: 'teams', id: 'thread-1' },
        person: { id: 'person-1', name: 'Anna', language: 'cs' },
        at: undefined,
        address: {
          thread: 'thread-1',
          conversation: 'thread-1',
          serviceUrl: teams.connector.url,
          bot: { id: '28:bot', name: 'Bot' },
          person: { id: '29:1', name: 'Anna', user: 'person-1' },
        },
        addressed: true,
        kind: 'message',
        text: '401 unauthorized',
      },
    );
    assert.deepEqual(incoming?.address, JSON.parse(JSON.stringify(incoming?.address)), 'it can be stored');
    await until(() => teams.sentCards().length === 1);
    assert.deepEqual(teams.connector.sent.map(({ body }) => body.type).sort(), ['message', 'typing']);
    assert.equal(teams.sentCards()[0]?.body.summary, 'The registry refused the sign-in: 401, authentication required');
  });

  it('asks for another delivery of what could not be stored, and says nothing', async () => {
    teams.assistant.isBroken = true;
    assert.equal((await teams.say({ text: 'paste' })).status, 503);
    assert.equal((await press({ choice: 'sp' })).status, 503);
    assert.deepEqual(teams.sentCards(), []);
    assert.deepEqual(
      teams.problems.map(({ where }) => where),
      Array(2).fill('teams: request answered with 503'),
    );
    teams.assistant.isBroken = false;
    assert.equal((await teams.say({ text: 'paste' })).status, 200);
  });

  it('answers a pressed button at once with the same card, its buttons replaced by the choice', async () => {
    await teams.sayAndWait({ text: 'paste' }, 1);
    const pressed = await press();
    const refreshed = JSON.stringify(await pressed.json());
    assert.equal(pressed.status, 200);
    assert.match(refreshed, /You chose: .*Service principal/);
    assert.doesNotMatch(refreshed, /Action\.Execute/);
    const last = teams.assistant.received.at(-1);
    assert.deepEqual(last?.kind === 'choice' && [last.choice, last.message], [
      'sp',
      [...teams.assistant.sent.keys()][0],
    ]);
    await until(() => JSON.stringify(teams.sentCards()).includes('may not pull'));
  });

  it('shows a message anew, under the id that Teams gave it', async () => {
    await teams.say({ text: 'paste' });
    const address = teams.assistant.received[0]!.address;
    const looking = say({ kind: 'text', text: [{ text: 'Looking …' }] });
    const receipt = await teams.send({ id: 'm1', address, message: looking });
    await teams.send({ id: 'm1', address, message: firstAnswer, sent: receipt! });
    const changed = teams.connector.sent.at(-1);
    assert.equal(changed?.method, 'PUT');
    assert.match(changed?.path ?? '', new RegExp(`/conversations/thread-1/activities/${receipt?.id}$`));
    assert.deepEqual(buttonData(changed), { choice: 'sp', card: 'm1' });
  });

  it('takes a press from an old client, too', async () => {
    await teams.sayAndWait({ text: 'paste' }, 1);
    await teams.say({ text: undefined, value: buttonData(teams.sentCards()[0]), replyToId: 'sent-2' });
    assert.deepEqual(kinds(), ['message', 'choice']);
    await until(() => teams.connector.sent.some(({ method }) => method === 'PUT'));
  });

  it('names a press alike, however often Bot Service delivers it, and another one of later apart', async () => {
    await teams.sayAndWait({ text: 'paste' }, 1);
    const clock = sinon.useFakeTimers({ now: Date.parse('2026-11-24T10:00:00Z'), toFake: ['Date'] });
    try {
      await press();
      clock.tick(30_000);
      assert.match(await (await press()).text(), /You chose/);
      assert.deepEqual(kinds(), ['message', 'choice']);
      clock.tick(300_000);
      await press();
      assert.deepEqual(kinds(), ['message', 'choice', 'choice']);
    } finally {
      clock.restore();
    }
  });

  it('shows what was pressed first to whoever presses later', async () => {
    await teams.sayAndWait({ text: 'paste' }, 1);
    await press();
    const later = await press({ choice: 'mi' });
    assert.match(await later.text(), /You chose: .*Service principal/);
  });

  it('names a message alike, however often it is delivered', async () => {
    const message = teams.activity({ text: 'paste' });
    await Promise.all([teams.post(message), teams.post(message)]);
    assert.equal((await teams.post({ ...message, timestamp: '2026-11-24T10:00:15Z' })).status, 200);
    await teams.say({ text: 'paste' });
    assert.deepEqual(kinds(), ['message', 'message']);
  });

  it('still takes a press of a card that is no longer stored', async () => {
    const value = { action: { type: 'Action.Execute', verb: 'choice', data: { choice: 'sp', card: 'older' } } };
    await teams.say({ type: 'invoke', name: 'adaptiveCard/action', value });
    const [choice] = teams.assistant.received;
    assert.ok(choice?.kind === 'choice' && choice.message === undefined);
  });

  it('neither shows a card of one thread in another, nor takes its press there', async () => {
    await teams.sayAndWait({ text: 'paste' }, 1);
    for (const conversation of [
      { id: '19:chat@thread.v2', conversationType: 'groupChat', isGroup: true },
      { id: '19:team@thread.tacv2;messageid=1', conversationType: 'channel', isGroup: true },
    ]) {
      assert.doesNotMatch(await (await press({}, { conversation })).text(), /contosoprod/);
    }
    const other = { id: 'thread-2', conversationType: 'personal' };
    const answer = await press({}, { conversation: other, from: { id: '29:2', aadObjectId: 'person-2' } });
    assert.doesNotMatch(await answer.text(), /contosoprod/);
    assert.deepEqual(kinds(), ['message']);
  });

  it('acknowledges activities that it does not know, and counts them', async () => {
    for (const fields of [{ type: 'x' }, { type: 'invoke', name: 'x/y' }, { type: 'x' }, { type: 'messageReaction' }]) {
      assert.equal((await teams.say(fields)).status, 200, fields.type);
    }
    assert.deepEqual(teams.assistant.received, []);
    assert.deepEqual(
      teams.problems.map(({ error }) => error instanceof Error && error.message),
      ['x: 1', 'invoke x/y: 1'],
    );
  });

  it('acknowledges what comes without the fields that Teams always sends', async () => {
    const conversation = { id: 'thread-1' };
    for (const fields of [
      { entities: [{ type: 'mention' }], conversation: { ...conversation, isGroup: true } },
      { type: 'conversationUpdate', membersAdded: null },
      { type: 'messageUpdate', channelData: 'x' },
      { type: 'invoke', name: 'adaptiveCard/action', value: 7 },
      { type: 'invoke', name: 'composeExtension/fetchTask', value: { commandId: 'diagnose' } },
      { attachments: [{ contentType: 'text/html' }, { contentType: 'text/plain', content: 7 }], ...inChannel },
    ]) {
      assert.equal((await teams.say(fields)).status, 200, JSON.stringify(fields));
    }
    assert.deepEqual(teams.assistant.received, []);
  });

  it('says sorry with a number when it fails itself, and nothing of the error', async () => {
    // Not a rejection of the store, but a mistake on the way to it.
    sinon.stub(teams.assistant, 'accept').throws(new Error('secret detail'));
    assert.equal((await teams.say({ text: 'paste' })).status, 200);
    const told = JSON.stringify(teams.connector.sent);
    assert.equal(teams.problems.length, 1);
    assert.ok(told.includes(teams.problems[0]!.correlationId));
    assert.doesNotMatch(told, /secret detail/);
  });

  it('refuses bad and oversized bodies without detail', async () => {
    assert.equal((await teams.post({})).status, 400);
    const broken = await teams.post('{"type": "mess');
    assert.equal(broken.status, 400);
    assert.doesNotMatch(await broken.text(), /JSON|position|Unexpected/);
    assert.equal((await teams.say({ text: 'x'.repeat(300_000) })).status, 413);
  });

  it('answers probes', async () => {
    const probe = await fetch(`http://127.0.0.1:${teams.server.port}/healthz`);
    assert.deepEqual(await probe.json(), { status: 'ok' });
  });

  it('does not start without an app id, but for the demo on the loopback address', async () => {
    await assert.rejects(teams.start({ demo: false }), /MICROSOFT_APP_ID/);
    await assert.rejects(teams.start({ host: '0.0.0.0' }), /MICROSOFT_APP_ID/);
  });
});
