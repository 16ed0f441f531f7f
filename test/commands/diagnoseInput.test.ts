import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text as allOf } from 'node:stream/consumers';
import { mostBytes, readInput, readStart } from '../../src/commands/diagnoseInput.ts';
import { OptionsError } from '../../src/commands/diagnoseOptions.ts';

const program = path.resolve(import.meta.dirname, '../../src/commands/diagnose.ts');

describe('The input of diagnose', () => {
  it('is read as it is up to 1 MB', async () => {
    assert.deepEqual(await readStart(Readable.from([Buffer.from('žluťoučký '), Buffer.from('kůň')])), {
      text: 'žluťoučký kůň',
      isCut: false,
    });
    assert.equal((await readStart(Readable.from([Buffer.alloc(mostBytes, 'a')]))).isCut, false);
  });

  it('is cut between words where there is more, so that no half secret is left', async () => {
    const password = 'MadeUpSecret123';
    const fill = 'a '.repeat(mostBytes / 2 - 4);
    const { text, isCut } = await readStart(Readable.from([Buffer.from(`${fill}${password} and more`)]));
    assert.equal(isCut, true);
    assert.equal(text, fill);
  });

  it('leaves no half character, and ends where nothing parts the text', async () => {
    const { text, isCut } = await readStart(Readable.from([Buffer.from(`\n${'ž'.repeat(mostBytes)}`)]));
    assert.deepEqual([text, isCut], ['\n', true]);
  });

  it('ends with what a person can do where it cannot be read', async () => {
    await assert.rejects(readInput('/does/not/exist'), OptionsError);
    await assert.rejects(readInput(tmpdir()), OptionsError);
  });
});

describe('diagnose with too much input', function () {
  this.timeout(30_000);

  it('tells that the rest of a file was not read', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'diagnose-'));
    const file = path.join(folder, 'log.txt');
    const line =
      'Error response from daemon: Get "https://contosodev.azurecr.io/v2/": unauthorized: authentication required\n';
    writeFileSync(file, line + 'step done\n'.repeat(mostBytes / 5));
    const command = spawn(process.execPath, [program, '--json', '--file', file]);
    const [stdout, stderr] = await Promise.all([allOf(command.stdout), allOf(command.stderr)]);
    rmSync(folder, { recursive: true });
    assert.equal(JSON.parse(stdout).signatures[0].id, 'authentication-required');
    assert.match(stderr, /only its beginning was read/);
  });

  it('ends although standard input never does', async () => {
    const command = spawn(process.execPath, [program, '--json']);
    command.stdin.on('error', () => undefined);
    const endless = Readable.from(
      (function* () {
        while (true) yield 'nothing to see here\n'.repeat(1000);
      })(),
    );
    endless.pipe(command.stdin);
    command.stdout.resume();
    const [status] = await once(command, 'close');
    endless.destroy();
    assert.equal(status, 1);
  });
});
