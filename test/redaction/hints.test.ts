import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createHintFinder } from '../../src/redaction/hints.ts';

const hints = ['pass', 'password', 'pat', '|', '==', '-p', '://', 'key'];
const hintsIn = createHintFinder(hints);

describe('the hints of a text', () => {
  it('are found in capitals, too, at its beginning and at its end', () => {
    assert.deepEqual([...hintsIn('PAT of a user: Key')], ['pat', 'key']);
    assert.deepEqual([...hintsIn('a |')], ['|']);
    assert.deepEqual([...hintsIn('')], []);
  });

  it('are those that the text includes, whatever else is in it', () => {
    const pieces = fc.oneof(fc.constantFrom(...hints, 'P', 'as', 'S', '=', ':'), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('');
        const included = hints.filter((hint) => text.toLowerCase().includes(hint));
        assert.deepEqual([...hintsIn(text)].sort(), included.sort());
      }),
    );
  });
});
