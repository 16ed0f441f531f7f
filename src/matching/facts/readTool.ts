import { failingCommand } from './failingCommand.ts';
import { type Found, firstSign, type Paste, type Signs } from './paste.ts';

/** What programs print that are not called by name. */
const printed: Signs<string> = [
  ['kaniko', /\bkaniko\b|error checking push permission/i],
  ['containerd', /failed to pull and unpack image|failed to resolve reference "/],
  ['buildkit', /\bbuildx failed\b|\bbuildkit\b|failed to solve:/i],
  ['helm', /\bhelm\b/i],
  ['terraform', /\bazurerm_\w|\bterraform\b/i],
  ['docker', /Error response from daemon|The push refers to a? ?repository/],
];

/** The program that failed: the one of the failing command, or the one that prints like this. */
export function readTool(paste: Paste): Found | undefined {
  const command = failingCommand(paste);
  return command ? { value: command.tool, line: paste.written[command.line]! } : firstSign(paste, printed);
}
