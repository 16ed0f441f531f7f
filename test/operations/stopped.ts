import { createLog } from '../../src/operations/log.ts';
import { createReadiness } from '../../src/operations/readiness.ts';
import { runUntilStopped } from '../../src/operations/stop.ts';

/** A program for the tests of stopping: its closers wait, fail or hang as its arguments say, such as `store=fails`. */
const log = createLog();
const readiness = createReadiness({ checks: {}, report: log.report });

const ways: Readonly<Record<string, () => Promise<unknown>>> = {
  closes: async () => console.log(await readiness.notReady()),
  fails: () => Promise.reject(new Error('invented')),
  hangs: () => new Promise((resolve) => setTimeout(resolve, 60_000)),
};

const closers = process.argv.slice(2).map((argument) => {
  const [name = '', way = ''] = argument.split('=');
  const close = () => {
    console.log(`closing ${name}`);
    return ways[way]?.();
  };
  return { name, close: async () => close() };
});

const keepAlive = setInterval(() => undefined, 60_000);
const stopped = runUntilStopped({ readiness, closers, log, deadlineMs: 700 });
console.log('running');
await stopped;
clearInterval(keepAlive);
console.log('ended');
