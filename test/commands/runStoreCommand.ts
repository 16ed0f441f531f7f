import { spawn } from 'node:child_process';
import path from 'node:path';

/** How a command ended, and what it wrote. */
export type Outcome = { readonly status: number | null; readonly out: string; readonly error: string };

/** Runs `src/commands/<name>.ts` as npm does, with nothing in the environment but these settings. */
export async function runStoreCommand(
  name: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const file = path.resolve(import.meta.dirname, '../../src/commands', `${name}.ts`);
  const child = spawn(process.execPath, [file, ...args], { env: { PATH: process.env.PATH, ...settings } });
  const written = { out: '', error: '' };
  child.stdout.on('data', (chunk) => {
    written.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    written.error += chunk;
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, ...written };
}
