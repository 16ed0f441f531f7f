import assert from 'node:assert/strict';
import { createTermFinder } from '../../../src/matching/prose/findTerms.ts';
import { compileStem } from '../../../src/matching/prose/stems.ts';

const find = createTermFinder(
  [
    ['@pull', 'pull*'],
    ['@registry', 'container regist*'],
    ['@registry', 'registr'],
    ['@other', 'pull request*'],
    ['acrpull', 'AcrPull'],
  ].map(([term, stem]) => compileStem(term!, stem!)),
  new Set(['@other']),
);
const termsIn = (text: string) => Object.fromEntries(find(text.split(' ')));

describe('A term', () => {
  it('is found by its whole word, the beginning of a word, or words in a row', () => {
    assert.deepEqual(termsIn('pulling from the container registry'), {
      '@pull': [{ at: 0, length: 1 }],
      '@registry': [{ at: 3, length: 2 }],
    });
  });

  it('is found wherever it stands', () => {
    assert.deepEqual(termsIn('registr a registr')['@registry'], [
      { at: 0, length: 1 },
      { at: 2, length: 1 },
    ]);
  });

  it('is not found by a part of a word or by words apart', () => {
    assert.deepEqual(termsIn('registrace container of a registry'), {});
  });

  it('means nothing inside words that mean something else', () => {
    assert.deepEqual(termsIn('pull requests pull'), {
      '@other': [{ at: 0, length: 2 }],
      '@pull': [{ at: 2, length: 1 }],
    });
  });

  it('may be a word of a mention itself, in any case', () => {
    assert.deepEqual(termsIn('acrpull'), { acrpull: [{ at: 0, length: 1 }] });
  });
});
