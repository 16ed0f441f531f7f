import assert from 'node:assert/strict';
import type { Mood } from '../../src/matching/bands.ts';
import { proseMatches } from '../../src/matching/proseMatches.ts';

const line = 'the acr refuses me';
const hit = (signature: string, score: number) => ({ signature, score, line });
const reading = (certainty: number, ...hits: ReturnType<typeof hit>[]) => ({ certainty, hits });
const nothing = new Set<string>();
const plain: Mood = { owner: 'azure', isCalm: false, hasWorked: false };
const idsOf = (matches: ReturnType<typeof proseMatches>) => matches.map(({ signature }) => signature);

describe('What prose points to', () => {
  it('is likely where one signature leads, and unsure where two are close or none is clear', () => {
    assert.deepEqual(proseMatches(reading(1, hit('one', 0.8), hit('two', 0.1)), nothing, plain), [
      { signature: 'one', band: 'likely', line },
      { signature: 'two', band: 'unsure', line },
    ]);
    assert.equal(proseMatches(reading(1, hit('one', 0.45), hit('two', 0.4)), nothing, plain)[0]?.band, 'unsure');
    assert.equal(proseMatches(reading(1, hit('one', 0.3)), nothing, plain)[0]?.band, 'unsure');
  });

  it('is nothing where it is a guess that anything is to be claimed, or the paste is about another registry', () => {
    assert.deepEqual(proseMatches(reading(0.3, hit('one', 0.3)), nothing, plain), []);
    assert.deepEqual(idsOf(proseMatches(reading(0.8, hit('one', 0.3)), nothing, plain)), ['one']);
    assert.deepEqual(proseMatches(reading(1, hit('one', 1)), nothing, { ...plain, owner: 'other' }), []);
  });

  it('must be very clear beside an announcement, a plan, a solved problem or something that worked', () => {
    for (const mood of [
      { ...plain, isCalm: true },
      { ...plain, hasWorked: true },
    ]) {
      assert.deepEqual(proseMatches(reading(0.8, hit('one', 0.8)), nothing, mood), []);
      assert.deepEqual(idsOf(proseMatches(reading(0.99, hit('one', 0.9)), nothing, mood)), ['one']);
    }
  });

  it('follows a hint, and is no surer for it', () => {
    const hinted = new Set(['two']);
    const [first, second] = proseMatches(reading(1, hit('one', 0.6), hit('two', 0.3)), hinted, plain);
    assert.deepEqual([first?.signature, first?.band, second?.signature], ['two', 'unsure', 'one']);
    assert.equal(proseMatches(reading(1, hit('two', 0.9), hit('one', 0.05)), hinted, plain)[0]?.band, 'likely');
  });
});
