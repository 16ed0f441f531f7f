import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const program = path.resolve(import.meta.dirname, '../../../src/commands/knowledge.ts');

function knowledge(parameters: readonly string[], input = '') {
  return spawnSync(process.execPath, [program, ...parameters], { encoding: 'utf8', input });
}

describe('npm run knowledge', function () {
  this.timeout(60_000);

  it('shows how a text is read, from the command line and from standard input', () => {
    const error = 'unauthorized: authentication required at contosodev.azurecr.io';
    for (const { status, stdout } of [knowledge(['try', error]), knowledge(['try'], error)]) {
      assert.equal(status, 0);
      assert.match(stdout, /1\. authentication-required: sure/);
    }
  });

  for (const [parameters, told] of [
    [['try'], /There is no text/],
    [['new', 'signature', 'push-denied'], /push-denied\.yaml exists/],
    [['new', 'cause', 'No Id'], /is no id/],
    [['new'], /one of signature, cause/],
    [['unmatched', '--limit', 'many'], /--limit takes a number/],
    [['improve'], /"improve" is no command/],
    [['--nonsense'], /nonsense/],
  ] as const) {
    it(`ends with 2, the reason and the usage for: ${parameters.join(' ')}`, () => {
      const { status, stdout, stderr } = knowledge(parameters);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, told);
      assert.match(stderr, /Usage: npm run knowledge/);
      assert.doesNotMatch(stderr, /\bat .*\.ts:\d/);
    });
  }
});
