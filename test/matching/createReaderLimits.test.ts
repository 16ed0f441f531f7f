import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadContent } from '../../src/knowledge/load.ts';
import { createReader } from '../../src/matching/createReader.ts';
import { normalise } from '../../src/matching/normalise.ts';
import { redact } from '../../src/redaction/redact.ts';

const content = loadContent();
const read = createReader(content);
const reading = (text: string) => read(redact(text).text);
const error =
  'Error response from daemon: Get "https://contosodev.azurecr.io/v2/": unauthorized: authentication required';

/** Texts of pieces that the wordings are made of, so that they match often, and of anything else. */
const pieces = [...content.signatures.values()].flatMap(({ wordings, examples }) => [
  ...wordings.exact,
  ...wordings.shared,
  ...examples.match,
]);
const text = fc
  .array(
    fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' }), fc.constantFrom('\n', ' ', ': ', '«secret 1»')),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

describe('Any text', () => {
  it('is read without an error, to known signatures, each once', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const ids = reading(raw).matches.map(({ signature }) => signature);
        assert.equal(new Set(ids).size, ids.length);
        assert.ok(ids.every((id) => content.signatures.has(id)));
      }),
      { numRuns: 300 },
    );
  });

  it('has its deciding lines in the normalised text', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const { lines } = normalise(redact(raw).text);
        for (const { line } of reading(raw).matches) assert.ok(lines.some((whole) => whole.includes(line)));
      }),
      { numRuns: 200 },
    );
  });

  it('is read the same way every time', () => {
    fc.assert(
      fc.property(text, (raw) => assert.deepEqual(reading(raw), reading(raw))),
      { numRuns: 50 },
    );
  });
});

describe('An odd text', () => {
  for (const [what, raw] of [
    ['nothing', ''],
    ['blanks', ' \n\t\n '],
    ['binary noise', Array.from({ length: 5_000 }, (_, index) => String.fromCharCode((index * 7919) % 65536)).join('')],
    ['emoji', '🎉'.repeat(1_000)],
  ] as const) {
    it(`of ${what} gives no match`, () => assert.deepEqual(reading(raw).matches, []));
  }

  it('of 200 KB is read at its beginning and its end, and says that it was shortened', () => {
    const filler = '2026-05-11T09:31:12Z 5f70bf18a086: Layer already exists\n'.repeat(4_000);
    const { matches, shortened } = reading(`${filler}${error}\n`);
    assert.equal(matches[0]?.signature, 'authentication-required');
    assert.equal(shortened, true);
  });

  it('of one line of 50,000 characters is read', () => {
    const { matches } = reading(`${'Layer already exists; '.repeat(200)}${error}`.padEnd(50_000, ' x'));
    assert.equal(matches[0]?.signature, 'authentication-required');
    assert.ok(matches[0]!.line.includes('authentication required'));
  });
});

describe('The time of a reading', () => {
  const hostile = [
    'a.',
    '://a.',
    '/v2/',
    "'",
    '"',
    '[',
    '(',
    '<',
    '%2F',
    '\\u0027',
    '\\\\n',
    'rpc error: ',
    ', rpc error:',
    'azurecr.io ',
    'registry ',
    'client with IP ',
    'failed to pull image ',
    'host=',
    '«',
    '\u001b[31m',
    '**',
    'https://',
    'lookup ',
    '- ',
    '\n',
  ];
  const time = (raw: string) => {
    const redacted = redact(raw).text;
    const start = performance.now();
    read(redacted);
    return performance.now() - start;
  };

  it('grows no faster than the text, whatever is repeated in it', () => {
    for (const part of hostile) {
      const at = (length: number) => {
        const raw = part.repeat(Math.ceil(length / part.length));
        return Math.min(time(raw), time(raw), time(raw));
      };
      const [short, long] = [at(11_000), at(44_000)];
      assert.ok(
        long < Math.max(8 * short, 60),
        `${JSON.stringify(part)}: ${short.toFixed(1)} ms, then ${long.toFixed(1)} ms`,
      );
    }
  });

  it('stays short for a long log', () => {
    const raw = `${'2026-05-11T09:31:12Z [INF] pushing layer b268c555d7d4 to contosodev.azurecr.io/web 0.1s\n'.repeat(500)}${error}`;
    time(raw);
    assert.ok(Math.min(time(raw), time(raw), time(raw)) < 150);
  });
});
