import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Advance, CaseState, ConversationEvent, Effect } from '../../src/conversation/case.ts';
import { createAdvance } from '../../src/conversation/createAdvance.ts';
import { createReader } from '../../src/matching/createReader.ts';
import type { Message } from '../../src/messages/message.ts';
import { renderText } from '../../src/messages/text.ts';
import type { FoundSecret, Redacted, SecretKind } from '../../src/redaction/redacted.ts';
import { realContent } from './smallContent.ts';

const content = realContent();
const advance = createAdvance(content, createReader(content));
const at = '2026-11-24T08:00:00.000Z';
const refused = `docker pull contosoprod.azurecr.io/app:1
Error response from daemon: Head "https://contosoprod.azurecr.io/v2/app/manifests/1": unauthorized: authentication required`;

function says(text: string, more: { addressed?: boolean; secrets?: readonly FoundSecret[] } = {}): ConversationEvent {
  return { kind: 'message', text: text as Redacted, secrets: [], at, addressed: true, ...more };
}

function presses(choice: string): ConversationEvent {
  return { kind: 'choice', choice, at, addressed: true };
}

/** Plays events as the assistant would: keeps the state where one is given, forgets it where that is an effect. */
function play(decide: Advance, events: readonly ConversationEvent[]) {
  let state: unknown;
  let effects: readonly Effect[] = [];
  for (const event of events) {
    const outcome = decide(state, event);
    effects = outcome.effects;
    if (outcome.state) state = JSON.parse(JSON.stringify(outcome.state));
    if (effects.some(({ kind }) => kind.startsWith('forget'))) state = undefined;
  }
  const replies = effects.flatMap((effect) => (effect.kind === 'reply' ? [effect.message] : []));
  return { state: state as CaseState | undefined, effects, replies, said: replies.map(renderText).join('\n') };
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

function choiceIds(message: Message): string[] {
  return message.parts.flatMap((part) => (part.kind === 'choices' ? part.choices.map(({ id }) => id) : []));
}

const choices = [
  ...['works', 'failing', 'why', 'person', 'more', 'again', 'language:cs', 'language:en', 'store', 'forget', 'keep'],
  ...['forget-case', 'forget-person', 'none', 'symptoms', 'candidate:push-denied', 'guide:check-health', 'symptom:x'],
  ...['answer:identity:user', 'answer:identity:$(x)', 'answer:registry:x', 'answer::', '', ':', 'toString'],
];
const texts = [
  refused,
  'česky',
  'hello',
  'thanks',
  'nevím',
  'yes',
  'no',
  '2',
  'purple',
  'service principal',
  'contosodev',
];
const event = fc.oneof(
  fc.constantFrom(...choices).map(presses),
  fc
    .record({ text: fc.oneof(fc.constantFrom(...texts), fc.string()), addressed: fc.boolean() })
    .map(({ text, addressed }) => says(text, { addressed })),
);

describe('createAdvance', () => {
  it('is pure: the same case and event give the same outcome, and nothing given is changed', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 6 }), event, (before, last) => {
        const state = frozen(play(advance, before).state);
        assert.deepEqual(advance(state, frozen(last)), advance(state, frozen(last)));
      }),
      { numRuns: 60 },
    );
  });

  it('answers every button and every addressed message, in every state, with at most one message', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), event, (before, last) => {
        const { replies } = play(advance, [...before, { ...last, addressed: true }]);
        assert.equal(replies.length, 1);
        assert.ok(renderText(replies[0]!).trim() !== '');
      }),
      { numRuns: 100 },
    );
  });

  it('shows each button once in a message, and offers the way to all that is always possible', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 6 }), (events) => {
        for (const message of play(advance, events).replies) {
          const ids = choiceIds(message);
          assert.equal(new Set(ids).size, ids.length);
        }
      }),
      { numRuns: 60 },
    );
    for (const events of [[says(refused)], [says(refused), presses('answer:identity:unknown')]]) {
      assert.ok(choiceIds(play(advance, events).replies[0]!).includes('more'));
    }
    const menu = choiceIds(play(advance, [says(refused), presses('more')]).replies[0]!);
    assert.deepEqual(menu, ['again', 'person', 'language:cs', 'store', 'forget']);
  });

  it('stores nothing where there is no case: help, a greeting, what is stored, deleting', () => {
    for (const said of ['help', 'hello', 'what do you store?', 'delete it']) {
      assert.equal(play(advance, [says(said)]).state, undefined);
    }
  });

  it('keeps the case when it stays silent', () => {
    const before = play(advance, [says(refused)]).state;
    const outcome = advance(before, says('lunch?', { addressed: false }));
    assert.deepEqual(outcome, { state: undefined, effects: [] });
  });

  it('never asks the same question twice, and shows a diagnosis after three at most', () => {
    let events: ConversationEvent[] = [says(refused)];
    for (let round = 0; round < 5; round++) {
      const { state } = play(advance, events);
      if (state?.stage !== 'asking') break;
      assert.equal(new Set(state.asked).size, state.asked.length);
      assert.ok(state.asked.length <= 3);
      events = [...events, presses(`answer:${state.asked.at(-1)}:unknown`)];
    }
    assert.equal(play(advance, events).state?.stage, 'diagnosed');
  });

  it('goes through all causes and then hands over with the ticket', () => {
    let events: ConversationEvent[] = [says(refused)];
    for (let round = 0; round < 40; round++) {
      const { state } = play(advance, events);
      if (state?.stage === 'handed-over') break;
      events = [
        ...events,
        state?.stage === 'asking' ? presses(`answer:${state.asked.at(-1)}:unknown`) : presses('failing'),
      ];
    }
    const { state, said } = play(advance, events);
    assert.equal(state?.stage, 'handed-over');
    assert.match(said, /Ticket to copy/);
    assert.ok(state.failed.length > 2);
  });

  it('names every kind of secret in both languages and how to rotate it', () => {
    const kinds = Object.keys(content.phrases)
      .filter((key) => key.startsWith('secret.kind.'))
      .map((key) => key.slice('secret.kind.'.length) as SecretKind);
    for (const kind of kinds) {
      const { replies } = play(advance, [says(refused, { secrets: [{ number: 1, kind }] })]);
      const [warning, rotation] = replies[0]!.parts;
      assert.deepEqual([warning?.kind, rotation?.kind], ['notice', 'list']);
    }
    assert.equal(kinds.length, 13);
  });

  it('warns of a secret once and only where it speaks at all', () => {
    const secrets = [
      { number: 1, kind: 'token' as const },
      { number: 2, kind: 'token' as const },
    ];
    assert.match(play(advance, [says('see «secret 1»', { secrets })]).said, /You pasted a secret: an access token\./);
    assert.deepEqual(play(advance, [says('see «secret 1»', { secrets, addressed: false })]).effects, []);
    const inCase = play(advance, [says(refused), says('see «secret 1»', { secrets, addressed: false })]);
    assert.match(inCase.said, /You pasted a secret/);
    assert.equal(inCase.state?.stage, 'asking');
  });

  it('takes the language that the platform tells, else that of the message, and remembers a change', () => {
    const told = advance(undefined, { ...says(refused), language: 'cs' });
    assert.equal(told.state?.language, 'cs');
    assert.equal(advance(undefined, says(`nejde mi to, píše to:\n${refused}`)).state?.language, 'cs');
    const { effects, state } = play(advance, [says(refused), presses('language:cs')]);
    assert.deepEqual(effects[0], { kind: 'remember-language', language: 'cs' });
    assert.equal(state?.language, 'cs');
  });

  it('reads a case of another version, however broken, without failing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), event, (stored, next) => {
        advance(stored, next);
      }),
      { numRuns: 80 },
    );
  });

  it('has every phrase that the assistant itself needs', () => {
    assert.ok(content.phrases['error.unexpected'] && content.phrases['error.busy']);
  });
});
