import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** What a fresh process needs before it can read the first paste: milliseconds, and megabytes of heap for the index. */
export type StartUp = {
  readonly processMs: number;
  readonly contentMs: number;
  readonly indexMs: number;
  readonly firstPasteMs: number;
  readonly heapMb: number;
  readonly residentMb: number;
};

const probe = path.join(import.meta.dirname, 'startUpProbe.ts');

/** Starts a process of its own and lets it tell. */
export function measureStartUp(): StartUp {
  const start = performance.now();
  const output = execFileSync(process.execPath, ['--expose-gc', probe], { encoding: 'utf8' });
  return { ...JSON.parse(output), processMs: performance.now() - start };
}
