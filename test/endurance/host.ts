import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { QueueDepth } from '../../src/store/queue.ts';
import type { Go } from './child.ts';
import type { KillPlan } from './injector.ts';

/** A process of the assistant that runs, or has ended by now. */
export type Running = {
  readonly port: number;
  /** Asks the process how full its queues are. */
  depths(): Promise<readonly QueueDepth[]>;
  /** Ends it as an operator does. */
  stop(): Promise<void>;
  kill(): void;
};

/** How a process ended: the steps that it made, and the one at which it killed itself. */
export type Ended = {
  readonly steps: readonly string[];
  readonly killedAt: string | undefined;
  readonly code: number | null;
};

/** Starts one process of the assistant after the other. The next one is loaded beforehand, which saves half of the time. */
export type Host = {
  /** Resolves when the process takes requests, undefined where it ended before. */
  start(go: Omit<Go, 'platform'>, onEnd: (ended: Ended) => void): Promise<Running | undefined>;
  /** What the processes wrote to standard error: problems that they reported. */
  readonly written: string[];
  close(): void;
};

type Loaded = { readonly child: ChildProcess; readonly stepsFile: string };

function stepsIn(file: string): Pick<Ended, 'steps' | 'killedAt'> {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const killedAt = lines.find((line) => line.startsWith('killed '))?.slice('killed '.length);
  return { steps: lines.map((line) => line.replace(/^killed /, '')), killedAt };
}

async function answerOf<Answer>(child: ChildProcess, name: string, question: string): Promise<Answer> {
  child.send(question);
  for (;;) {
    const [answer] = await once(child, 'message');
    if (name in answer) return answer[name] as Answer;
  }
}

function runningOf(child: ChildProcess, port: number): Running {
  return {
    port,
    depths: () => answerOf(child, 'depths', 'depths'),
    stop: async () => {
      const ended = once(child, 'exit');
      child.send('stop');
      await ended;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Makes the host. `folder` takes files of its own. */
export function createHost(platform: string, folder: string): Host {
  const written: string[] = [];
  const children = new Set<ChildProcess>();
  let count = 0;
  const load = (): Loaded => {
    const stepsFile = path.join(folder, `steps-${++count}`);
    const env = { ...process.env, NODE_COMPILE_CACHE: path.join(folder, 'compiled') };
    const child = fork(path.join(import.meta.dirname, 'child.ts'), [stepsFile], { silent: true, env });
    children.add(child);
    child.once('exit', () => children.delete(child));
    child.stderr?.on('data', (data: Buffer) => written.push(data.toString()));
    return { child, stepsFile };
  };
  let next = load();
  return {
    written,
    start: async (go, onEnd) => {
      const { child, stepsFile } = next;
      const ready = new Promise<Running | undefined>((resolve) => {
        child.on('message', (told) => {
          const { port } = told as { port?: number };
          if (port !== undefined) resolve(runningOf(child, port));
        });
        child.once('exit', (code) => {
          onEnd({ ...stepsIn(stepsFile), code });
          resolve(undefined);
        });
      });
      child.send({ ...go, platform } satisfies Go);
      next = load();
      return ready;
    },
    close: () => {
      for (const child of children) child.kill('SIGKILL');
    },
  };
}

/** The plan of the next kill: soon where there is a step that was not hit yet, somewhere else than before otherwise. */
export function planAfter(killedAt: ReadonlySet<string>, most = 60): KillPlan {
  const from = 1 + Math.floor(Math.random() * most);
  return { from, last: from + 200, known: [...killedAt] };
}
