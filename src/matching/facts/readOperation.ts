import { failingCommand } from './failingCommand.ts';
import { operationOf } from './operationOf.ts';
import { meant, mentioned, printed, told } from './operationSigns.ts';
import { type Found, firstSign, type Paste } from './paste.ts';

/** What was being done to the registry when it failed, as far as the paste tells. */
export function readOperation(paste: Paste): Found | undefined {
  return (
    firstSign(paste, printed) ??
    firstSign(paste, told) ??
    fromCommand(paste) ??
    firstSign(paste, [...meant, ...mentioned])
  );
}

function fromCommand(paste: Paste): Found | undefined {
  const command = failingCommand(paste);
  const value = command && operationOf(command);
  return value && { value, line: paste.lines[command.line]! };
}
