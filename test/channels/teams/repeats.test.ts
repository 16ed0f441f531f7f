import assert from 'node:assert/strict';
import sinon from 'sinon';
import { tries } from '../../../src/channels/teams/limits.ts';
import { pauseBeforeRepeat, type Refusal, retryAfterOf } from '../../../src/channels/teams/repeats.ts';
import { startHarness, type TeamsHarness, until } from './teamsHarness.ts';

describe('whether a send is repeated', () => {
  const pause = (refusal: Refusal, others: { attempt?: number; isRepeatable?: boolean; random?: number } = {}) =>
    pauseBeforeRepeat(refusal, { attempt: 1, isRepeatable: false, now: 0, random: 0, ...others });

  it('yes, where it was surely not accepted', () => {
    assert.ok(pause({ status: 429 }));
    assert.ok(pause({ status: 412 }));
    assert.ok(pause({ isUnconnected: true }));
  });

  it('only where a gateway says when to come back, or nothing would be there twice', () => {
    for (const status of [502, 504]) {
      assert.equal(pause({ status }), undefined);
      assert.ok(pause({ status, retryAfter: '1' }));
      assert.ok(pause({ status }, { isRepeatable: true }));
    }
  });

  it('no, where it may have been accepted, or never will be', () => {
    for (const refusal of [{}, { status: 500 }, { status: 503, retryAfter: '1' }, { status: 408 }, { status: 413 }]) {
      assert.equal(pause(refusal), undefined);
      assert.equal(pause(refusal, { isRepeatable: true }), undefined);
    }
  });

  it('once, after a pause that spreads; further tries are the queue’s', () => {
    assert.equal(pause({ status: 429 }), 500);
    assert.equal(pause({ status: 429 }, { random: 1 }), 1000);
    assert.equal(pause({ status: 429 }, { attempt: tries.count }), undefined);
  });

  it('not before the time that Bot Service asks for, and not at all where that is too long', () => {
    assert.equal(pause({ status: 429, retryAfter: '2' }), 2000);
    assert.equal(pause({ status: 429, retryAfter: '7' }), undefined);
    assert.equal(pause({ status: 429, retryAfter: 'soon' }), 500);
  });

  it('reads Retry-After as seconds or as a date', () => {
    const now = Date.parse('2026-11-24T10:00:00Z');
    assert.equal(retryAfterOf('Tue, 24 Nov 2026 10:00:05 GMT', now), 5000);
    assert.equal(retryAfterOf('Tue, 24 Nov 2026 09:00:00 GMT', now), 0);
    assert.equal(retryAfterOf(' 2 ', now), 2000);
    assert.equal(retryAfterOf(undefined, now), undefined);
  });
});

describe('a message that Bot Service refuses', () => {
  let teams: TeamsHarness;

  beforeEach(async () => {
    sinon.stub(Math, 'random').returns(0);
    teams = await startHarness();
  });

  afterEach(async () => {
    await teams.close();
    sinon.restore();
  });

  it('for now, arrives once when it may', async () => {
    teams.connector.refusals.push({ status: 429, retryAfter: '1' });
    const start = performance.now();
    await teams.sayAndWait({ text: 'paste' }, 2);
    assert.ok(performance.now() - start >= 1000);
    await until(() => teams.assistant.sent.size === 1);
    assert.deepEqual(teams.assistant.thrown, []);
  });

  for (const refusal of [{ status: 500 }, { status: 503 }, { status: 504 }, 'closed', 'moved'] as const) {
    it(`is not sent again when it may be there already (${JSON.stringify(refusal)})`, async () => {
      teams.connector.refusals.push(refusal);
      await teams.say({ text: 'paste' });
      await until(() => teams.assistant.thrown.length === 1);
      assert.equal(teams.sentCards().length, 1);
      assert.ok(teams.connector.sent.every(({ path }) => path !== '/elsewhere'));
      assert.doesNotMatch(String(teams.assistant.thrown[0]), /secret detail/);
    });
  }
});
