import { z } from 'zod';
import type { DeadJob } from '../store/queue.ts';
import { runCommand, UsageError } from './runCommand.ts';
import { withSetStore } from './withSetStore.ts';

const usage = `npm run -s queue -- list             jobs that were given up: id, queue, case or ticket, why, and since when
npm run -s queue -- replay [ID…]     puts them back into their queue; without ids, all of them
npm run -s queue -- drop [ID…]       deletes them for good; without ids, all of them`;

function lineOf({ id, queue, key, reason, at }: DeadJob): string {
  return [id, queue, key, reason, at.toISOString()].join('  ');
}

function idsOf(given: readonly string[]): readonly string[] | undefined {
  const wrong = given.find((id) => !z.uuid().safeParse(id).success);
  if (wrong !== undefined)
    throw new UsageError(`${wrong} is no id of a job. They stand first in each line of the list.`);
  return given.length === 0 ? undefined : given;
}

await runCommand(async () => {
  const [command, ...given] = process.argv.slice(2);
  await withSetStore(process.env, async ({ dead }) => {
    switch (command) {
      case 'list': {
        const jobs = await dead.list();
        console.log(jobs.length === 0 ? 'No job was given up.' : jobs.map(lineOf).join('\n'));
        return;
      }
      case 'replay':
        console.log(`Put back: ${await dead.replay(idsOf(given))}`);
        return;
      case 'drop':
        console.log(`Deleted: ${await dead.drop(idsOf(given))}`);
        return;
      default:
        throw new UsageError(usage);
    }
  });
});
