import assert from 'node:assert/strict';
import { allows } from '../../src/checks/tokens/allows.ts';

describe('the rules of a scope map', () => {
  const cases: readonly [rule: string, repository: string, expected: boolean][] = [
    ['repositories/shop/web/content/read', 'shop/web', true],
    ['repositories/Shop/Web/content/read', 'shop/web', true],
    ['repositories/shop/web/contentRead', 'shop/web', true],
    ['repositories/shop/web/content/read', 'shop/web2', false],
    ['repositories/shop/web/content/read', 'shop', false],
    ['repositories/shop/web/content/write', 'shop/web', false],
    ['repositories/shop/web/metadata/read', 'shop/web', false],
    ['repositories/*/content/read', 'shop/web', true],
    ['repositories/shop/*/content/read', 'shop/web', true],
    ['repositories/shop/*/content/read', 'shop/web/api', true],
    ['repositories/shop/*/content/read', 'shopping/web', false],
    ['repositories/shop/*/content/read', 'shop', false],
    ['repositories/sh*/content/read', 'shop', false],
    ['repositories/*/web/content/read', 'shop/web', false],
    ['repositories/**/content/read', 'shop/web', false],
    ['gateway/contosoedge/config/read', 'shop/web', false],
    ['content/read', 'shop/web', false],
    ['repositories/content/read', 'shop', false],
    ['', 'shop/web', false],
  ];
  for (const [rule, repository, expected] of cases) {
    it(`“${rule}” ${expected ? 'allows' : 'does not allow'} reading ${repository}`, () => {
      assert.equal(allows([rule], repository, 'content/read'), expected);
    });
  }

  it('add up', () => {
    const actions = ['repositories/a/content/read', 'repositories/b/content/write'];
    assert.ok(allows(actions, 'b', 'content/write'));
    assert.ok(!allows(actions, 'a', 'content/write'));
  });
});
