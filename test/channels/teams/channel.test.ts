import assert from 'node:assert/strict';
import sinon from 'sinon';
import { type Delivery, NotTakenError, RefusedError } from '../../../src/assistant/channel.ts';
import type { ChannelData } from '../../../src/assistant/incoming.ts';
import { deliveryError } from '../../../src/channels/teams/failures.ts';
import { withForm } from '../messages.ts';
import { diagnosis, firstAnswer } from '../scriptedAssistant.ts';
import { assertValidCard } from './cardSchema.ts';
import { type Refusal, startConnector } from './connector.ts';
import { buttonData, type Fields, inChannel, mentioning, startHarness, type TeamsHarness } from './teamsHarness.ts';

const channelThread = inChannel.conversation.id;
const inPersonalChat = { conversation: { id: 'a:chat-of-29:1', conversationType: 'personal' } };
const place = '19:helpdesk@thread.tacv2';

/** An address of this machine at which nobody listens. */
async function closedAddress(): Promise<string> {
  const gone = await startConnector();
  await gone.close();
  return gone.url;
}

describe('what Teams is sent', () => {
  let teams: TeamsHarness;
  let address: ChannelData;

  beforeEach(async () => {
    sinon.stub(Math, 'random').returns(0);
    teams = await startHarness();
    teams.assistant.work({ ...teams.server.channel, send: async () => undefined });
    await teams.say({ ...inChannel, ...mentioning('help'), channelData: { tenant: { id: 'tenant-1' } } });
    address = teams.assistant.received[0]!.address;
  });

  afterEach(async () => {
    await teams.close();
    sinon.restore();
  });

  const paths = () => teams.connector.sent.map(({ method, path }) => `${method} ${decodeURIComponent(path)}`);
  const shown = () => JSON.stringify(teams.connector.sent.at(-1)?.body);
  /** Sends a message, which the store then knows. */
  const send = async (others: Partial<Delivery> = {}) => {
    const delivery: Delivery = { id: 'm1', address, message: firstAnswer, ...others };
    teams.assistant.sent.set('m1', { case: 'teams:x', address: delivery.address, message: delivery.message });
    return teams.send(delivery);
  };
  const press = async (fields: Fields, data: Fields = { choice: 'sp', card: 'm1' }) => {
    const value = { action: { type: 'Action.Execute', verb: 'x', data } };
    const answer = await teams.say({ type: 'invoke', name: 'adaptiveCard/action', value, ...fields });
    return answer.text();
  };

  it('keeps its buttons where it goes on changing, whatever was pressed', async () => {
    await send();
    teams.assistant.sent.set('m1', { case: 'ticket:x', address, message: firstAnswer, staysOpen: true });
    assert.match(await press({ replyToId: 'sent-1' }), /Action\.Execute/);
  });

  it('goes to the thread, and says which thread and message it became', async () => {
    const receipt = await send();
    assert.deepEqual(paths(), [`POST /v3/conversations/${channelThread}/activities`]);
    assert.deepEqual(receipt, { id: 'sent-1', thread: channelThread });
    assert.equal(await teams.server.channel.find({ id: 'm1', address, message: firstAnswer }), undefined);
  });

  it('is shown with what was pressed in the place of the buttons', async () => {
    const receipt = await send();
    await send({ sent: receipt!, chosen: 'sp' });
    assert.equal(paths().at(-1), `PUT /v3/conversations/${channelThread}/activities/sent-1`);
    assert.match(shown(), /You chose: .*Service principal/);
  });

  describe('for one person', () => {
    it('goes to their personal chat, and says what it belongs to', async () => {
      const receipt = await send({ to: 'person' });
      assert.deepEqual(paths(), ['POST /v3/conversations', 'POST /v3/conversations/a:chat-of-29:1/activities']);
      const { members, tenantId, channelData, isGroup } = teams.connector.sent[0]!.body;
      assert.deepEqual(
        { members, tenantId, channelData, isGroup },
        {
          members: [{ id: '29:1' }],
          tenantId: 'tenant-1',
          channelData: { tenant: { id: 'tenant-1' } },
          isGroup: false,
        },
      );
      assert.match(shown(), /Only for you, about what you wrote in a channel/);
      await send({ sent: receipt!, chosen: 'sp' });
      assert.equal(paths().at(-1), 'PUT /v3/conversations/a:chat-of-29:1/activities/sent-2');
      assert.match(shown(), /Only for you/);
    });

    it('stays where it is in a chat with nobody else', async () => {
      await teams.say({ text: 'help' });
      await send({ to: 'person', address: teams.assistant.received.at(-1)!.address });
      assert.equal(paths().at(-1), 'POST /v3/conversations/thread-1/activities');
      assert.doesNotMatch(shown(), /Only for you/);
    });

    it('belongs to the thread when it is pressed, and shows the choice there where it was pressed', async () => {
      await send({ to: 'person' });
      assert.match(await press(inPersonalChat), /Only for you.*You chose: .*Service principal/);
      const pressed = teams.assistant.received.at(-1);
      assert.deepEqual(
        [pressed?.thread.id, pressed?.inPublic, pressed?.address, pressed?.kind],
        [channelThread, true, address, 'choice'],
      );
    });

    it('is nothing for anybody else who sends its id', async () => {
      await send({ to: 'person' });
      const answer = await press({ ...inPersonalChat, from: { id: '29:2', aadObjectId: 'person-2' } });
      assert.doesNotMatch(answer, /contosoprod/);
      assert.equal(teams.assistant.received.length, 1);
    });

    for (const refused of ['chat', 'message'] as const) {
      it(`goes to the thread where the ${refused} is refused, and says so`, async () => {
        if (refused === 'chat') teams.connector.unbegun = { status: 403 };
        else teams.connector.refusals.push({ status: 403 });
        const receipt = await send({ to: 'person' });
        assert.equal(receipt?.thread, channelThread);
        assert.match(shown(), /I could not write to you alone/);
      });
    }

    it('does not go to the thread where the chat can only not be had now', async () => {
      teams.connector.unbegun = { status: 429, retryAfter: '30' };
      await assert.rejects(send({ to: 'person' }), NotTakenError);
      assert.deepEqual(paths(), ['POST /v3/conversations']);
    });
  });

  describe('without a question before it', () => {
    const toPlace = (others: Partial<Delivery> = {}) =>
      send({ address: { ...teams.server.channel.addressOf(place) }, ...others });

    it('begins a thread in a channel, and names it as later messages will', async () => {
      const receipt = await toPlace();
      const [{ body, path } = { body: undefined, path: '' }] = teams.connector.sent;
      assert.equal(path, '/v3/conversations');
      assert.deepEqual([body?.isGroup, body?.channelData], [true, { channel: { id: place } }]);
      assert.match(JSON.stringify(body?.activity), /contosoprod/);
      const thread = `${place};messageid=77`;
      assert.deepEqual(receipt, { id: '77', thread, threadAddress: { place, thread } });
      await toPlace({ sent: receipt!, message: diagnosis });
      assert.equal(paths().at(-1), `PUT /v3/conversations/${place};messageid=77/activities/77`);
    });

    it('goes on in that thread', async () => {
      const { threadAddress: on } = (await toPlace()) ?? {};
      await send({ address: on as ChannelData });
      assert.deepEqual(paths().slice(1), [`POST /v3/conversations/${place};messageid=77/activities`]);
    });

    it('is pressed in that channel, and nowhere else', async () => {
      await toPlace();
      const there = { conversation: { id: `${place};messageid=77`, conversationType: 'channel', isGroup: true } };
      assert.match(await press(there), /You chose/);
      assert.equal(teams.assistant.received.at(-1)?.thread.id, `${place};messageid=77`);
      assert.doesNotMatch(await press(inChannel), /contosoprod/);
      assert.equal(teams.assistant.received.length, 2);
    });

    it('is refused where no address of Bot Service is known', async () => {
      const silent = await teams.start();
      const { channel } = silent;
      await assert.rejects(
        channel.send({ id: 'm1', address: channel.addressOf(place), message: firstAnswer }),
        (error: unknown) => error instanceof RefusedError && /TEAMS_SERVICE_URL/.test(error.message),
      );
      await silent.close();
    });

    it('goes to the address of the settings until somebody wrote', async () => {
      const other = await teams.start({ serviceUrl: teams.connector.url });
      const { channel } = other;
      await channel.send({ id: 'm1', address: channel.addressOf(place), message: firstAnswer });
      assert.deepEqual(paths(), ['POST /v3/conversations']);
      await other.close();
    });
  });

  describe('with a form', () => {
    const good = { 'field-impact': 'several', 'field-description': 'since Monday', 'field-contact': 'desk 7' };
    const submit = (values: Fields, fields: Fields = inChannel) =>
      press(fields, { form: 'ticket:1', card: 'm1', ...values });
    const cardIn = (answer: string) => JSON.parse(answer).value;

    beforeEach(() => send({ message: withForm }));

    it('gives what was filled in to the assistant, and is shown as sent', async () => {
      const answer = await submit(good);
      const form = teams.assistant.received.at(-1);
      assert.deepEqual(form?.kind === 'form' && [form.form, form.message, form.values], [
        'ticket:1',
        'm1',
        { impact: 'several', description: 'since Monday', contact: 'desk 7' },
      ]);
      assert.match(answer, /Zvoleno: .*Odeslat tiket/);
      assert.doesNotMatch(answer, /Input\./);
      assertValidCard(cardIn(answer));
    });

    it('comes back with what is wrong, and with what was filled in', async () => {
      const answer = await submit({ 'field-impact': 'everybody', 'field-description': 'x'.repeat(501) });
      assert.match(answer, /Koho to blokuje\?: Vyberte prosím jednu z možností/);
      assert.match(answer, /nejvýš 500 znaků/);
      assert.match(answer, /Jak vás zastihnout\?: Tohle prosím vyplňte/);
      assert.match(answer, /"value":"x{501}"/);
      assertValidCard(cardIn(answer));
      assert.equal(teams.assistant.received.length, 1, 'nothing is handed on');
      assert.match(await submit(good), /Zvoleno/);
      assert.equal(teams.assistant.received.length, 2);
    });

    it('is changed in place where an old client sent what is wrong', async () => {
      await teams.say({ ...inChannel, text: undefined, value: { form: 'ticket:1', card: 'm1' }, replyToId: 'sent-1' });
      assert.equal(paths().at(-1), `PUT /v3/conversations/${channelThread}/activities/sent-1`);
      assert.match(shown(), /Tohle prosím vyplňte/);
      assert.equal(teams.assistant.received.length, 1);
    });

    it('is not taken for a button, whatever its fields are called', async () => {
      await press(inChannel, { form: 'ticket:1', card: 'm1', choice: 'works', ...good });
      assert.equal(teams.assistant.received.at(-1)?.kind, 'form');
    });

    it('names what was sent alike, however often it is delivered', async () => {
      await submit(good);
      await submit(good);
      assert.equal(teams.assistant.received.length, 2);
    });

    it('is sent from a personal chat for the thread, too', async () => {
      await send({ message: withForm, to: 'person' });
      await submit(good, inPersonalChat);
      assert.equal(teams.assistant.received.at(-1)?.thread.id, channelThread);
    });
  });

  it('is refused where it was stored by another version', async () => {
    await assert.rejects(send({ address: { other: 1 } }), RefusedError);
    await assert.rejects(send({ sent: { other: '1' } }), RefusedError);
  });

  describe('and does not take', () => {
    const outcome = (others: Partial<Delivery> = {}) =>
      send(others).then(
        () => 'taken',
        (error: unknown) => error,
      );

    const certain: readonly (readonly [Refusal, number | undefined])[] = [
      [{ status: 429, retryAfter: '30' }, 30],
      [{ status: 412, retryAfter: '3' }, 3],
      [{ status: 401 }, undefined],
    ];
    for (const [refusal, seconds] of certain) {
      it(`for now, says when to come back: ${JSON.stringify(refusal)}`, async () => {
        teams.connector.refusals.push(refusal, refusal);
        const error = await outcome();
        assert.ok(error instanceof NotTakenError, String(error));
        assert.equal(error.retryAfter, seconds);
      });
    }

    it('because nobody is there, says so', async () => {
      const nowhere = { ...address, serviceUrl: await closedAddress() };
      assert.ok((await outcome({ address: nowhere })) instanceof NotTakenError);
    });

    for (const status of [400, 403, 404, 413]) {
      it(`ever, says so: ${status}`, async () => {
        teams.connector.refusals.push({ status });
        assert.ok((await outcome()) instanceof RefusedError);
      });
    }

    for (const refusal of [{ status: 500 }, { status: 503 }, { status: 504 }, { status: 408 }, 'closed'] as const) {
      it(`perhaps, says neither, and may change a message again: ${JSON.stringify(refusal)}`, async () => {
        teams.connector.refusals.push(refusal);
        const error = await outcome();
        assert.ok(error instanceof Error && !(error instanceof NotTakenError) && !(error instanceof RefusedError));
        assert.equal(paths().length, 1, 'it is not sent again');
        teams.connector.refusals.push(refusal, refusal);
        assert.ok((await outcome({ sent: { id: 'sent-1', thread: channelThread } })) instanceof NotTakenError);
      });
    }

    it('what failed before Bot Service was asked: the sign-in', () => {
      const signIn = Object.assign(new Error('secret detail'), { name: 'AuthenticationError' });
      const error = deliveryError(signIn, false);
      assert.ok(error instanceof NotTakenError && /sign in/.test(error.message) && !/secret/.test(error.message));
    });

    it('perhaps, where its answer cannot be read', () => {
      const unreadable = Object.assign(new Error(), { name: 'RestError' });
      assert.equal(deliveryError(unreadable, false), unreadable);
    });
  });

  it('names the message in its buttons', async () => {
    await send();
    assert.deepEqual(buttonData(teams.connector.sent.at(-1)), { choice: 'sp', card: 'm1' });
  });
});
