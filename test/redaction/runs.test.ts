import assert from 'node:assert/strict';
import fc from 'fast-check';
import { charactersOf, runsOf, startOfRun } from '../../src/redaction/runs.ts';

const letters = charactersOf(/[a-z]/);

describe('runs of characters', () => {
  it('are those that an expression finds', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abcdefgh', ' ', '.', 'č', '\u0161'), maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (raw, shortest) => {
        const found = [...runsOf(letters, raw, shortest)].map(({ start, end }) => raw.slice(start, end));
        assert.deepEqual(found, raw.match(new RegExp(`[a-z]{${shortest},}`, 'g')) ?? []);
      }),
    );
  });

  it('are followed back to their start, or as far as asked', () => {
    assert.equal(startOfRun(letters, 'a word', 6, 0), 2);
    assert.equal(startOfRun(letters, 'a word', 6, 4), 4);
    assert.equal(startOfRun(letters, 'a word', 2, 0), 2);
    assert.equal(startOfRun(letters, 'word', 4, -60), 0);
  });
});
