import assert from 'node:assert/strict';
import { statementsOf } from '../../src/matching/statements.ts';

describe('The statements of a paste', () => {
  it('are its lines', () => {
    assert.deepEqual(statementsOf(['One, two', 'three']), [
      { text: 'One, two', folded: 'one, two', words: new Set(['one', 'two']), isFallback: false },
      { text: 'three', folded: 'three', words: new Set(['three']), isFallback: false },
    ]);
  });

  it('are the single errors where containerd lists several in a line; the later ones are fallbacks', () => {
    const line = 'Failed: [rpc error: code = NotFound desc = not found, rpc error: code = Unknown desc = 401]';
    assert.deepEqual(
      statementsOf(['before', line]).map(({ isFallback, text }) => [isFallback, text]),
      [
        [false, 'before'],
        [false, 'Failed: [rpc error: code = NotFound desc = not found'],
        [true, 'rpc error: code = Unknown desc = 401]'],
      ],
    );
  });

  it('are the single errors where azd lists both of its ways to sign in', () => {
    const line = 'ERROR: failed logging in, token: context deadline exceeded, admin: admin user is not enabled';
    assert.deepEqual(
      statementsOf([line]).map(({ isFallback, text }) => [isFallback, text]),
      [
        [false, 'ERROR: failed logging in, token: context deadline exceeded'],
        [true, 'admin: admin user is not enabled'],
      ],
    );
  });

  it('are fallbacks where a line tells what else was tried', () => {
    const lines = [
      'Local fallback unavailable: the docker service is not running',
      '* podman error: no podman socket found',
      '* remote error: UNAUTHORIZED',
      'docker error: it is just slow',
    ];
    assert.deepEqual(
      statementsOf(lines).map(({ isFallback }) => isFallback),
      [true, true, false, true],
    );
  });
});
