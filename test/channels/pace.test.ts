import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NotTakenError } from '../../src/assistant/channel.ts';
import { type Clock, createPace, type Rate } from '../../src/channels/pace.ts';

const rates: readonly Rate[] = [
  { sends: 7, milliseconds: 1000 },
  { sends: 60, milliseconds: 30_000 },
];

/** A clock on which waiting takes no time. */
function quickClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    wait: async (milliseconds) => {
      now += milliseconds;
    },
  };
}

describe('the pace of sends', () => {
  it('sends at once as long as the rates allow, then waits', async () => {
    const clock = quickClock();
    const pace = createPace(rates, clock);
    const times = await Promise.all(Array.from({ length: 9 }, () => pace('a', async () => clock.now())));
    assert.deepEqual(times, [0, 0, 0, 0, 0, 0, 0, 1000, 1000]);
  });

  it('keeps to every rate in every window, and to the order of the calls', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5000), { minLength: 1, maxLength: 150 }), async (gaps) => {
        const clock = quickClock();
        const pace = createPace(rates, clock);
        const sent: { at: number; call: number }[] = [];
        for (const [call, gap] of gaps.entries()) {
          await pace('a', async () => sent.push({ at: clock.now(), call }));
          await clock.wait(gap % 97);
        }
        assert.deepEqual(
          sent.map(({ call }) => call),
          [...gaps.keys()],
        );
        for (const { sends, milliseconds } of rates) {
          for (const [index, { at }] of sent.entries()) {
            const after = sent[index + sends];
            assert.ok(after === undefined || after.at - at >= milliseconds);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('does not let conversations wait for each other, nor for a send that failed', async () => {
    const clock = quickClock();
    const pace = createPace([{ sends: 1, milliseconds: 1000 }], clock);
    await assert.rejects(pace('a', () => Promise.reject(new Error('no'))));
    assert.equal(await pace('b', async () => clock.now()), 0);
    assert.equal(await pace('a', async () => clock.now()), 1000);
  });

  it('does not make a send that would wait too long, and says when it could be made', async () => {
    const clock = quickClock();
    const pace = createPace([{ sends: 1, milliseconds: 5000 }], clock, 2000);
    await pace('a', async () => undefined);
    await assert.rejects(
      pace('a', async () => undefined),
      (error: Error) => {
        assert.ok(error instanceof NotTakenError);
        assert.equal(error.retryAfter, 5);
        return true;
      },
    );
    await clock.wait(3000);
    assert.equal(await pace('a', async () => clock.now()), 5000);
  });
});
