import assert from 'node:assert/strict';
import { proseMatches } from '../../src/matching/proseMatches.ts';
import type { Owner } from '../../src/matching/subject.ts';

const line = 'the acr refuses me';
const hit = (signature: string, score: number) => ({ signature, score, line });
const about = (owner: Owner, isCalm = false) => ({ owner, isCalm, hasWorked: false });
const nothing = new Set<string>();
const idsOf = (matches: ReturnType<typeof proseMatches>) => matches.map(({ signature }) => signature);

describe('What prose points to', () => {
  it('is likely where one signature leads, and unsure where two are close', () => {
    assert.deepEqual(proseMatches([hit('one', 0.9), hit('two', 0.6)], nothing, about('azure')), [
      { signature: 'one', band: 'likely', line },
      { signature: 'two', band: 'unsure', line },
    ]);
    assert.equal(proseMatches([hit('one', 0.9), hit('two', 0.85)], nothing, about('azure'))[0]?.band, 'unsure');
  });

  it('is nothing where the score is a guess, the sooner the less is known of whose registry it is', () => {
    assert.deepEqual(proseMatches([hit('one', 0.4)], nothing, about('azure')), []);
    assert.deepEqual(idsOf(proseMatches([hit('one', 0.55)], nothing, about('azure'))), ['one']);
    assert.deepEqual(proseMatches([hit('one', 0.55)], nothing, about('open')), []);
    assert.deepEqual(proseMatches([hit('one', 1)], nothing, about('other')), []);
  });

  it('must be very clear beside an announcement, a plan or a solved problem', () => {
    assert.deepEqual(proseMatches([hit('one', 0.8)], nothing, about('azure', true)), []);
    assert.deepEqual(idsOf(proseMatches([hit('one', 0.9)], nothing, about('azure', true))), ['one']);
  });

  it('must be very clear beside something that worked', () => {
    assert.deepEqual(proseMatches([hit('one', 0.8)], nothing, { ...about('azure'), hasWorked: true }), []);
  });

  it('follows a hint between two that are about equal, not against a clear lead', () => {
    const hinted = new Set(['two']);
    assert.deepEqual(idsOf(proseMatches([hit('one', 0.8), hit('two', 0.78)], hinted, about('azure'))), ['two', 'one']);
    assert.deepEqual(idsOf(proseMatches([hit('one', 0.8), hit('two', 0.7)], hinted, about('azure'))), ['one', 'two']);
  });
});
