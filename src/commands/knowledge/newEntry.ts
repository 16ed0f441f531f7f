import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../knowledge/load.ts';
import { causeSchema } from '../../knowledge/schema.ts';
import { type EntryKind, entryKinds, skeletons } from './skeletons.ts';

/** Thrown where a command of `npm run knowledge` can't be carried out as it was given; the message says what to write. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/**
 * Writes the skeleton of a new entry and tells what to do next.
 * @throws CommandError where the kind or the id can't be used, or the entry exists.
 */
export function newEntry(kind: string | undefined, id: string | undefined, folder: string = projectFolder): string {
  const known = entryKinds.find((entry) => entry === kind);
  if (known === undefined)
    throw new CommandError(`A new entry is one of ${entryKinds.join(', ')}, not "${kind ?? ''}".`);
  if (id === undefined || id.length > longestId || !causeSchema.shape.id.safeParse(id).success) {
    throw new CommandError(
      `"${id ?? ''}" is no id: write up to ${longestId} lower-case letters and digits, words joined by dashes, as in quota-exceeded.`,
    );
  }
  const file = `knowledge/${known}s/${id}.yaml`;
  const whole = path.join(folder, file);
  if (existsSync(whole)) throw new CommandError(`${file} exists. Add to it, or choose another id.`);
  writeFileSync(whole, skeletons[known](id), { flag: 'wx' });
  return `${file} is written.\n\n${next[known].map((step, index) => `${index + 1}. ${step}`).join('\n')}`;
}

/** File names stay readable, and every system takes them. */
const longestId = 60;

const check = 'Run npm run knowledge. It names what is missing, and says which entry yours disturbs.';
const commit = 'Commit it, with a line in CHANGELOG.md.';
const next: Readonly<Record<EntryKind, readonly string[]>> = {
  signature: [
    'Fill in every place that says FILL IN. Until then the knowledge is refused, so that nothing half done is deployed.',
    check,
    'Run npm run knowledge -- try < paste.txt to see how the paste is read now, and why.',
    commit,
  ],
  cause: [
    'Fill in every place that says FILL IN. Until then the knowledge is refused, so that nothing half done is deployed.',
    'Name it under causes in the signatures that lead to it; without one nobody ever sees it.',
    check,
    commit,
  ],
};
