import assert from 'node:assert/strict';
import { crossCheck } from '../../../src/knowledge/crossCheck.ts';
import { loadContent } from '../../../src/knowledge/load.ts';
import { conceptStems, failureTerms } from '../../../src/matching/prose/vocabulary.ts';

const stemsOf = (concepts: Record<string, string[]>) =>
  conceptStems({ concepts }).map(({ term, words }) => `${term} ${words.map(({ text }) => text).join(' ')}`);

describe('A concept', () => {
  it('takes in the stems of the concepts that it names', () => {
    assert.deepEqual(stemsOf({ trouble: ['@fails', 'bug'], fails: ['fail*'] }), [
      '@trouble fail',
      '@trouble bug',
      '@fails fail',
    ]);
  });

  it('may name one that names it', () => {
    assert.deepEqual(stemsOf({ one: ['@two', 'a'], two: ['@one', 'b'] }), ['@one b', '@one a', '@two a', '@two b']);
  });

  it('is told of as a failure where "failure" names it', () => {
    assert.deepEqual(
      [...failureTerms({ concepts: { failure: ['@denied', '@wrong'], denied: [], wrong: [] } })],
      ['@denied', '@wrong'],
    );
    assert.equal(failureTerms({ concepts: {} }).size, 0);
  });
});

describe('The vocabulary', () => {
  const content = loadContent();

  it('is refused when it names a concept that does not exist', () => {
    const vocabulary = { concepts: { ...content.vocabulary.concepts, odd: ['fine', '@nowhere'] } };
    assert.deepEqual(crossCheck({ ...content, vocabulary }), [
      {
        file: 'knowledge/vocabulary.yaml',
        path: ['concepts', 'odd', 1],
        text: 'the concept "@nowhere" does not exist',
      },
    ]);
  });

  it('is written without diacritics, apostrophes and capitals, so that its stems can be found', () => {
    const stems = Object.values(content.vocabulary.concepts).flat();
    assert.deepEqual(
      stems.filter((stem) => !/^@?[a-z0-9]+(-[a-z]+)*\*?( [a-z0-9]+\*?)*$/.test(stem)),
      [],
    );
  });
});
