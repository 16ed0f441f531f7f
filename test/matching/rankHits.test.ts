import assert from 'node:assert/strict';
import { bandOfProse, bandOfWording } from '../../src/matching/bands.ts';
import { rankHits } from '../../src/matching/rankHits.ts';
import type { Owner } from '../../src/matching/subject.ts';
import { hit } from './parts.ts';

const ids = (hits: ReturnType<typeof rankHits>) => hits.map(({ signature }) => signature.id);

describe('The order of what is recognised', () => {
  it('follows the order of the signatures, not the place in the paste', () => {
    assert.deepEqual(ids(rankHits([hit('late', 9, { place: 0 }), hit('early', 3, { place: 5 })])), ['early', 'late']);
  });

  it('puts what was tried after an error behind it', () => {
    assert.deepEqual(ids(rankHits([hit('fallback', 1, { isFallback: true }), hit('first', 9)])), ['first', 'fallback']);
  });

  it('prefers the stronger wording, then the earlier line, among equals', () => {
    const hits = [hit('shared', 5), hit('exact', 5, { tier: 'exact', place: 3 }), hit('earlier', 5, { place: -1 })];
    assert.deepEqual(ids(rankHits(hits)), ['exact', 'earlier', 'shared']);
  });

  it('names a signature once, by its best hit', () => {
    const [best, ...others] = rankHits([hit('one', 5, { place: 4 }), hit('one', 5, { tier: 'exact', place: 7 })]);
    assert.equal(best?.place, 7);
    assert.deepEqual(others, []);
  });

  it('drops weak wordings beside stronger ones, and keeps them alone', () => {
    const weak = hit('weak', 1, { tier: 'weak' });
    assert.deepEqual(ids(rankHits([weak, hit('strong', 9)])), ['strong']);
    assert.deepEqual(ids(rankHits([weak])), ['weak']);
  });
});

const line = (owner: Owner, isAboutImages: boolean) => ({ subject: { owner, isAboutImages, isElsewhere: false } });
const paste = (owner: Owner, isCalm = false) => ({ owner, isCalm, hasWorked: false, statements: [] });

describe('How sure a recognised text makes', () => {
  it('is sure of a text of Azure, and of a registry text in an Azure paste', () => {
    assert.equal(bandOfWording(hit('one', 5, { tier: 'exact', ...line('open', false) }), paste('azure')), 'sure');
    assert.equal(bandOfWording(hit('one', 5, line('open', true)), paste('azure')), 'sure');
    assert.equal(bandOfWording(hit('one', 5, line('azure', false)), paste('azure')), 'sure');
  });

  it('only thinks it likely where the line or the paste could be about anything', () => {
    assert.equal(bandOfWording(hit('one', 5, line('open', false)), paste('azure')), 'likely');
    assert.equal(bandOfWording(hit('one', 5, { tier: 'exact' }), paste('open')), 'likely');
    assert.equal(bandOfWording(hit('one', 5, { isFallback: true }), paste('azure')), 'likely');
    const subject = { owner: 'azure', isAboutImages: true, isElsewhere: false, isMixed: true } as const;
    assert.equal(bandOfWording(hit('one', 5, { subject }), paste('azure')), 'likely');
  });

  it('only thinks it likely where somebody announces or looks back', () => {
    assert.equal(bandOfWording(hit('one', 5, { tier: 'exact' }), paste('azure', true)), 'likely');
  });

  it('is unsure of hints', () =>
    assert.equal(bandOfWording(hit('one', 5, { tier: 'weak' }), paste('azure')), 'unsure'));

  it('is never sure of prose, and unsure where the next candidate is close', () => {
    assert.equal(bandOfProse(1, 0), 'likely');
    assert.equal(bandOfProse(0.9, 0.87), 'unsure');
    assert.equal(bandOfProse(0.4, 0), 'unsure');
  });
});
