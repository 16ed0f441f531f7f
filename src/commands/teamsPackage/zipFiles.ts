import { type Zippable, zipSync } from 'fflate';

/** Zips files, name -> content. The same files give the same bytes, at any time and in any time zone. */
export function zipFiles(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const copy: Zippable = { ...files };
  // A zip holds local times from 1980 on.
  return zipSync(copy, { mtime: new Date(1980, 0, 1), level: 9 });
}
