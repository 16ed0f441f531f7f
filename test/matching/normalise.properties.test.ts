import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extractFacts } from '../../src/matching/facts/extractFacts.ts';
import { normalise } from '../../src/matching/normalise.ts';

/** Pieces that the patterns look for, so that random texts reach deep into them. */
const pieces = [
  ' ',
  '\n',
  '\t',
  '\r',
  '"',
  "'",
  '`',
  '\\',
  '\\n',
  '\\u0027',
  '%3A',
  '%',
  '/',
  '.',
  ':',
  '-',
  '_',
  '*',
  '**',
  '|',
  '<',
  '>',
  '<br>',
  '&lt;',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '«secret 1»',
  '\u001b[31m',
  '\u200b',
  '…',
  '12',
  'a',
  'XXX',
  'az acr login -n ',
  'docker push ',
  '--name ',
  '--attach-acr ',
  'contosodev',
  'contosodev.azurecr.io',
  '.azurecr.io',
  'https://',
  '/v2/',
  'manifests/',
  'scope=repository:',
  'registry ',
  'acr ',
  'push ',
  'cannot ',
  'nejde ',
  'fails ',
  '203.0.113.7',
  'client with IP ',
  '2024-05-20T09:02:41Z ',
  '##[error]',
  'Warning  Failed  3m  kubelet  ',
  'denied',
  'AADSTS7000222',
  '5f2c0000-1111-4222-8333-944455556666',
  'subscription ',
  "with name '",
  'ř',
  '🙂',
  '\ud800',
];
const pastes = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), { maxLength: 60 })
  .map((parts) => parts.join(''));

function readAll(text: string) {
  const { lines, prefixes } = normalise(text);
  return extractFacts(lines, prefixes);
}

describe('Whatever is pasted', () => {
  it('becomes clean lines, each with its prefix, that are no longer than the paste', () => {
    fc.assert(
      fc.property(pastes, (text) => {
        const { lines, prefixes } = normalise(text);
        assert.equal(prefixes.length, lines.length);
        for (const line of lines)
          assert.ok(line !== '' && line === line.trim() && !/[\n\r\t\u200b\u001b]| {2}/.test(line));
        assert.ok(lines.join('\n').length <= text.length + 16);
      }),
    );
  });

  it('changes little when it is normalised again', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences', maxCount: 5 }), (text) => {
        const { lines } = normalise(text);
        assert.deepEqual(normalise(lines.join('\n')).lines, lines);
      }),
    );
  });

  it('gives facts with a line that the paste holds, and a registry with a possible name', () => {
    fc.assert(
      fc.property(pastes, (text) => {
        const { facts, otherRegistries } = readAll(text);
        for (const fact of Object.values(facts)) {
          assert.equal(fact.origin, 'pasted');
          assert.ok(fact.value !== '' && fact.line !== undefined);
        }
        const names = [facts.registry?.value, ...otherRegistries].filter((name) => name !== undefined);
        for (const name of names) assert.match(name, /^[a-z0-9][a-z0-9_-]{1,62}$/);
        assert.equal(new Set(names).size, names.length);
      }),
    );
  });
});

describe('Hostile text', () => {
  const hostile = [
    'a',
    ' ',
    'a.',
    'a-',
    'a\n',
    '\n',
    '\\',
    '\\n',
    '"',
    '<a ',
    '<https:',
    '&#1',
    '[a',
    '**a ',
    '\u001b[',
    '\u001b]a',
    '%3',
    '{"a":"',
    '2020-01-01T00:00:00Z ',
    'az acr login -n ',
    "'az ",
    'docker push ',
    'login -u a ',
    '/v2/a',
    'manifests/',
    'scope=repository:a',
    'a.azurecr.io/',
    "registry 'a",
    'my ip 1.2.3.',
    'cannot a ',
    'push a ',
    'lookup a.a.a',
    '/subscriptions/',
    "subscription 'a(",
    'az acr token a -n ',
    'unexpected status from GET request to ',
    'Warning Failed 1m ',
    'github a',
    'Name:a ',
    '::error a',
    '0123456789abcdef-',
    '| ',
    '> ',
    '#1 ',
  ];

  function timeOf(text: string): number {
    const start = performance.now();
    readAll(text);
    return performance.now() - start;
  }

  for (const piece of hostile)
    it(`takes time in proportion to its length: ${JSON.stringify(piece)}`, () => {
      const text = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      timeOf(text(8_000));
      const short = Math.min(...[1, 2, 3].map(() => timeOf(text(16_000))));
      const long = Math.min(...[1, 2, 3].map(() => timeOf(text(32_000))));
      assert.ok(long < Math.max(4 * short, 20), `${short} ms for 16,000 characters, ${long} ms for 32,000`);
      assert.ok(long < 250, `${long} ms`);
    });
});
