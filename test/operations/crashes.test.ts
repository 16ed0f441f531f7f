import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const program = path.join(import.meta.dirname, 'crashed.ts');

describe('A process in which nobody caught an error', () => {
  for (const way of ['throws', 'rejects']) {
    it(`ends with status 1 and says where, but not what the error says (it ${way})`, () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, way], { encoding: 'utf8' });
      assert.equal(status, 1);
      assert.match(stdout, /"level":"error".*"where":"crash".*"places":\["file:[^"]*crashed\.ts:/);
      assert.doesNotMatch(stdout + stderr, /invented|went on/);
    });
  }
});
