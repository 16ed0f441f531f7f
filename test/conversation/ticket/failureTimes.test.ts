import assert from 'node:assert/strict';
import { failureTimes } from '../../../src/conversation/ticket/failureTimes.ts';
import type { Redacted } from '../../../src/redaction/redacted.ts';

function timesOf(paste: string): readonly (string | undefined)[] {
  const { firstFailedAt, lastFailedAt } = failureTimes({ paste: paste as Redacted, facts: {} });
  return [firstFailedAt, lastFailedAt];
}

describe('the times of a failure', () => {
  it('are those of lines that tell of one, in UTC', () => {
    const paste = [
      '2026-11-24T07:00:00Z starting',
      '2026-11-24 09:10:00+02:00 Failed to pull image',
      '2026-11-24T07:30:00.123Z 401 Unauthorized',
      '2026-11-24T09:00:00Z retrying in 10 s',
    ];
    assert.deepEqual(timesOf(paste.join('\n')), ['2026-11-24T07:10:00Z', '2026-11-24T07:30:00Z']);
  });

  it('are none where the zone is not told, or the time is no time', () => {
    assert.deepEqual(timesOf('2026-11-24 09:10:00 error'), [undefined, undefined]);
    assert.deepEqual(timesOf('2026-99-99T99:99:99Z error'), [undefined, undefined]);
    assert.deepEqual(timesOf(''), [undefined, undefined]);
  });

  it('include the one that the reader found', () => {
    const facts = { failedAt: { value: '2026-11-24T06:00:00Z', origin: 'pasted' as const } };
    const { firstFailedAt } = failureTimes({ paste: '2026-11-24T07:00:00Z error' as Redacted, facts });
    assert.equal(firstFailedAt, '2026-11-24T06:00:00Z');
  });

  it('take no long time of a long line', () => {
    const start = performance.now();
    timesOf(`error ${'2026-11-24T'.repeat(100_000)}`);
    assert.ok(performance.now() - start < 100);
  });
});
