import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createCluster } from './cluster.ts';
import { pasteOf } from './conversation.ts';
import { createHost, type Ended } from './host.ts';
import { type Counted, createPeople, nothingCounted } from './people.ts';
import { startPlatform } from './platform.ts';
import { createSupervisor } from './supervisor.ts';

/** What came of an outage of the database. `doubled`: answers that came twice. */
export type Outage = Counted & {
  readonly lost: readonly string[];
  readonly doubled: number;
  readonly ended: readonly Ended[];
  readonly backAfter: number;
};

/**
 * Has people write while PostgreSQL is stopped for some seconds under a running assistant. `isExpiring`: nothing waits for
 * the seconds after which jobs are given to others that were in hand then.
 */
export async function outage(seconds: number, isExpiring = false): Promise<Outage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'outage-'));
  const [cluster, platform] = [await createCluster(), await startPlatform()];
  const supervisor = createSupervisor(cluster.url);
  const host = createHost(platform.url, folder);
  const counted = nothingCounted();
  const ended: Ended[] = [];
  const lost: string[] = [];
  try {
    const running = await host.start({ store: { databaseUrl: cluster.url } }, (end) => ended.push(end));
    const people = createPeople(platform, () => running?.port, counted);
    let number = 0;
    let isOver = false;
    const sayOne = async () => {
      const id = 2000 + ++number;
      const said = people.person(`U${id}`, `D${id}`).say(pasteOf('contosoprod'), /Shall I look at the registry/);
      await said.catch((error: Error) => lost.push(error.message));
    };
    const talk = async () => {
      while (!isOver) await sayOne();
    };
    const talks = Promise.all([talk(), talk(), talk()]);
    await wait(1500);
    await cluster.stop();
    const meanwhile = Promise.all([sayOne(), sayOne(), sayOne()]);
    await wait(seconds * 1000);
    await cluster.start();
    const back = Date.now();
    if (isExpiring) await supervisor.expire();
    await wait(1000);
    isOver = true;
    await Promise.all([talks, meanwhile]);
    const backAfter = Math.round((Date.now() - back) / 100) / 10;
    const doubled = platform.posts.length - new Set(platform.posts.map(({ channel }) => channel)).size;
    return { ...counted, lost, doubled, ended: [...ended], backAfter };
  } finally {
    host.close();
    await platform.close();
    await supervisor.close();
    await cluster.remove();
    await rm(folder, { recursive: true, force: true });
  }
}
