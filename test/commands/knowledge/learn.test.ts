import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { learnSentences } from '../../../src/commands/knowledge/learn/learnSentences.ts';
import { ContentError, loadContent, projectFolder } from '../../../src/knowledge/load.ts';

describe('npm run knowledge -- learn', () => {
  let folder = '';
  const file = () => path.join(folder, 'knowledge/learned.json');

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'learn-'));
    for (const name of ['knowledge', 'dialogs'])
      cpSync(path.join(projectFolder, name), path.join(folder, name), { recursive: true });
  });
  after(() => rmSync(folder, { recursive: true }));

  it('writes anew what a merge left broken, or rows too short', () => {
    const whole = readFileSync(file(), 'utf8');
    for (const broken of ['<<<<<<< HEAD', whole.replace(/("@acr": \[)-?\d+, /, '$1')]) {
      writeFileSync(file(), broken);
      assert.throws(() => loadContent(folder), ContentError);
      assert.match(learnSentences(folder), /Learned from \d{4} sentences/);
      assert.equal(loadContent(folder).learned.from, JSON.parse(whole).from);
    }
  });

  it('refuses sentences of no signature, and leaves what was learned', () => {
    const whole = readFileSync(file(), 'utf8');
    writeFileSync(path.join(folder, 'knowledge/sentences/push-refused.txt'), 'the push is refused, the pull is not\n');
    assert.throws(
      () => learnSentences(folder),
      /^ContentError: knowledge\/sentences\/push-refused\.txt:1 there is no signature "push-refused"/,
    );
    assert.equal(readFileSync(file(), 'utf8'), whole);
  });
});
