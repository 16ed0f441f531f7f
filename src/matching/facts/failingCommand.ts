import type { Command } from './commandsIn.ts';
import { operationOf } from './operationOf.ts';
import type { Paste } from './paste.ts';

/** `az acr check-health` looks into a failure that came before. */
function isBeside({ words }: Command): boolean {
  return words[1] === 'check-health' || words[1] === 'check-name';
}

/**
 * The command that failed: the last one before a line that tells of a failure, or the last of all. Commands that only
 * look into the failure, or are recommended, count where there is no other.
 */
export function failingCommand(paste: Paste): Command | undefined {
  const run = paste.commands.filter((command) => operationOf(command) && !command.recommended);
  const candidates = run.some((command) => !isBeside(command)) ? run.filter((command) => !isBeside(command)) : run;
  const lastFailure = paste.failing.lastIndexOf(true);
  return candidates.findLast((command) => command.line <= lastFailure) ?? candidates.at(-1);
}
