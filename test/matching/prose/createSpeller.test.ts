import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createSpeller } from '../../../src/matching/prose/createSpeller.ts';

const whole = (text: string) => ({ text, open: false });
const beginning = (text: string) => ({ text, open: true });
const correct = createSpeller(
  [...['login', 'secret', 'registry', 'unauthorized', 'authentication'].map(whole), beginning('prihlas')],
  [whole('sacred'), beginning('region')],
);

describe('A misspelt word', () => {
  for (const [word, right] of [
    ['unautorized', 'unauthorized'],
    ['authentification', 'authentication'],
    ['regsitry', 'registry'],
    ['registri', 'registry'],
    ['lgoin', 'login'],
    ['secert', 'secret'],
    ['secrret', 'secret'],
    ['prihalsit', 'prihlas'],
    ['unauth0rized', 'unauthorized'],
    ['l0gin', 'login'],
  ] as const) {
    it(`is put right: ${word}`, () => {
      assert.equal(correct(word), right);
    });
  }
});

describe('A word is left alone', () => {
  for (const [why, word] of [
    ['that is known', 'registry'],
    ['that begins as a known one', 'prihlaseni'],
    ['that is ordinary', 'sacred'],
    ['that begins as an ordinary one', 'regional'],
    ['that is short', 'lgin'],
    ['of five letters with another letter', 'lozin'],
    ['of six letters with another letter', 'secres'],
    ['with three mistakes', 'unavtorisd'],
    ['with another first letter', 'tegistry'],
    ['that holds a digit', 'reg1stry'],
    ['that is far from all', 'breakfast'],
  ] as const) {
    it(why, () => {
      assert.equal(correct(word), undefined);
    });
  }
});

describe('Any word', () => {
  it('is put right to a known one or left alone', () => {
    const known = ['login', 'secret', 'registry', 'unauthorized', 'authentication', 'prihlas', undefined];
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (word) => assert.ok(known.includes(correct(word)))));
  });

  it('with one letter left out of a long word is put right', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 13 }), (at) => {
        const word = 'authentication';
        assert.equal(correct(word.slice(0, at) + word.slice(at + 1)), word);
      }),
    );
  });
});
