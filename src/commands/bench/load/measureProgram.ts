import { cpus } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Content } from '../../../knowledge/schema.ts';
import type { StorePlace } from '../../../store/openDatabase.ts';
import { createAsks } from './asks.ts';
import { drive, type Pressure } from './drive.ts';
import { type Platforms, startPlatforms } from './platforms.ts';
import { type RunningProgram, startProgram } from './program.ts';
import type { Figures } from './protocol.ts';
import { answersOf, isAccepted, type LoadResult } from './results.ts';

/** What is put under load: a file that runs with `fork`, and where it keeps things. */
export type Contestant = { readonly program: string; readonly file: string; readonly store: StorePlace };

/** Seconds in which what was accepted must have been answered. */
const patience = 60;

/** Waits until nothing waits any more, or it takes too long. */
async function drained(program: RunningProgram, count: number, { firstMessages }: Platforms): Promise<Figures> {
  const end = performance.now() + patience * 1000;
  for (;;) {
    const figures = await program.figures();
    const isDone = figures.waiting === 0 && firstMessages.size >= count;
    if (isDone || performance.now() > end) return figures;
    await pause(100);
  }
}

/** Milliseconds that the machine's processors were idle, and in all. */
function machineTimes() {
  const times = cpus().map((cpu) => cpu.times);
  const idle = times.reduce((sum, one) => sum + one.idle, 0);
  return { idle, all: times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0) };
}

/** How much of the machine was at work since, in percent. */
function machineBusySince(before: ReturnType<typeof machineTimes>): number {
  const { idle, all } = machineTimes();
  return 100 * (1 - (idle - before.idle) / (all - before.all));
}

async function press(program: RunningProgram, pressure: Pressure, content: Content, platforms: Platforms) {
  const start = await program.figures();
  const before = machineTimes();
  const half = pause((pressure.count * 500) / pressure.perSecond).then(() => program.figures());
  const asked = await drive(pressure, program.ports, createAsks(content, platforms.url));
  const middle = await half;
  const { lag, cpuSeconds } = await program.figures();
  const driven = performance.now();
  const machineBusy = machineBusySince(before);
  const accepted = asked.filter(isAccepted).length;
  const end = await drained(program, accepted, platforms);
  const memory = { start, middle, end };
  const latest = { p99: Math.max(middle.lag.p99, lag.p99), max: Math.max(middle.lag.max, lag.max) };
  return {
    ...answersOf(asked, platforms.firstMessages),
    memory: Object.fromEntries(
      Object.entries(memory).map(([when, { residentMb, heapMb }]) => [when, { residentMb, heapMb }]),
    ) as LoadResult['memory'],
    lag: latest,
    machineBusy,
    cpuMs: ((cpuSeconds - start.cpuSeconds) * 1000) / pressure.count,
    drainSeconds: (performance.now() - driven) / 1000,
    waiting: end.waiting,
    problems: end.problems,
  };
}

/** Puts a program under load, in a process of its own, and takes its figures. */
export async function measureProgram(
  { program, file, store }: Contestant,
  pressure: Pressure,
  content: Content,
): Promise<LoadResult> {
  const platforms = await startPlatforms();
  try {
    const running = await startProgram(path.join(import.meta.dirname, file), { platforms: platforms.url, store });
    const result = await press(running, pressure, content, platforms);
    await running.close();
    return { program, ...result };
  } finally {
    await platforms.close();
  }
}
