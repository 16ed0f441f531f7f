import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A chat client of the demo, running in a process of its own, with a page for the browser. */
export type ChatClient = { readonly address: string; readonly close: () => Promise<void> };

/** How a client is started. */
export type ClientProgram = {
  readonly name: string;
  readonly program: string;
  readonly parameters: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** The port of its page on the loopback address. */
  readonly port: number;
};

const patience = 30_000;

/** The first port from `wanted` on that is free on the loopback address. */
export async function freePort(wanted: number): Promise<number> {
  const isFree = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(wanted, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  return isFree ? wanted : freePort(wanted + 1);
}

async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    (response) => response.ok,
    () => false,
  );
}

async function untilItAnswers(name: string, address: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + patience;
  while (!(await answers(address))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`${name} did not start at ${address}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 2000).unref();
  });
}

/**
 * Starts a client, and waits until its page answers.
 * @throws where it does not in time.
 */
export async function startClient(client: ClientProgram): Promise<ChatClient> {
  const env = { ...process.env, ...client.environment };
  const child = spawn(client.program, client.parameters, { stdio: 'ignore', env });
  const address = `http://127.0.0.1:${client.port}`;
  try {
    await untilItAnswers(client.name, address, child);
  } catch (error) {
    await stop(child);
    throw error;
  }
  return { address, close: () => stop(child) };
}
