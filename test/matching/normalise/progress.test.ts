import assert from 'node:assert/strict';
import { createProgressReader } from '../../../src/matching/normalise/progress.ts';

function repeated(lines: readonly string[]): string[] {
  return lines.filter(createProgressReader());
}

describe('The progress of layers', () => {
  it('is told by the first line of every kind; the others only repeat it', () => {
    assert.deepEqual(
      repeated(['5f70bf18a086: Preparing', '9f54eef41275: Preparing', '9f54eef41275: Pushed', 'ab12cd34ef56: Pushed']),
      ['9f54eef41275: Preparing', 'ab12cd34ef56: Pushed'],
    );
    const digest = 'a'.repeat(64);
    assert.deepEqual(
      repeated([`#7 sha256:${digest} 1.05MB / 31MB 0.2s`, `#7 sha256:${digest} 31MB / 31MB 1.9s done`]),
      [`#7 sha256:${digest} 31MB / 31MB 1.9s done`],
    );
  });

  it('is nothing else', () => {
    const lines = [
      'unauthorized: authentication required',
      '5f70bf18a086: denied',
      'Pushed',
      '1.9: digest: sha256:8be990ef',
    ];
    assert.deepEqual(repeated([...lines, ...lines]), []);
  });
});
