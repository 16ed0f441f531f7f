import assert from 'node:assert/strict';
import { choicesOf } from '../../src/conversation/choicesOf.ts';
import { readAnswer } from '../../src/conversation/typedAnswers.ts';
import { given, realContent } from './smallContent.ts';

describe('choicesOf', () => {
  const content = realContent();
  const identity = content.questions.get('identity')!;
  const offered = (facts: Readonly<Record<string, string>>) =>
    choicesOf(identity, given(facts)).map(({ value }) => value);

  const places = [
    { environment: 'aks', first: 'aks', without: ['user'] },
    { environment: 'app-service', first: 'managed-identity', without: ['user', 'aks'] },
    { environment: 'github-actions', first: 'service-principal', without: ['user', 'aks'] },
    { environment: 'docker', first: 'user', without: ['aks'] },
  ];
  for (const { environment, first, without } of places) {
    it(`offers in ${environment} ${first} first, and not ${without.join(' nor ')}`, () => {
      const choices = offered({ environment });
      assert.equal(choices[0], first);
      assert.equal(choices.at(-1), 'unknown');
      assert.deepEqual(
        choices.filter((choice) => without.includes(choice)),
        [],
      );
    });
  }

  it('offers everything in its order where the place is not known', () => {
    const all = identity.choices.map(({ value }) => value);
    assert.deepEqual(offered({}), all);
    assert.deepEqual(offered({ environment: 'unknown' }), all);
  });

  it('leaves what is not offered to be typed', () => {
    assert.deepEqual(readAnswer(identity, 'my own account', content.phrases), { identity: 'user' });
  });
});
