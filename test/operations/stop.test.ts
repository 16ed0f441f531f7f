import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const program = path.join(import.meta.dirname, 'stopped.ts');

type Run = { readonly child: ChildProcess; readonly ended: Promise<unknown[]>; readonly output: () => string };

async function untilSays(run: Run, text: string): Promise<void> {
  while (!run.output().includes(text)) {
    const isOver = await Promise.race([once(run.child.stdout!, 'data'), run.ended.then(() => 'over')]);
    if (isOver === 'over' && !run.output().includes(text)) assert.fail(`it never said ${text}: ${run.output()}`);
  }
}

async function start(...closers: string[]): Promise<Run> {
  const child = spawn(process.execPath, [program, ...closers], { stdio: ['ignore', 'pipe', 'inherit'] });
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written += text;
  });
  const run = { child, ended: once(child, 'close'), output: () => written };
  await untilSays(run, 'running');
  return run;
}

describe('A process that is asked to end', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`by ${signal} is not ready at once, closes everything in order and ends with status 0`, async () => {
      const run = await start('http=closes', 'store=closes');
      run.child.kill(signal);
      assert.deepEqual(await run.ended, [0, null]);
      const lines = run.output().split('\n');
      const closed = lines.filter((line) => /closing|stopping'|ended/.test(line));
      assert.deepEqual(closed, ['closing http', "[ 'stopping' ]", 'closing store', "[ 'stopping' ]", 'ended']);
    });
  }

  it('closes the rest where one part fails, tells so, and ends with status 1', async () => {
    const run = await start('http=fails', 'store=closes');
    run.child.kill('SIGTERM');
    assert.deepEqual(await run.ended, [1, null]);
    assert.match(run.output(), /"where":"stopping: http"/);
    assert.match(run.output(), /closing store/);
    assert.ok(!run.output().includes('invented'));
  });

  it('ends at the deadline with status 1, and says what it waited for', async () => {
    const run = await start('worker=hangs', 'store=closes');
    const begun = Date.now();
    run.child.kill('SIGTERM');
    assert.deepEqual(await run.ended, [1, null]);
    assert.ok(Date.now() - begun < 3000);
    assert.match(run.output(), /"where":"worker","what":"stopped before everything was done"/);
    assert.ok(!run.output().includes('closing store'));
  });

  it('ends at once at the second signal', async () => {
    const run = await start('worker=hangs');
    run.child.kill('SIGTERM');
    await untilSays(run, 'closing worker');
    run.child.kill('SIGTERM');
    assert.deepEqual(await run.ended, [1, null]);
    assert.ok(!run.output().includes('before everything'));
  });
});
