import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { createApologise } from '../../src/assistant/failure.ts';
import type { Reply } from '../../src/assistant/incoming.ts';
import type { AssistantParts } from '../../src/assistant/parts.ts';
import type { Advance, ConversationEvent } from '../../src/conversation/case.ts';
import { createLog } from '../../src/operations/log.ts';
import { openStore, type Store } from '../../src/store/openStore.ts';
import {
  always,
  assistantWith,
  caseWith,
  message,
  phrases,
  press,
  repeatAfter,
  say,
  secret,
  textOf,
  toldTo,
} from './parts.ts';

describe('The assistant', () => {
  let store: Store;
  let thread: string;
  const now = new Date('2026-03-02T08:00:00.000Z');

  before(async () => {
    store = await openStore({ dataFolder: 'memory://' }, now);
  });

  after(() => store.close());

  beforeEach(() => {
    thread = randomUUID();
  });

  const key = () => `teams:${thread}`;
  const stored = async () => (await store.load(key()))?.data;

  it('hands the conversation what is stored and what was said, and stores and says what it decides', async () => {
    const { assistant, said, reply } = assistantWith({ store, advance: repeatAfter });
    await assistant.converse(message(thread, 'docker login fails'), reply);
    await assistant.converse(press(thread, 'service-principal'), reply);
    assert.deepEqual(said, ['docker login fails', 'service-principal']);
    assert.deepEqual(toldTo(await stored()), said);
  });

  it('leaves what it overhears alone, unless a case is open there', async () => {
    const { assistant, said, reply } = assistantWith({ store, advance: repeatAfter });
    await assistant.converse(message(thread, 'lunch?', { addressed: false, onlyInCase: true }), reply);
    await assistant.converse(message(thread, 'docker login fails'), reply);
    await assistant.converse(message(thread, 'it works now', { addressed: false, onlyInCase: true }), reply);
    assert.deepEqual(said, ['docker login fails', 'it works now']);
  });

  it('lets no secret pass to the conversation or the store', async () => {
    const events: ConversationEvent[] = [];
    const advance: Advance = (state, event) => {
      events.push(event);
      return repeatAfter(state, event);
    };
    const { assistant, reply } = assistantWith({ store, advance });
    await assistant.converse(message(thread, `docker login -p ${secret}`), reply);
    const [event] = events;
    assert.ok(event?.kind === 'message');
    assert.equal(event.text, 'docker login -p «secret 1»');
    assert.deepEqual(event.secrets, [{ number: 1, kind: 'client-secret' }]);
    assert.ok(!JSON.stringify(await store.exportOf('teams:anna')).includes(secret));
  });

  it('tells the conversation the time, whether it was addressed, and the language', async () => {
    const events: ConversationEvent[] = [];
    const advance: Advance = (_, event) => {
      events.push(event);
      return { state: undefined, effects: [] };
    };
    const { assistant, reply } = assistantWith({ store, advance });
    const at = new Date('2026-03-02T10:11:12.000Z');
    const [czech, stranger] = [randomUUID(), randomUUID()];
    await store.preferences.save(`teams:${czech}`, 'cs', now);
    await assistant.converse(message(thread, 'a', { at, addressed: false, person: { id: stranger } }), reply);
    await assistant.converse(message(thread, 'b', { person: { id: stranger, language: 'cs' } }), reply);
    await assistant.converse(message(thread, 'c', { person: { id: czech, language: 'en' } }), reply);
    assert.deepEqual(
      events.map((event) => event.language),
      [undefined, 'cs', 'cs'],
    );
    assert.equal(events[0]?.at, at.toISOString());
    assert.deepEqual(
      events.map((event) => event.addressed),
      [false, true, true],
    );
  });

  it('carries the effects out one after the other, in their order', async () => {
    const order: string[] = [];
    const effects = ['first', 'second', 'third'].map((text) => ({ kind: 'reply', message: say(text) }) as const);
    const { assistant } = assistantWith({ store, advance: always(...effects) });
    let running = 0;
    await assistant.converse(message(thread, 'x'), async ({ parts }) => {
      running++;
      await wait(order.length === 0 ? 20 : 0);
      assert.equal(running--, 1);
      order.push(JSON.stringify(parts));
    });
    assert.deepEqual(
      order,
      effects.map((effect) => JSON.stringify(effect.message.parts)),
    );
  });

  it('stores a case and what it sends elsewhere both, or neither', async () => {
    const sent: Advance = () => ({
      state: caseWith(['sent']),
      effects: [
        { kind: 'join-ticket', ticket: 'a ticket' },
        { kind: 'remember-language', language: 'cs' },
      ],
    });
    const broken: Store = {
      ...store,
      send: () => Promise.reject(new Error('lost connection')),
      inTransaction: (work) =>
        store.inTransaction((inside) => work({ ...inside, send: () => Promise.reject(new Error('lost connection')) })),
    };
    const { assistant, said, reply } = assistantWith({ store: broken, advance: sent });
    await assistant.converse(message(thread, 'x'), reply);
    assert.match(said.join(), /^Something failed/);
    assert.equal(await stored(), undefined, 'the case does not believe that it was sent');
    const working = assistantWith({ store, advance: sent });
    await working.assistant.converse(message(thread, 'x'), working.reply);
    assert.deepEqual(toldTo(await stored()), ['sent']);
  });

  it('forgets a case, a person, and remembers a language, as it is told', async () => {
    const person = { id: randomUUID() };
    const personId = `teams:${person.id}`;
    const talk = (advance: Advance) => {
      const { assistant, reply } = assistantWith({ store, advance });
      return assistant.converse(message(thread, 'x', { person }), reply);
    };
    await talk(repeatAfter);
    await talk(always({ kind: 'remember-language', language: 'cs' }));
    assert.equal(await store.preferences.load(personId), 'cs');
    await talk(always({ kind: 'forget-case' }));
    assert.equal(await stored(), undefined);
    assert.equal(await store.preferences.load(personId), 'cs');
    await talk(repeatAfter);
    await talk(always({ kind: 'forget-person' }));
    assert.deepEqual(await store.exportOf(personId), []);
    assert.equal(await store.preferences.load(personId), undefined);
  });

  it('keeps a state of an unknown future version, and leaves the decision to the conversation', async () => {
    const future = { schema: 99, moved: { to: 'elsewhere' } };
    await store.save({ key: key(), personId: 'teams:anna', data: future, expected: 0, now });
    const met: unknown[] = [];
    const { assistant, reply } = assistantWith({
      store,
      advance: (state) => {
        met.push(state);
        return { state: undefined, effects: [] };
      },
    });
    await assistant.converse(message(thread, 'hello'), reply);
    assert.deepEqual(met, [future]);
    assert.deepEqual(await store.load(key()), { key: key(), version: 1, data: future });
  });

  describe('with many events at once', () => {
    const numbers = Array.from({ length: 20 }, (_, index) => String(index));

    it('works on those of one case in order, and loses none', async () => {
      const { assistant, said, reply } = assistantWith({ store, advance: repeatAfter });
      await Promise.all(
        numbers.map((text) =>
          assistant.converse(message(thread, text), async (answer) => {
            await wait(Math.random() * 5);
            await reply(answer);
          }),
        ),
      );
      assert.deepEqual(said, numbers);
      assert.deepEqual(toldTo(await stored()), numbers);
    });

    it('lets no case wait for another', async () => {
      const { assistant, said, reply } = assistantWith({ store, advance: repeatAfter });
      let release = () => {};
      const blocked = new Promise<void>((resolve) => {
        release = resolve;
      });
      const slow = assistant.converse(message(thread, 'slow'), async (answer) => {
        await blocked;
        await reply(answer);
      });
      await assistant.converse(message(randomUUID(), 'fast'), reply);
      assert.deepEqual(said, ['fast']);
      release();
      await slow;
      assert.deepEqual(said, ['fast', 'slow']);
    });

    it('of two processes on one store loses none, or says so', async () => {
      const processes = [0, 1].map(() => assistantWith({ store, advance: repeatAfter }));
      await Promise.all(
        numbers.flatMap((text) =>
          processes.map(({ assistant, reply }, index) =>
            assistant.converse(message(thread, `${index}/${text}`), reply),
          ),
        ),
      );
      const said = processes.flatMap((process) => process.said);
      const refused = said.filter((text) => text.startsWith('Too much at once'));
      const told = toldTo(await stored());
      assert.equal(said.length, 40);
      assert.equal(told.length, 40 - refused.length);
      assert.deepEqual(told.toSorted(), said.filter((text) => !refused.includes(text)).toSorted());
    });
  });

  describe('whose case somebody else changes meanwhile', () => {
    /** Another writer comes first, the given number of times. */
    function contested(times: number): Store {
      let left = times;
      return {
        ...store,
        load: async (caseKey) => {
          const found = await store.load(caseKey);
          if (left-- > 0) {
            const data = caseWith([`theirs ${times - left}`]);
            const theirs = {
              key: caseKey,
              personId: 'teams:ben',
              data,
              expected: found?.version ?? 0,
              now: new Date(),
            };
            assert.equal(await store.save(theirs), true);
          }
          return found;
        },
      };
    }

    for (const times of [1, 2, 3]) {
      it(`decides again on what is there now, ${times} of 3 times, and acts once`, async () => {
        const { assistant, said, reply } = assistantWith({ store: contested(times), advance: repeatAfter });
        await assistant.converse(message(thread, 'mine'), reply);
        assert.deepEqual(toldTo(await stored()), [`theirs ${times}`, 'mine']);
        assert.deepEqual(said, ['mine']);
      });
    }

    it('gives up after the third repeat, does nothing, and says so', async () => {
      const { assistant, said, log, reply } = assistantWith({ store: contested(4), advance: repeatAfter });
      await assistant.converse(message(thread, 'mine', { addressed: false }), reply);
      assert.deepEqual(toldTo(await stored()), ['theirs 4']);
      assert.equal(said.length, 1);
      const entry = JSON.parse(log.join());
      assert.equal(said[0], `Too much at once: ${entry.correlationId}`);
      assert.equal(entry.error, 'CaseBusyError');
    });
  });

  describe('where something fails', () => {
    const failing: Advance = (_, event) => {
      throw new TypeError(`cannot read ${JSON.stringify(event)}\n    at ${secret} (file:///pasted/${secret}.ts:1:2)`);
    };
    const brokenStore = (): Store => ({
      ...store,
      preferences: {
        ...store.preferences,
        load: () => Promise.reject(Object.assign(new Error(`lost connection ${secret}`), { code: 'ECONNRESET' })),
      },
    });

    it('says so in the language of the person, with an id that is in the log', async () => {
      const { assistant, said, log, reply } = assistantWith({ store, advance: failing });
      await assistant.converse(message(thread, 'x', { person: { id: 'cyril', language: 'cs' } }), reply);
      assert.equal(log.length, 1);
      const entry = JSON.parse(log[0] ?? '');
      assert.deepEqual(said, [`Něco selhalo: ${entry.correlationId}`]);
      assert.match(entry.correlationId, /^[0-9a-f]{8}$/);
      assert.equal(entry.error, 'TypeError');
      assert.equal(entry.case, key());
      assert.match(entry.places[0], /converse\.test\.ts:\d+:\d+$/);
    });

    it('logs nothing of the paste, whatever the error says', async () => {
      const { assistant, log, reply } = assistantWith({ store, advance: failing });
      await assistant.converse(message(thread, 'the pasted words'), reply);
      const broken = assistantWith({ store: brokenStore(), advance: repeatAfter });
      await broken.assistant.converse(message(thread, `the pasted words ${secret}`), broken.reply);
      const logged = [...log, ...broken.log].join('\n');
      assert.ok(!logged.includes('pasted words'));
      assert.ok(!logged.includes(secret));
      assert.equal(JSON.parse(broken.log[0] ?? '').code, 'ECONNRESET');
    });

    it('stays silent towards people who did not address it, and logs', async () => {
      const { assistant, said, log, reply } = assistantWith({ store: brokenStore(), advance: repeatAfter });
      await assistant.converse(message(thread, 'lunch?', { addressed: false }), reply);
      assert.deepEqual(said, []);
      assert.equal(log.length, 1);
    });

    it('says so unasked where an answer was under way', async () => {
      const { assistant, said, reply } = assistantWith({ store, advance: repeatAfter });
      await assistant.converse(message(thread, 'x', { addressed: false }), async (answer) => {
        await reply(answer);
        if (said.length === 1) throw new Error('the platform did not take it');
      });
      assert.match(said[1] ?? '', /^Something failed: /);
    });

    it('goes on with the next event, even where the apology fails, too', async () => {
      const { assistant, said, log, reply } = assistantWith({ store, advance: repeatAfter });
      const refuse = () => Promise.reject(new Error('the platform is away'));
      await Promise.all([
        assistant.converse(message(thread, 'first'), refuse),
        assistant.converse(message(thread, 'second'), reply),
      ]);
      assert.deepEqual(
        log.map((line) => JSON.parse(line).where),
        ['assistant: turn', 'assistant: apologising'],
      );
      assert.deepEqual(said, ['second']);
    });

    it('never rejects, whatever is said and wherever it fails', async () => {
      const fail = () => {
        throw new Error('invented failure');
      };
      const faults: Partial<AssistantParts>[] = [{ redact: fail }, { advance: fail }, { store: brokenStore() }, {}];
      await fc.assert(
        fc.asyncProperty(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(...faults),
          fc.boolean(),
          async (text, fault, addressed) => {
            const lines: string[] = [];
            const report = createLog({ write: (line) => lines.push(line) }).report;
            const { assistant } = assistantWith({ store, advance: repeatAfter, report, ...fault });
            await assistant.converse(message(randomUUID(), text, { addressed }), fail);
            assert.ok(lines.length > 0);
          },
        ),
        { numRuns: 100 },
      );
    });
  });

  it('tells the conversation who speaks where others listen, and hands on what is for that person alone', async () => {
    const heard: ConversationEvent['inPublic'][] = [];
    const advance: Advance = (_, { inPublic }) => {
      heard.push(inPublic);
      const replies = [{ message: say('for all') }, { message: say('for Anna'), to: 'person' as const }];
      return { state: undefined, effects: replies.map((reply) => ({ kind: 'reply', ...reply })) };
    };
    const told: unknown[] = [];
    const { assistant } = assistantWith({ store, advance });
    const reply: Reply = async (answer, to) => {
      told.push([textOf(answer), to]);
      return undefined;
    };
    await assistant.converse({ ...press(randomUUID(), 'why'), inPublic: true }, reply);
    await assistant.converse(press(randomUUID(), 'why'), async () => undefined);
    assert.deepEqual(heard, [{ by: 'anna' }, undefined]);
    assert.deepEqual(told, [
      ['for all', undefined],
      ['for Anna', 'person'],
    ]);
  });

  it('has no apologies where a phrase is missing', () => {
    const { 'error.busy': _, ...incomplete } = phrases;
    assert.throws(() => createApologise(incomplete), /error\.busy .*dialogs\/phrases\.yaml/);
  });
});
