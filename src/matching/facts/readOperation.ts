import type { Command } from './commandsIn.ts';
import { failingCommand } from './failingCommand.ts';
import { operationOf } from './operationOf.ts';
import { hinted, mentioned, printed } from './operationSigns.ts';
import { type Found, firstSign, type Paste } from './paste.ts';
import { meant, told } from './toldOperations.ts';

/** What was being done to the registry when it failed, as far as the paste tells. */
export function readOperation(paste: Paste): Found | undefined {
  const command = failingCommand(paste);
  const run = command && fromCommand(paste, command);
  return (
    firstSign(paste, printed) ??
    (run && !isPreparation(command) ? undefined : firstSign(paste, hinted)) ??
    firstSign(paste, told) ??
    run ??
    firstSign(paste, [...hinted, ...meant, ...mentioned])
  );
}

/** Who signs in or builds does it for what comes next. */
function isPreparation(command: Command): boolean {
  return operationOf(command) === 'login' || command.words[0] === 'build';
}

function fromCommand(paste: Paste, command: Command): Found | undefined {
  const value = operationOf(command);
  return value && { value, line: paste.written[command.line]! };
}
