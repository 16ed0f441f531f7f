import assert from 'node:assert/strict';
import { createReread, looksOf } from '../../src/matching/misreadings.ts';
import { statementsOf } from '../../src/matching/statements.ts';

const reread = createReread(['azure', 'image', 'returned', 'for', 'must', 'failing', 'login'], ['falling']);

describe('A word that text recognition misread', () => {
  for (const [read, meant] of [
    ['azvre', 'azure'],
    ['irnage', 'image'],
    ['retumed', 'returned'],
    ['rnust', 'must'],
    ['logln', 'login'],
    ['l0gin', 'login'],
    ['f0r', 'for'],
  ] as const) {
    it(`is put right: ${read}`, () => assert.equal(reread(read), meant));
  }

  for (const word of ['azure', 'falling', 'fox', 'iog', 'unknown']) {
    it(`is none where it is right, short or unknown: ${word}`, () => assert.equal(reread(word), undefined));
  }

  it('looks like the word that stands in the screenshot', () => {
    assert.equal(looksOf('reglstry'), looksOf('registry'));
    assert.notEqual(looksOf('push'), looksOf('pull'));
  });

  it('is put right where it is compared, not where it is shown', () => {
    const [statement] = statementsOf(['lrnage Irnage: f0r Azvre'], reread);
    assert.equal(statement!.text, 'lrnage Irnage: f0r Azvre');
    assert.equal(statement!.folded, 'image image: for azure');
    assert.deepEqual([...statement!.words], ['image', 'for', 'azure']);
  });

  it('stays in a text that is too long for a screenshot', () => {
    const lines = ['f0r Azvre', ...Array.from({ length: 100 }, () => 'x'.repeat(50))];
    assert.equal(statementsOf(lines, reread)[0]!.folded, 'f0r azvre');
  });
});
