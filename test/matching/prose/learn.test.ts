import assert from 'node:assert/strict';
import { learn } from '../../../src/matching/prose/learn.ts';
import { conceptWeights } from '../../../src/matching/prose/weighConcepts.ts';

const signatures = ['expired', 'refused'];
const samples = [
  { signature: 'expired', terms: ['@secret', '@over'] },
  { signature: 'expired', terms: ['@secret', '@over', '@login'] },
  { signature: 'refused', terms: ['@login', '@denied'] },
  { signature: 'refused', terms: ['@push', '@denied'] },
  { signature: 'none', terms: ['@price'] },
  { signature: 'none', terms: ['@price', '@push'] },
];
const taught = { from: '', ...learn(samples, signatures) };
const { weigh, weightOf } = conceptWeights(taught, signatures);
const best = (...terms: string[]) => [...weigh(terms).shares].sort(([, a], [, b]) => b - a)[0]?.[0];

describe('What sentences teach', () => {
  it('is which concepts speak for which signature', () => {
    assert.equal(best('@over'), 'expired');
    assert.equal(best('@denied'), 'refused');
    assert.ok(weightOf('@over', 'expired') > 0 && weightOf('@over', 'refused') < 0);
  });

  it('is what to leave alone', () => {
    assert.ok(weigh(['@price']).certainty < 0.5);
    assert.ok(weigh(['@denied', '@login']).certainty > 0.9);
  });

  it('is the same each time', () => assert.deepEqual({ from: '', ...learn(samples, signatures) }, taught));

  it('says nothing about a concept or a signature that was not taught', () => {
    assert.equal(weightOf('@moon', 'expired'), 0);
    const { shares } = conceptWeights(taught, [...signatures, 'new']).weigh(['@denied']);
    assert.ok(shares.get('new')! < 0.2);
  });

  it("gives shares that add up with what is nobody's", () => {
    const { certainty, shares } = weigh(['@login']);
    assert.ok(Math.abs([...shares.values()].reduce((sum, share) => sum + share, 0) - certainty) < 1e-9);
  });
});
