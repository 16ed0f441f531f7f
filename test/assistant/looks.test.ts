import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Reply } from '../../src/assistant/incoming.ts';
import type { LookResult, Looks } from '../../src/assistant/looks.ts';
import type { Advance, CheckEffect, ConversationEvent, Finding, FindingsEvent } from '../../src/conversation/case.ts';
import { createAdvance } from '../../src/conversation/createAdvance.ts';
import { loadContent } from '../../src/knowledge/load.ts';
import { createReader } from '../../src/matching/createReader.ts';
import type { Message } from '../../src/messages/message.ts';
import { renderText } from '../../src/messages/text.ts';
import { redact } from '../../src/redaction/redact.ts';
import { openStore, type Store } from '../../src/store/openStore.ts';
import { assistantWith, message, press, repeatAfter, say, textOf } from './parts.ts';

const adminUser: Finding = {
  check: 'admin-user',
  code: 'K06',
  verdict: 'ok',
  reason: { phrase: 'check.admin-user.off', values: {} },
  confirms: [],
  rulesOut: [],
};

const check: CheckEffect = { kind: 'check', run: 1, facts: {}, signatures: [] };
const progress = (text: string) => ({ kind: 'show', id: 'look-1', message: say(text) }) as const;

/** A conversation that looks when it is told "look", says what it is told, and shows each step of the look. */
const looking: Advance = (state, event) => {
  if (event.kind === 'findings') {
    const { done, findings, trouble } = event;
    const text = `${findings.length} seen${done ? `, ${trouble ?? 'done'}` : ''}`;
    return done
      ? { ...repeatAfter(state, event), effects: [progress(text)] }
      : { state: undefined, effects: [progress(text)] };
  }
  const outcome = repeatAfter(state, event);
  const isLook = event.kind === 'choice' && event.choice === 'look';
  return isLook ? { ...outcome, effects: [progress('looking'), check] } : outcome;
};

function looksWith(look: Looks['look']): Looks {
  return { checkable: () => ['contoso*'], look };
}

