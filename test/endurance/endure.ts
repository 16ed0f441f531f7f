import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { StorePlace } from '../../src/store/openDatabase.ts';
import { audit } from './audit.ts';
import { converse, type Told } from './conversation.ts';
import type { Figures } from './figures.ts';
import { createHost, type Ended, planAfter, type Running } from './host.ts';
import { createPeople, LostError, nothingCounted } from './people.ts';
import { startPlatform } from './platform.ts';

/** How it is to be killed. `afterKill`: what the time does that nobody waits for here. */
export type Endurance = {
  readonly place: (folder: string) => StorePlace;
  readonly kills: number;
  /** Conversations at once. */
  readonly atOnce: number;
  readonly afterKill?: () => Promise<void>;
};

/** Keeps one process running: the next one follows each that ends, with the next plan, until it was killed often enough. */
function keepRunning({ kills, afterKill }: Endurance, place: StorePlace, host: ReturnType<typeof createHost>) {
  const seen = new Set<string>();
  const hit = new Set<string>();
  const crashes: string[] = [];
  let running: Running | undefined;
  let count = 0;
  let isOver = false;
  let following: Promise<void> = Promise.resolve();
  const onEnd = ({ steps, killedAt, code }: Ended) => {
    running = undefined;
    for (const step of steps) seen.add(step);
    if (isOver) return;
    if (killedAt === undefined) crashes.push(`ended with ${code}: ${host.written.slice(-1).join('').slice(0, 300)}`);
    else hit.add(killedAt);
    count++;
    following = begin();
  };
  const begin = async () => {
    if (count > 0) await afterKill?.();
    // Some are killed while they open the database, the first ones while they make it.
    const atStart = count < 3 || count % 7 === 0;
    const plan = count < kills ? { plan: planAfter(hit), atStart } : {};
    const started = await host.start({ store: place, ...plan }, onEnd);
    if (started !== undefined) running = started;
  };
  following = begin();
  return {
    door: () => running?.port,
    count: () => count,
    isDone: () => count >= kills,
    figures: () => ({
      kills: count,
      steps: seen.size,
      stepsHit: hit.size,
      crashes,
      missed: [...seen].filter((step) => !hit.has(step)).sort(),
    }),
    stop: async () => {
      while (running === undefined) await wait(50);
      await settled(running);
      isOver = true;
      await running.stop();
      await following;
    },
  };
}

/** Waits until nothing is left to do. */
async function settled(running: Running): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; await wait(200)) {
    const depths = await running.depths();
    if (depths.every(({ queue, count }) => count === 0 || queue === 'sweep' || queue === 'dead')) return;
  }
}

/** Has conversations while the assistant is killed again and again, and counts what came of them. */
export async function endure(endurance: Endurance): Promise<Figures> {
  const folder = await mkdtemp(path.join(tmpdir(), 'endurance-'));
  const start = Date.now();
  const platform = await startPlatform();
  const host = createHost(platform.url, folder);
  const place = endurance.place(path.join(folder, 'data'));
  const counted = nothingCounted();
  const told: Told[] = [];
  const lost: string[] = [];
  try {
    const kept = keepRunning(endurance, place, host);
    const people = createPeople(platform, kept.door, counted);
    let number = 0;
    const talk = async () => {
      while (!kept.isDone()) {
        await converse(people, ++number).then(
          (one) => told.push(one),
          (error: unknown) => {
            if (!(error instanceof LostError)) throw error;
            lost.push(error.message);
          },
        );
      }
    };
    await Promise.all(Array.from({ length: endurance.atOnce }, talk));
    await kept.stop();
    const found = await audit(place, platform, told);
    const seconds = Math.round((Date.now() - start) / 1000);
    return { ...counted, ...found, ...kept.figures(), seconds, conversations: told.length, lost };
  } finally {
    host.close();
    await platform.close();
    await rm(folder, { recursive: true, force: true });
  }
}
