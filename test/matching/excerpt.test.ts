import assert from 'node:assert/strict';
import { excerpt, longestExcerpt } from '../../src/matching/excerpt.ts';

const filler = 'layer 5c3b1d77aa01: pushed; '.repeat(100);

describe('The excerpt of a deciding line', () => {
  it('is the whole line where it is short', () => assert.equal(excerpt('denied', 'denied'), 'denied'));

  it('is the part around the wording where the line is long', () => {
    const line = `${filler}unauthorized: authentication required; ${filler}`;
    const shown = excerpt(line, 'authentication required');
    assert.ok(shown.includes('unauthorized: authentication required'));
    assert.ok(shown.length <= longestExcerpt);
    assert.ok(line.includes(shown));
  });

  it('is the beginning where nothing tells which part decided', () => assert.ok(filler.startsWith(excerpt(filler))));
});
