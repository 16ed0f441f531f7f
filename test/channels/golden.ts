import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

/** Compares a rendering with its golden file; with UPDATE_GOLDEN=1 the file is written instead. */
export function assertGolden(name: string, rendered: string): void {
  const file = new URL(`./golden/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, rendered);
  else assert.equal(rendered, readFileSync(file, 'utf8'), `${name} differs; if it should, run with UPDATE_GOLDEN=1`);
}
