import assert from 'node:assert/strict';
import { statementsOf } from '../../src/matching/statements.ts';

describe('The statements of a paste', () => {
  it('are its lines', () => {
    assert.deepEqual(statementsOf(['one, two', 'three']), [
      { text: 'one, two', line: 0, isFallback: false },
      { text: 'three', line: 1, isFallback: false },
    ]);
  });

  it('are the single errors where containerd lists several in a line; the later ones are fallbacks', () => {
    const line = 'Failed: [rpc error: code = NotFound desc = not found, rpc error: code = Unknown desc = 401]';
    assert.deepEqual(
      statementsOf(['before', line]).map(({ line, isFallback, text }) => [line, isFallback, text]),
      [
        [0, false, 'before'],
        [1, false, 'Failed: [rpc error: code = NotFound desc = not found'],
        [1, true, 'rpc error: code = Unknown desc = 401]'],
      ],
    );
  });
});
