import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { createReadiness, type ReadyCheck, verifiedOnce } from '../../src/operations/readiness.ts';

describe('Readiness', () => {
  let problems: string[];

  const report = ({ where }: { where?: string }) => {
    problems.push(String(where));
  };
  const never = () => new Promise<never>(() => undefined);

  beforeEach(() => {
    problems = [];
  });

  function open(checks: Readonly<Record<string, ReadyCheck>>) {
    return createReadiness({ checks, report, limitMs: 30, keepMs: 0 });
  }

  it('is there where every check is fine', async () => {
    const readiness = open({ database: async () => 1, queue: async () => undefined });
    assert.deepEqual(await readiness.notReady(), []);
  });

  it('names what fails and what does not answer in time, in the order of the checks', async () => {
    let signal: AbortSignal | undefined;
    const readiness = open({
      database: (given) => {
        signal = given;
        return never();
      },
      queue: async () => undefined,
      slack: () => Promise.reject(new Error('token_revoked')),
    });
    assert.deepEqual(await readiness.notReady(), ['database', 'slack']);
    assert.deepEqual(problems.toSorted(), ['readiness: database', 'readiness: slack']);
    assert.equal(signal?.aborted, true);
  });

  it('tells the operator once of what fails, and again when it failed anew', async () => {
    let isBroken = true;
    const readiness = open({ database: async () => assert.ok(!isBroken) });
    for (const next of [true, true, false, true, true]) {
      isBroken = next;
      assert.deepEqual(await readiness.notReady(), next ? ['database'] : []);
    }
    assert.equal(problems.length, 2);
  });

  it('tells the operator of another error, too, such as the true one after a time-out', async () => {
    const errors = [new TypeError(), new RangeError(), new TypeError()];
    const readiness = open({ teams: () => Promise.reject(errors.shift()) });
    for (const _ of [1, 2, 3]) assert.deepEqual(await readiness.notReady(), ['teams']);
    assert.equal(problems.length, 2);
  });

  it('asks once for all who ask at a time, and not again at once', async () => {
    let asked = 0;
    const database = async () => {
      asked += 1;
    };
    const readiness = createReadiness({ checks: { database }, report, keepMs: 60 });
    await Promise.all(Array.from({ length: 50 }, readiness.notReady));
    await readiness.notReady();
    assert.equal(asked, 1);
    await wait(80);
    await readiness.notReady();
    assert.equal(asked, 2);
  });

  it('ends when the process is stopping, at once and whatever the checks say', async () => {
    const readiness = open({ database: never });
    readiness.stop();
    assert.deepEqual(await readiness.notReady(), ['stopping']);
  });
});

describe('A check of credentials', () => {
  it('is made until it succeeds, and never again', async () => {
    let asked = 0;
    const check = verifiedOnce(async () => {
      asked += 1;
      assert.ok(asked > 1);
    }, 0);
    const { signal } = new AbortController();
    await assert.rejects(check(signal));
    await check(signal);
    await check(signal);
    assert.equal(asked, 2);
  });

  it('that failed is not made again at each probe', async () => {
    let asked = 0;
    const check = verifiedOnce(async () => {
      asked += 1;
      assert.fail('refused');
    });
    const { signal } = new AbortController();
    for (const _ of [1, 2, 3]) await assert.rejects(check(signal), /refused/);
    assert.equal(asked, 1);
  });
});
