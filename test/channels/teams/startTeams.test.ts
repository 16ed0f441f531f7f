import assert from 'node:assert/strict';
import { diagnosis, firstAnswer } from '../scriptedAssistant.ts';
import { buttonData, inChannel, startHarness, type TeamsHarness } from './teamsHarness.ts';

describe('the Teams channel', () => {
  let teams: TeamsHarness;

  beforeEach(async () => {
    teams = await startHarness();
  });

  afterEach(() => teams.close());

  /** Presses "Service principal" on the first card that was sent. */
  const press = (fields: { readonly [key: string]: unknown } = {}) => {
    const value = { action: { type: 'Action.Execute', verb: 'choice', data: buttonData(teams.sentCards()[0]) } };
    return teams.say({ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'sent-2', value, ...fields });
  };

  const kinds = () => teams.assistant.received.map((incoming) => incoming.kind);

  it('hands a message on with its thread, person and language, and sends the answer as a card', async () => {
    assert.equal((await teams.say({ text: '401 unauthorized' })).status, 200);
    const [incoming] = teams.assistant.received;
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
      teams.connector.sent.map((sent) => sent.body.type),
      ['typing', 'message'],
    );
    assert.equal(teams.sentCards()[0]?.body.summary, 'The registry refused the sign-in: 401, authentication required');
  });

  it('answers a pressed button with the same card, its buttons replaced by the choice', async () => {
    await teams.say({ text: 'paste' });
    const pressed = await press();
    const refreshed = JSON.stringify(await pressed.json());
    assert.equal(pressed.status, 200);
    assert.match(refreshed, /You chose: .*Service principal/);
    assert.doesNotMatch(refreshed, /Action\.Execute/);
    const last = teams.assistant.received.at(-1);
    assert.equal(last?.kind === 'choice' && last.choice, 'sp');
    assert.equal(teams.sentCards().length, 2, 'the diagnosis follows');
  });

  it('shows a message anew where the assistant has news, and takes its buttons then', async () => {
    const progressing = await teams.start({
      assistant: {
        receive: async (incoming, reply) => {
          const shown = await reply({ language: 'en', parts: [{ kind: 'text', text: [{ text: 'Looking …' }] }] });
          await shown?.update(incoming.kind === 'message' ? firstAnswer : diagnosis);
        },
      },
    });
    await teams.post(teams.activity({ text: 'paste' }), { to: progressing });
    const [first, changed] = teams.sentCards();
    assert.deepEqual([first?.method, changed?.method], ['POST', 'PUT']);
    assert.match(changed?.path ?? '', /\/activities\/sent-\d$/);
    const value = { action: { type: 'Action.Execute', verb: 'choice', data: buttonData(changed) } };
    const pressed = await teams.post(teams.activity({ type: 'invoke', name: 'adaptiveCard/action', value }), {
      to: progressing,
    });
    assert.match(await pressed.text(), /You chose/);
    await progressing.close();
  });

  it('shows the pressed card anew to everybody in a channel', async () => {
    await teams.say({ text: 'paste', ...inChannel });
    await press(inChannel);
    const updates = teams.connector.sent.filter((sent) => sent.method === 'PUT');
    assert.equal(updates.length, 1);
    assert.match(JSON.stringify(updates[0]?.body), /You chose: .*Service principal/);
  });

  it('takes a press from an old client, too, and updates the card in place', async () => {
    await teams.say({ text: 'paste' });
    await teams.say({ text: undefined, value: buttonData(teams.sentCards()[0]), replyToId: 'sent-2' });
    const update = teams.connector.sent.find((sent) => sent.method === 'PUT');
    assert.match(update?.path ?? '', /\/activities\/sent-2$/);
    assert.match(JSON.stringify(update?.body), /You chose/);
  });

  it('counts one press of a card, however often Bot Service delivers it', async () => {
    await teams.say({ text: 'paste' });
    await press();
    assert.match(await (await press()).text(), /You chose/);
    assert.deepEqual(kinds(), ['message', 'choice']);
  });

  it('takes a message that is delivered again as the one that it is', async () => {
    const message = teams.activity({ text: 'paste' });
    await Promise.all([teams.post(message), teams.post(message)]);
    assert.equal((await teams.post({ ...message, timestamp: '2026-11-24T10:00:15Z' })).status, 200);
    await teams.say({ text: 'paste' });
    assert.deepEqual(kinds(), ['message', 'message']);
  });

  it('still takes a press of a card from before a restart', async () => {
    const value = { action: { type: 'Action.Execute', verb: 'choice', data: { choice: 'sp', card: 'older' } } };
    await teams.say({ type: 'invoke', name: 'adaptiveCard/action', value });
    assert.deepEqual(kinds(), ['choice']);
  });

  it('does not show a card of one thread in another', async () => {
    await teams.say({ text: 'paste' });
    const answer = await press({ conversation: { id: 'thread-2', conversationType: 'personal' } });
    assert.doesNotMatch(await answer.text(), /contosoprod/);
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

  it('says sorry with a number when the assistant fails, and nothing of the error', async () => {
    assert.equal((await teams.say({ text: 'break' })).status, 200);
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
