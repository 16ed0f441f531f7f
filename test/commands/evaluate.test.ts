import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const program = path.resolve(import.meta.dirname, '../../src/commands/evaluate.ts');

function evaluate(...parameters: string[]) {
  return spawnSync(process.execPath, [program, ...parameters], { encoding: 'utf8' });
}

const pastes = [
  {
    text: 'Error response from daemon: Get "https://contosodev.azurecr.io/v2/": unauthorized: authentication required',
    signature: ['authentication-required'],
    family: ['credentials-invalid', 'authorization', 'credentials-expired'],
    facts: { registry: 'contosodev' },
  },
  { text: 'who brings the cake on friday?', signature: ['none'], family: ['none'], facts: {} },
  { text: 'who brings the cake on friday?', signature: ['push-denied'], family: ['authorization'], facts: {} },
];

describe('npm run evaluate', function () {
  this.timeout(60_000);
  let folder: string;
  let file: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'evaluate-'));
    file = path.join(folder, 'own.jsonl');
    writeFileSync(file, pastes.map((paste) => JSON.stringify(paste)).join('\n'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('prints one object with --json', () => {
    const { status, stdout } = evaluate(file, '--json');
    assert.equal(status, 0);
    const scores = JSON.parse(stdout);
    assert.deepEqual([scores.items, scores.top1, scores.family1, scores.sureWrong], [2, 0.5, 0.5, 0]);
    assert.deepEqual([scores.negatives, scores.falseClaims, scores.falseSure], [1, 0, 0]);
    assert.deepEqual(scores.facts.registry, { precision: 1, recall: 1 });
    assert.ok(scores.ms.median > 0 && scores.ms.max >= scores.ms.p99);
  });

  it('prints a table and what went wrong without it', () => {
    const { status, stdout } = evaluate(file);
    assert.equal(status, 0);
    assert.match(stdout, /right signature first +50\.0 %/);
    assert.ok(stdout.includes(`${file}:3: expected push-denied, got nothing`));
  });

  it('adds the figures with noise, the same for the same seed', () => {
    const [one, again] = ['7', '7'].map((seed) => JSON.parse(evaluate(file, '--json', '--noise', seed).stdout).noise);
    assert.ok(Object.keys(one).length > 10);
    assert.deepEqual([one.all.items, one.wraps.items], [2 * (Object.keys(one).length - 1), 2]);
    for (const scores of [one, again].flatMap((kinds) => Object.values<{ ms?: object }>(kinds))) delete scores.ms;
    assert.deepEqual(one, again);
    assert.match(evaluate(file, '--noise', '7').stdout, /^letter swaps +\d/m);
  });

  it('writes a report', () => {
    const report = path.join(folder, 'report.md');
    assert.equal(evaluate(file, '--report', report).status, 0);
    assert.match(readFileSync(report, 'utf8'), /\| push-denied \| nothing \| 1 \|/);
  });

  for (const [what, parameters] of [
    ['no file', []],
    ['a file that does not exist', ['absent.jsonl']],
    ['an option that does not exist', ['--jsonn', 'absent.jsonl']],
  ] as const) {
    it(`ends with 2 and one plain message for ${what}`, () => {
      const { status, stdout, stderr } = evaluate(...parameters);
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /absent\.jsonl: there is no such file|Usage:/);
      assert.doesNotMatch(stderr, /\bat .*\.ts:\d/);
    });
  }
});
