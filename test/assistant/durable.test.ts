import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Channel, type Delivery, NotTakenError, RefusedError } from '../../src/assistant/channel.ts';
import type { WorkingAssistant } from '../../src/assistant/createAssistant.ts';
import type { Incoming } from '../../src/assistant/incoming.ts';
import type { Advance } from '../../src/conversation/case.ts';
import type { Store } from '../../src/store/openStore.ts';
import { grounds } from '../store/stores.ts';
import { always, assistantWith, message, press, repeatAfter, say, secret, textOf, toldTo } from './parts.ts';

/** What a platform was sent: the text, and whether it was a change of what was there. */
type Shown = { readonly text: string; readonly isChange: boolean; readonly chosen: string | undefined };

/** A platform that takes everything, unless the test says otherwise. */
function fakeChannel(changes: Partial<Channel> = {}): Channel & { readonly shown: Shown[]; readonly ids: string[] } {
  const shown: Shown[] = [];
  const ids: string[] = [];
  return {
    shown,
    ids,
    complete: async () => ({ texts: [] }),
    find: async () => undefined,
    addressOf: (place) => ({ place }),
    send: async ({ id, message: sent, chosen, sent: before }: Delivery) => {
      shown.push({ text: textOf(sent), isChange: before !== undefined, chosen });
      ids.push(id);
      return { number: id };
    },
    ...changes,
  };
}

