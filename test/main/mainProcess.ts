import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

const program = path.resolve(import.meta.dirname, '../../src/main.ts');

/** How the program ended: its status, null where a signal ended it, and what it wrote. */
export type Ended = { readonly status: number | null; readonly out: string; readonly error: string };

/** The program while it takes events. */
export type Running = {
  readonly port: number;
  /** What it logged so far. */
  readonly out: () => string;
  readonly end: (signal: NodeJS.Signals) => Promise<Ended>;
};

/** A program that was begun, which may still refuse to start. */
type Begun = { readonly child: ChildProcess; readonly ended: Promise<Ended>; readonly out: () => string };

/** The settings of an operator; nothing of this process' own environment but where programs are found. */
export type Settings = Readonly<Record<string, string>>;

function begin(settings: Settings): Begun {
  const child = spawn(process.execPath, [program], { env: { PATH: process.env.PATH, ...settings } });
  const written = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.error += text;
  });
  const ended = new Promise<Ended>((resolve) => child.once('close', (status) => resolve({ status, ...written })));
  return { child, ended, out: () => written.out };
}

/** The port in the line of the log that says where Slack is listened to. */
const listening = /"address":"127\.0\.0\.1:(\d+)\/slack\/events"/;

/** Starts the program; resolves when it listens. @throws with what it wrote, where it ends instead. */
export async function startMain(settings: Settings): Promise<Running> {
  const { child, ended, out } = begin(settings);
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  const listens = new Promise<string>((resolve) => {
    child.stdout?.on('data', () => {
      const port = listening.exec(out())?.[1];
      if (port !== undefined) resolve(port);
    });
  });
  const port = await Promise.race([listens, ended]);
  if (typeof port !== 'string') throw new Error(`It did not start: ${port.out}${port.error}`);
  return { port: Number(port), out, end };
}

/** Starts the program with settings that it must refuse, and gives how it ended. */
export async function refusedMain(settings: Settings): Promise<Ended> {
  const { child, ended, out } = begin(settings);
  child.stdout?.on('data', () => {
    // Without this a start that is not refused would never end.
    if (listening.test(out())) child.kill('SIGKILL');
  });
  return ended;
}