describe('the assistant that looks at a registry', () => {
  let store: Store;
  let thread: string;

  before(async () => {
    store = await openStore({ dataFolder: 'memory://' }, new Date());
  });
  after(() => store.close());
  beforeEach(() => {
    thread = randomUUID();
  });

  it('tells the conversation what may be looked at for the person, and hands on who asks for what', async () => {
    const events: ConversationEvent[] = [];
    const asked: unknown[] = [];
    const advance: Advance = (state, event) => {
      events.push(event);
      return looking(state, event);
    };
    const looks = looksWith(async (asker, request) => {
      asked.push([asker, request]);
      return { findings: [adminUser] };
    });
    const { assistant, reply } = assistantWith({ store, advance, looks });
    await assistant.converse(press(thread, 'look'), reply);
    assert.deepEqual(events[0]?.checkable, ['contoso*']);
    assert.deepEqual(asked, [[{ channel: 'teams', thread, person: 'anna' }, check]]);
    const last = events.at(-1) as FindingsEvent;
    assert.deepEqual([last.kind, last.run, last.done, last.findings], ['findings', 1, true, [adminUser]]);
  });

  it('answers what is said meanwhile, and takes what the look brings after it', async () => {
    const { promise, resolve } = Promise.withResolvers<LookResult>();
    const { assistant, said, reply } = assistantWith({ store, advance: looking, looks: looksWith(() => promise) });
    const all = assistant.converse(press(thread, 'look'), reply);
    await assistant.converse(message(thread, 'meanwhile'), reply);
    assert.deepEqual(said, ['looking', 'meanwhile']);
    resolve({ findings: [adminUser] });
    await all;
    assert.deepEqual((await store.load(`teams:${thread}`))?.data, {
      ...(repeatAfter(undefined, { kind: 'choice', choice: 'x', at: '', addressed: true }).state ?? {}),
      asked: ['look', 'meanwhile', 'findings of 1'],
    });
  });

  it('shows the progress in one message that changes, where the platform can', async () => {
    const shown: string[] = [];
    const updatable: Reply = async (first) => {
      shown.push(`sent ${textOf(first)}`);
      return { update: async (changed) => void shown.push(`changed to ${textOf(changed)}`) };
    };
    const looks = looksWith(async (_asker, _request, onFinding) => {
      onFinding(adminUser);
      onFinding(adminUser);
      await wait(1100);
      return { findings: [adminUser, adminUser, adminUser] };
    });
    await assistantWith({ store, advance: looking, looks }).assistant.converse(press(thread, 'look'), updatable);
    assert.deepEqual(shown, ['sent looking', 'changed to 2 seen', 'changed to 3 seen, done']);
  });

  it('sends the progress once, where the platform can not change a message or refuses to', async () => {
    const looks = looksWith(async () => ({ findings: [] }));
    const plain = assistantWith({ store, advance: looking, looks });
    await plain.assistant.converse(press(thread, 'look'), plain.reply);
    assert.deepEqual(plain.said, ['looking']);
    const refusing = assistantWith({ store, advance: looking, looks });
    const refuse = { update: () => Promise.reject(new Error('too late')) };
    await refusing.assistant.converse(press(randomUUID(), 'look'), async (answer) => {
      refusing.said.push(textOf(answer));
      return refuse;
    });
    assert.deepEqual(refusing.said, ['looking']);
    assert.equal(JSON.parse(refusing.log.join()).where, 'assistant: look');
  });

  it('goes on with what was seen where a look hangs', async () => {
    const ends: FindingsEvent[] = [];
    const advance: Advance = (state, event) => {
      if (event.kind === 'findings' && event.done) ends.push(event);
      return looking(state, event);
    };
    const looks = looksWith((_asker, _request, onFinding) => {
      onFinding(adminUser);
      return new Promise(() => undefined);
    });
    const { assistant, reply } = assistantWith({ store, advance, looks, lookDeadline: 30 });
    await assistant.converse(press(thread, 'look'), reply);
    assert.deepEqual(
      ends.map(({ findings, trouble }) => [findings, trouble]),
      [[[adminUser], 'late']],
    );
  });

  it('goes on, and reports it, where a look breaks', async () => {
    const looks = looksWith(() => Promise.reject(new TypeError('invented')));
    const shown: string[] = [];
    const { assistant, log } = assistantWith({ store, advance: looking, looks });
    await assistant.converse(press(thread, 'look'), async (first) => {
      shown.push(textOf(first));
      return { update: async (changed) => void shown.push(textOf(changed)) };
    });
    assert.deepEqual(shown, ['looking', '0 seen, failed']);
    assert.deepEqual([JSON.parse(log.join()).error, JSON.parse(log.join()).where], ['TypeError', 'assistant: look']);
  });

  it('leaves a case alone that was deleted while the look went on', async () => {
    const content = loadContent();
    const { promise, resolve } = Promise.withResolvers<LookResult>();
    const { assistant, reply } = assistantWith({
      store,
      advance: createAdvance(content, createReader(content)),
      looks: looksWith(() => promise),
    });
    await assistant.converse(message(thread, refused), reply);
    const all = assistant.converse(message(thread, 'check it'), reply);
    await assistant.converse(press(thread, 'forget-case'), reply);
    resolve({ findings: [adminUser] });
    await all;
    assert.equal(await store.load(`teams:${thread}`), undefined);
  });

  describe('with the real conversation', () => {
    const talk = async (look: Looks['look'], ...texts: string[]) => {
      const content = loadContent();
      const said: Message[] = [];
      const { assistant } = assistantWith({
        store,
        advance: createAdvance(content, createReader(content)),
        looks: looksWith(look),
        lookDeadline: 50,
      });
      for (const text of texts) {
        said.length = 0;
        await assistant.converse(message(thread, redact(text).text), async (answer) => {
          said.push(answer);
          return undefined;
        });
      }
      return said.map(renderText).join('\n\n');
    };

    it('apologises and goes on guiding where a look breaks or hangs', async () => {
      const broken = await talk(() => Promise.reject(new Error('invented')), refused, 'service principal', 'yes');
      assert.match(broken, /Something broke on my side while I was looking, sorry[\s\S]*Has it ever worked\?/);
      thread = randomUUID();
      const hanging = await talk(() => new Promise(() => undefined), refused, 'service principal', 'yes');
      assert.match(hanging, /did not answer everything in time[\s\S]*Has it ever worked\?/);
    });
  });
});

const refused = `docker pull contosoprod.azurecr.io/app:1
Error response from daemon: Head "https://contosoprod.azurecr.io/v2/app/manifests/1": unauthorized: authentication required`;
