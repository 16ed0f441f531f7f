import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lacksMiddle, longestText } from '../../src/redaction/middle.ts';
import { redact } from '../../src/redaction/redact.ts';
import { clientSecret } from './fakes.ts';

const line = '2026-05-11T09:31:12Z 5f70bf18a086: Layer already exists\n';
const filler = (length: number) => line.repeat(Math.ceil(length / line.length)).slice(0, length);

describe('A very long text', () => {
  it('keeps its first and its last lines, and says how much it lacks', () => {
    const raw = `first line\n${line.repeat(5_000)}last line`;
    const { text } = redact(raw);
    const [head = '', missing, tail = ''] = text.split(/\n\[… (\d+) …\]\n/);
    assert.ok(raw.startsWith(`${head}\n`) && raw.endsWith(tail));
    assert.equal(head.length + Number(missing) + tail.length, raw.length);
    assert.ok(text.length < longestText);
    assert.ok(lacksMiddle(text));
    assert.equal(redact(text).text, text);
  });

  it('is whole up to the limit', () => {
    const raw = filler(longestText);
    assert.equal(redact(raw).text, raw);
    assert.ok(!lacksMiddle(raw));
  });

  it('leaves no piece of a secret, wherever in it one stands', () => {
    const secret = clientSecret;
    const pieces = Array.from({ length: secret.length - 7 }, (_, at) => secret.slice(at, at + 8));
    for (let at = 39_000; at < 61_000; at += 97) {
      const raw = `${filler(at)}\nAZURE_CLIENT_SECRET=${secret}\n${filler(60_000)}`;
      const { text } = redact(raw);
      for (const piece of pieces) assert.ok(!text.includes(piece), `at ${at}: ${piece}`);
    }
  });

  it('leaves no piece of a long token in one line, which it may be torn in', () => {
    const token = `${'ey'}J${'hbGciOiJSUzI1NiJ9'.repeat(3)}.${'aB3dE5fG7h'.repeat(350)}.${'Zx9Yw8Vu7T'.repeat(30)}`;
    for (let at = 34_000; at < 59_000; at += 499) {
      const raw = `${'x y '.repeat(at / 4)}token: ${token} ${'z w '.repeat(12_000)}`;
      const { text } = redact(raw);
      assert.ok(!/aB3dE5fG7h|Zx9Yw8Vu7T/.test(text), `at ${at}`);
    }
  });

  it('has whole characters, and numbers that go on behind those it had', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), (before, behind) => {
        const raw = `«secret 4» ${'.'.repeat(before)}${'🎉'.repeat(50_000)}${'.'.repeat(behind)}\npassword: ${clientSecret}`;
        const { text, secrets } = redact(raw);
        assert.ok(text.isWellFormed());
        assert.deepEqual(
          secrets.map(({ number }) => number),
          [5],
        );
      }),
      { numRuns: 20 },
    );
  });
});
