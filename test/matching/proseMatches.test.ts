import assert from 'node:assert/strict';
import type { Mood } from '../../src/matching/bands.ts';
import { proseMatches } from '../../src/matching/proseMatches.ts';

const line = 'the acr refuses me';
const hit = (signature: string, score: number) => ({ signature, score, line });
const nothing = new Set<string>();
const plain: Mood = { owner: 'azure', isCalm: false, hasWorked: false };
const idsOf = (matches: ReturnType<typeof proseMatches>) => matches.map(({ signature }) => signature);

describe('What prose points to', () => {
  it('is likely where one signature leads, and unsure where two are close or none is clear', () => {
    assert.deepEqual(proseMatches([hit('one', 0.9), hit('two', 0.7)], nothing, plain), [
      { signature: 'one', band: 'likely', line },
      { signature: 'two', band: 'unsure', line },
    ]);
    assert.equal(proseMatches([hit('one', 0.9), hit('two', 0.85)], nothing, plain)[0]?.band, 'unsure');
    assert.equal(proseMatches([hit('one', 0.7)], nothing, plain)[0]?.band, 'unsure');
  });

  it('is nothing where the score is a guess, the sooner the less is known of whose registry it is', () => {
    assert.deepEqual(proseMatches([hit('one', 0.4)], nothing, plain), []);
    assert.deepEqual(idsOf(proseMatches([hit('one', 0.55)], nothing, plain)), ['one']);
    assert.deepEqual(proseMatches([hit('one', 0.55)], nothing, { ...plain, owner: 'open' }), []);
    assert.deepEqual(proseMatches([hit('one', 1)], nothing, { ...plain, owner: 'other' }), []);
  });

  it('must be very clear beside an announcement, a plan, a solved problem or something that worked', () => {
    for (const mood of [
      { ...plain, isCalm: true },
      { ...plain, hasWorked: true },
    ]) {
      assert.deepEqual(proseMatches([hit('one', 0.8)], nothing, mood), []);
      assert.deepEqual(idsOf(proseMatches([hit('one', 0.9)], nothing, mood)), ['one']);
    }
  });

  it('follows a hint between two that are about equal, not against a clear lead', () => {
    const hinted = new Set(['two']);
    assert.deepEqual(idsOf(proseMatches([hit('one', 0.8), hit('two', 0.78)], hinted, plain)), ['two', 'one']);
    assert.deepEqual(idsOf(proseMatches([hit('one', 0.8), hit('two', 0.7)], hinted, plain)), ['one', 'two']);
  });
});
