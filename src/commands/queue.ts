import { z } from 'zod';
import type { DeadJob } from '../store/queue.ts';
import { runCommand, UsageError } from './runCommand.ts';
import { withSetStore } from './withSetStore.ts';

const usage = `npm run -s queue -- list                 jobs that were given up: id, queue, case or ticket, why, and since when
npm run -s queue -- replay ID… | all     puts them back into their queue
npm run -s queue -- drop ID… | all       deletes them for good`;

/** What the operator wants done with the jobs that were given up; without ids with all of them. */
type Asked =
  | { readonly command: 'list' }
  | { readonly command: 'replay' | 'drop'; readonly ids?: readonly string[] | undefined };

function lineOf({ id, queue, key, reason, at }: DeadJob): string {
  return [id, queue, key, reason, at.toISOString()].join('  ');
}

function idsOf(given: readonly string[]): readonly string[] | undefined {
  if (given.length === 1 && given[0] === 'all') return undefined;
  const wrong = given.find((id) => !z.uuid().safeParse(id).success);
  if (given.length === 0) throw new UsageError(usage);
  if (wrong !== undefined)
    throw new UsageError(`${wrong} is no id of a job. They stand first in each line of the list.`);
  return [...new Set(given)];
}

function read([command, ...given]: readonly string[]): Asked {
  if (command === 'list' && given.length === 0) return { command };
  if (command === 'replay' || command === 'drop') return { command, ids: idsOf(given) };
  throw new UsageError(usage);
}

/** Says how many it was; where ids were given that are not in the list, the status tells it, too. */
function sayCount(done: string, count: number, ids: readonly string[] | undefined): void {
  const isWhole = ids === undefined || count === ids.length;
  console.log(isWhole ? `${done}: ${count}` : `${done}: ${count} of ${ids.length}. The others are not in the list.`);
  if (!isWhole) process.exitCode = 1;
}

await runCommand(async () => {
  const asked = read(process.argv.slice(2));
  await withSetStore(process.env, async ({ dead }) => {
    switch (asked.command) {
      case 'list': {
        const jobs = await dead.list();
        return console.log(jobs.length === 0 ? 'No job was given up.' : jobs.map(lineOf).join('\n'));
      }
      case 'replay':
        return sayCount('Put back', await dead.replay(asked.ids), asked.ids);
      case 'drop':
        return sayCount('Deleted', await dead.drop(asked.ids), asked.ids);
    }
  });
});
