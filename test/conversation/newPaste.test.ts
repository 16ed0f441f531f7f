import assert from 'node:assert/strict';
import type { CaseState } from '../../src/conversation/case.ts';
import { addSecrets, excerpt, relate, takePaste } from '../../src/conversation/newPaste.ts';
import { newCase } from '../../src/conversation/storedCase.ts';
import type { Reading } from '../../src/matching/reading.ts';
import type { Redacted } from '../../src/redaction/redacted.ts';
import { cause, contentOf, given, signature, sure } from './smallContent.ts';

const content = contentOf({
  signatures: [
    signature('blocked', [{ cause: 'rule', weight: 5 }], { order: 1 }),
    signature('missing', [{ cause: 'rule', weight: 5 }], { order: 1 }),
    signature('admin-off', [{ cause: 'rule', weight: 5 }], { order: 9 }),
  ],
  causes: [cause('rule')],
});

const text = (value: string) => value as Redacted;
const empty = newCase({ kind: 'choice', choice: 'x', at: '2026-11-24T08:00:00.000Z', addressed: true });
const state: CaseState = {
  ...empty,
  stage: 'diagnosed',
  paste: text('old paste'),
  matches: sure('blocked'),
  facts: { ...given({ registry: 'contosodev', identity: 'user', registryMode: 'abac', httpStatus: '403' }) },
  asked: ['identity'],
  shown: 'rule',
  failed: ['rule'],
};

function reading(signatures: readonly string[], facts: Readonly<Record<string, string>> = {}): Reading {
  return { matches: sure(...signatures), facts: given(facts), otherRegistries: [], shortened: false };
}

describe('relate', () => {
  it('opens a case with the first paste', () => assert.equal(relate(content, empty, reading(['blocked'])), 'first'));

  it('takes another error, and another registry, for a new error', () => {
    assert.equal(relate(content, state, reading(['missing'])), 'new');
    assert.equal(relate(content, state, reading(['blocked'], { registry: 'fabrikamhub' })), 'new');
  });

  it('takes the same error, and the line that explains a weak one, for the same', () => {
    assert.equal(relate(content, state, reading(['missing', 'blocked'])), 'same');
    assert.equal(relate(content, state, reading(['admin-off'])), 'same');
  });
});

describe('takePaste', () => {
  const paste = { text: text('new paste'), secrets: [{ number: 1, kind: 'token' as const }] };

  it('replaces the paste of another error and keeps the facts that still hold', () => {
    const next = takePaste(content, state, paste, reading(['missing'], { operation: 'pull' }));
    assert.equal(next.paste, 'new paste');
    assert.deepEqual(
      next.facts,
      given({ registry: 'contosodev', identity: 'user', registryMode: 'abac', operation: 'pull' }),
    );
    assert.deepEqual([next.asked, next.failed, next.shown], [[], [], undefined]);
    assert.equal(next.secrets.length, 1);
  });

  it('drops what was known of the registry before when the new error names another', () => {
    const next = takePaste(content, state, paste, reading(['missing'], { registry: 'fabrikamhub' }));
    assert.deepEqual(next.facts, given({ registry: 'fabrikamhub', identity: 'user' }));
  });

  it('adds to the same error; what the person said stays', () => {
    const next = takePaste(content, state, paste, reading(['blocked'], { identity: 'aks', clientIp: '203.0.113.7' }));
    assert.equal(next.paste, 'old paste\n\nnew paste');
    assert.equal(next.facts.identity?.value, 'user');
    assert.equal(next.facts.clientIp?.value, '203.0.113.7');
    assert.deepEqual(next.failed, ['rule']);
  });

  it('puts the explaining signature first, whichever came first', () => {
    const weakFirst = { ...state, matches: sure('admin-off') };
    const order = (from: CaseState, ...signatures: string[]) =>
      takePaste(content, from, paste, reading(signatures)).matches.map((match) => match.signature);
    assert.deepEqual(order(weakFirst, 'blocked'), ['blocked', 'admin-off']);
    assert.deepEqual(order(state, 'admin-off'), ['blocked', 'admin-off']);
  });
});

describe('excerpt', () => {
  it('keeps a short paste whole and a long one around the deciding line', () => {
    assert.equal(excerpt(text('short'), 'line'), 'short');
    const long = text(`${'a\n'.repeat(9000)}the line${'b\n'.repeat(9000)}`);
    const part = excerpt(long, 'the line');
    assert.ok(part.includes('the line'));
    assert.equal(part.length, 6000);
    assert.equal(excerpt(long, 'not in it', 10).length, 10);
  });
});

describe('addSecrets', () => {
  it('keeps one of each kind, however many are pasted', () => {
    const known = [{ number: 1, kind: 'token' }] as const;
    const found = Array.from({ length: 3000 }, (_, at) => ({ number: at, kind: 'password' }) as const);
    assert.deepEqual(
      addSecrets(addSecrets(known, found), [...found, { number: 3001, kind: 'token' }])
        .map(({ kind }) => kind)
        .sort(),
      ['password', 'token'],
    );
  });
});
