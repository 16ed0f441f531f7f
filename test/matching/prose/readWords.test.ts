import assert from 'node:assert/strict';
import { readWords } from '../../../src/matching/prose/readWords.ts';

const wordsOf = (...lines: string[]) => readWords(lines).words.join(' ');

describe('The words of prose', () => {
  for (const [what, text, words] of [
    ['are folded', 'Přihlášení NEJDE', 'prihlaseni nejde'],
    ['lose their apostrophes', "can't doesn’t", 'cant doesnt'],
    ['keep the pauses between them', 'login, push (to acr)', 'login , push ( to acr )'],
    ['do not come from removed secrets', 'the password is «secret 12» there', 'the password is there'],
    ['of a registry are its suffix', 'push to contosodev.azurecr.io/team/app:1.2', 'push to azurecr io'],
    ['of a registry in capitals say so', 'push to ContosoDev.azurecr.io', 'push to azurecr io capitalhost'],
    ['of a bare registry with a scheme say so', '-n https://contosodev.azurecr.io', 'n https azurecr io'],
    ['of another address are its host', 'see https://www.contoso.com/acr/login?x=1', 'see www contoso com'],
    ['of an IP address are one', 'from 203.0.113.7', 'from ipv4'],
  ] as const) {
    it(what, () => {
      assert.equal(wordsOf(text), words);
    });
  }

  it('end after 3,000 characters', () => {
    assert.equal(readWords(Array.from({ length: 1000 }, () => 'word word')).words.length, 600);
  });
});

describe('A sentence', () => {
  it('ends at a full stop and at the end of a line, and knows its line', () => {
    const { sentences, sentenceOf } = readWords(['One two. Three', 'Four']);
    assert.deepEqual(
      sentences.map(({ line }) => line),
      ['One two. Three', 'One two. Three', 'Four'],
    );
    assert.deepEqual(sentenceOf, [0, 0, 1, 2]);
  });

  for (const [text, isOutput] of [
    ['push to acr ends with "denied", what now?', false],
    ['vpn off = login ok, vpn on = no luck', false],
    ['{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}', true],
    ['  Warning  Failed   12s   kubelet   Failed to pull image', true],
  ] as const) {
    it(`${isOutput ? 'was written by a program' : 'was written by a person'}: ${text}`, () => {
      assert.equal(readWords([text]).sentences[0]?.isOutput, isOutput);
    });
  }
});
