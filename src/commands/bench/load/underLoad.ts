import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Figures, FromProgram, Ports, Start, ToProgram } from './protocol.ts';

/** A program under load, as its process sees it. */
export type Program = {
  readonly ports: Ports;
  readonly waiting: () => Promise<number>;
  readonly problems: Readonly<Record<string, number>>;
  readonly close: () => Promise<void>;
};

/** Milliseconds between two looks at the event loop; the histogram counts them as part of each delay. */
const resolution = 10;

const lag = monitorEventLoopDelay({ resolution });

function lagSoFar(): Figures['lag'] {
  const milliseconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution);
  const figures = { p99: milliseconds(lag.percentile(99)), max: milliseconds(lag.max) };
  lag.reset();
  return figures;
}

async function figuresOf(program: Program): Promise<Figures> {
  const lagNow = lagSoFar();
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return {
    residentMb: rss / 2 ** 20,
    heapMb: heapUsed / 2 ** 20,
    lag: lagNow,
    cpuSeconds: (user + system) / 1e6,
    waiting: await program.waiting(),
    problems: program.problems,
  };
}

function tell(message: FromProgram): void {
  process.send?.(message);
}

/** Runs a program in this process for the parent, which started it with `fork`. */
export function runUnderLoad(start: (given: Start) => Promise<Program>): void {
  let program: Program | undefined;
  const take = async (said: ToProgram): Promise<void> => {
    if (typeof said === 'object') {
      program = await start(said.start);
      lag.enable();
      tell({ ports: program.ports });
    } else if (program !== undefined && said === 'figures') {
      tell({ figures: await figuresOf(program) });
    } else {
      await program?.close();
      process.exit(0);
    }
  };
  process.on('message', (said: ToProgram) => void take(said));
  // The parent is gone.
  process.once('disconnect', () => process.exit(1));
}