async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It did not come to it that ${what}.`);
    await wait(20);
  }
}

const texts = ({ shown }: { readonly shown: readonly Shown[] }) => shown.map(({ text }) => text);

for (const ground of grounds) {
  describe(`What was accepted, on ${ground.name}`, () => {
    let store: Store;
    let thread: string;
    let working: WorkingAssistant[];

    before(async () => {
      store = await ground.open();
    });

    after(async () => {
      await store.close();
      await ground.cleanUp();
    });

    beforeEach(() => {
      thread = randomUUID();
      working = [];
    });

    afterEach(async () => {
      await Promise.all(working.map((assistant) => assistant.stop()));
    });

    const key = () => `teams:${thread}`;
    const stored = async () => toldTo((await store.load(key()))?.data);

    async function work(advance: Advance, channel: Channel) {
      const made = assistantWith({ store, advance });
      working.push(made.assistant);
      await made.assistant.work({ teams: channel });
      return made;
    }

    it('is answered in order, and stored without its secrets', async () => {
      const channel = fakeChannel();
      const { assistant } = await work(repeatAfter, channel);
      for (const text of ['one', 'two', `docker login -p ${secret}`]) await assistant.accept(message(thread, text));
      await until(() => channel.shown.length === 3, 'three answers are there');
      assert.deepEqual(texts(channel), ['one', 'two', 'docker login -p «secret 1»']);
      assert.deepEqual(await stored(), texts(channel));
    });

    it('is answered by several messages in their order', async () => {
      const channel = fakeChannel();
      const said = Array.from({ length: 8 }, (_, at) => `part ${at}`);
      const advance = always(...said.map((text) => ({ kind: 'reply' as const, message: say(text) })));
      const { assistant } = await work(advance, channel);
      await assistant.accept(message(thread, 'one'));
      await until(() => channel.shown.length === said.length, 'all are there');
      assert.deepEqual(texts(channel), said);
    });

    it('is answered later, where nobody worked when it came', async () => {
      const idle = assistantWith({ store, advance: repeatAfter });
      await idle.assistant.accept(message(thread, 'one'));
      await wait(50);
      assert.deepEqual(await stored(), []);
      const channel = fakeChannel();
      await work(repeatAfter, channel);
      await until(() => channel.shown.length === 1, 'an answer is there');
    });

    it('is answered once, however often and wherever it is delivered', async () => {
      const [one, other] = [fakeChannel(), fakeChannel()];
      const first = await work(repeatAfter, one);
      const second = await work(repeatAfter, other);
      const event = message(thread, 'one');
      const deliveries = Array.from({ length: 10 }, (_, at) => (at % 2 ? first : second).assistant.accept(event));
      await Promise.all(deliveries);
      await until(() => one.shown.length + other.shown.length > 0, 'an answer is there');
      await wait(700);
      assert.deepEqual([...texts(one), ...texts(other)], ['one']);
      assert.deepEqual(await stored(), ['one']);
    });

    it('loses no update when many speak in one case at once', async () => {
      const [one, other] = [fakeChannel(), fakeChannel()];
      const instances = [await work(repeatAfter, one), await work(repeatAfter, other)];
      const said = Array.from({ length: 12 }, (_, at) => `line ${at}`);
      await Promise.all(said.map((text, at) => instances[at % 2]!.assistant.accept(message(thread, text))));
      await until(() => one.shown.length + other.shown.length === said.length, 'all are answered');
      assert.deepEqual([...(await stored())].sort(), [...said].sort());
    });

    it('shows what was pressed first, and answers the press of another person, but no press twice', async () => {
      const channel = fakeChannel();
      const { assistant } = await work(repeatAfter, channel);
      await assistant.accept(message(thread, 'one'));
      await until(() => channel.shown.length === 1, 'the answer with the buttons is there');
      const pressed = (choice: string, by: string): Incoming => {
        const event = { ...press(thread, choice), person: { id: by } };
        return { ...event, kind: 'choice', choice, message: channel.ids[0]! };
      };
      await assistant.accept(pressed('user', 'anna'));
      await assistant.accept(pressed('user', 'anna'));
      await assistant.accept(pressed('token', 'bert'));
      await until(async () => (await stored()).length === 3, 'both were heard');
      await wait(300);
      assert.deepEqual(await stored(), ['one', 'user', 'token']);
      const changes = channel.shown.filter(({ isChange }) => isChange);
      assert.deepEqual(
        changes.map(({ chosen }) => chosen),
        ['user'],
      );
    });

    it('is sent again after the pause that the platform asks for, where it was surely not taken', async () => {
      const channel = fakeChannel();
      let refusals = 0;
      const send: Channel['send'] = async (delivery) => {
        if (refusals++ < 2) throw new NotTakenError('429', 1);
        return channel.send(delivery);
      };
      const { assistant } = await work(repeatAfter, { ...channel, send });
      await assistant.accept(message(thread, 'one'));
      await until(() => channel.shown.length === 1, 'the answer is there');
      assert.equal(refusals, 3);
    });

    it('is looked for before it is sent again, where it may have been taken', async () => {
      const channel = fakeChannel();
      let isLost = true;
      const send: Channel['send'] = async (delivery) => {
        const receipt = await channel.send(delivery);
        if (!isLost) return receipt;
        isLost = false;
        throw new Error('timed out');
      };
      const find: Channel['find'] = async ({ id }) => ({ isThere: true, receipt: { number: id } });
      const { assistant } = await work(repeatAfter, { ...channel, send, find });
      await assistant.accept(message(thread, 'one'));
      const isSent = async () => (await store.messages.find(channel.ids[0] ?? randomUUID()))?.state === 'sent';
      await until(isSent, 'it was found');
      assert.deepEqual(texts(channel), ['one']);
    });

    it('is told to be missing, instead of sent twice, where nobody can tell whether it was taken', async () => {
      const channel = fakeChannel();
      const send: Channel['send'] = async (delivery) => {
        await channel.send(delivery);
        if (channel.shown.length === 1) throw new Error('timed out');
        return { number: delivery.id };
      };
      const { assistant } = await work(repeatAfter, { ...channel, send });
      await assistant.accept(message(thread, 'one'));
      await until(() => channel.shown.length === 2, 'it was told');
      assert.deepEqual(texts(channel), ['one', 'An answer may be missing.']);
    });

    it('is kept for the operator where it fails each time, the person is told, and the next is answered', async () => {
      const channel = fakeChannel();
      const failing: Advance = (state, event) => {
        if (event.kind === 'message' && event.text === 'poison') throw new Error('invented failure');
        return repeatAfter(state, event);
      };
      const { assistant } = await work(failing, channel);
      await assistant.accept(message(thread, 'poison'));
      await assistant.accept(message(thread, 'one'));
      await until(() => channel.shown.length === 2, 'both were answered');
      assert.match(texts(channel)[0]!, /^Something failed: [0-9a-f]{8}$/);
      assert.equal(texts(channel)[1], 'one');
      const dead = (await store.dead.list()).filter((job) => job.key === key());
      assert.deepEqual(
        dead.map(({ queue, reason }) => [queue, reason]),
        [['turn', 'Error']],
      );
      assert.equal(await store.dead.drop(dead.map(({ id }) => id)), 1);
    }).timeout(30_000);

    it('does not hold up what comes after a job that no version of the program can read', async () => {
      const channel = fakeChannel();
      await store.send({ id: randomUUID(), queue: 'turn', key: key(), data: { kind: 'of another version' } });
      const { assistant } = await work(repeatAfter, channel);
      await assistant.accept(message(thread, 'one'));
      await until(() => channel.shown.length === 1, 'the answer is there');
      const dead = (await store.dead.list()).filter((job) => job.key === key());
      assert.deepEqual(
        dead.map(({ queue, reason }) => [queue, reason]),
        [['turn', 'not readable']],
      );
      await store.dead.drop(dead.map(({ id }) => id));
    });

    it('does not hold up what comes after a message that is refused for good', async () => {
      const channel = fakeChannel();
      const send: Channel['send'] = async (delivery) => {
        if (textOf(delivery.message) === 'one') throw new RefusedError('gone');
        return channel.send(delivery);
      };
      const { assistant } = await work(repeatAfter, { ...channel, send });
      await assistant.accept(message(thread, 'one'));
      await assistant.accept(message(thread, 'two'));
      await until(() => channel.shown.length === 1, 'the second is there');
      const dead = (await store.dead.list()).filter((job) => job.key === key());
      assert.deepEqual(
        dead.map(({ queue, reason }) => [queue, reason]),
        [['delivery', 'RefusedError']],
      );
      await store.dead.drop(dead.map(({ id }) => id));
    });

    it('is replayed by an operator', async () => {
      let isBroken = true;
      const channel = fakeChannel();
      const send: Channel['send'] = async (delivery) => {
        if (isBroken) throw new RefusedError('gone');
        return channel.send(delivery);
      };
      const { assistant } = await work(repeatAfter, { ...channel, send });
      await assistant.accept(message(thread, 'one'));
      const mine = async () => (await store.dead.list()).filter((job) => job.key === key());
      await until(async () => (await mine()).length === 1, 'it was given up');
      isBroken = false;
      assert.equal(await store.dead.replay((await mine()).map(({ id }) => id)), 1);
      await until(() => channel.shown.length === 1, 'it was sent');
      assert.deepEqual(await mine(), []);
    });

    it('changes one message in place, for what goes on', async () => {
      const channel = fakeChannel();
      let count = 0;
      const showing: Advance = () => ({
        state: undefined,
        effects: [{ kind: 'show', id: 'look-1', message: say(`seen ${++count}`) }],
      });
      const { assistant } = await work(showing, channel);
      await assistant.accept(message(thread, 'one'));
      await until(() => channel.shown.length === 1, 'it is shown');
      await assistant.accept(message(thread, 'two'));
      await until(() => channel.shown.length === 2, 'it is changed');
      assert.deepEqual(
        channel.shown.map(({ isChange }) => isChange),
        [false, true],
      );
      assert.equal(new Set(channel.ids).size, 1);
    });

    it('reads what the channel fetches, and takes its secrets out', async () => {
      const channel = fakeChannel({ complete: async () => ({ texts: [`password ${secret}`], language: 'cs' }) });
      const { assistant } = await work(repeatAfter, channel);
      await assistant.accept({ ...message(thread, 'see the file'), toFetch: { files: 1 } });
      await until(() => channel.shown.length === 1, 'the answer is there');
      assert.deepEqual(texts(channel), ['see the file\n\npassword «secret 1»']);
    });

    it('is deleted with everything that was said', async () => {
      const channel = fakeChannel();
      const { assistant } = await work(repeatAfter, channel);
      await assistant.accept(message(thread, 'one'));
      await until(() => channel.shown.length === 1, 'the answer is there');
      const second = await work(always({ kind: 'forget-person' }), fakeChannel());
      await assistant.stop();
      await second.assistant.accept(message(thread, 'delete it'));
      await until(async () => (await store.load(key())) === undefined, 'the case is gone');
      assert.equal(await store.messages.find(channel.ids[0]!), undefined);
    });

    it('is deleted with what was given up of it, too', async () => {
      const channel = fakeChannel();
      const send: Channel['send'] = async () => {
        throw new RefusedError('gone');
      };
      const { assistant } = await work(repeatAfter, { ...channel, send });
      await assistant.accept(message(thread, 'one'));
      const mine = async () => (await store.dead.list()).filter((job) => job.key === key());
      await until(async () => (await mine()).length === 1, 'it was given up');
      await store.remove(key());
      assert.deepEqual(await mine(), []);
    });
  });
}
