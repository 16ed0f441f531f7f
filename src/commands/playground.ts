import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The Teams client of the demo, running. */
export type Playground = { readonly address: string; readonly close: () => Promise<void> };

// Without these it opens a browser, looks up names and asks the cloud's metadata address for an identity.
const quiet = { BROWSER: 'none', TEAMSAPPTESTER_BROWSER: 'none', APPLICATION_INSIGHTS_NO_STATSBEAT: '1' };

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

async function untilItAnswers(address: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + patience;
  while (!(await answers(address))) {
    if (child.exitCode !== null || Date.now() > end)
      throw new Error(`The Agents Playground did not start at ${address}.`);
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
 * Starts Microsoft's Agents Playground on the loopback address, as a client of the bot at `endpoint`.
 * @throws where it does not answer in time.
 */
export async function startPlayground(endpoint: string, wantedPort: number): Promise<Playground> {
  const port = await freePort(wantedPort);
  const program = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  const preload = fileURLToPath(new URL('./loopbackOnly.ts', import.meta.url));
  const parameters = ['--import', preload, program, '-e', endpoint, '-c', 'msteams', '-p', String(port), '--dt'];
  const child = spawn(process.execPath, parameters, { stdio: 'ignore', env: { ...process.env, ...quiet } });
  const address = `http://127.0.0.1:${port}`;
  try {
    await untilItAnswers(address, child);
  } catch (error) {
    await stop(child);
    throw error;
  }
  return { address, close: () => stop(child) };
}
