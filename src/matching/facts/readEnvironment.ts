import { anyService, type Environment, pipelines, places, pods, programs, services } from './environmentSigns.ts';
import { failingCommand } from './failingCommand.ts';
import { type Found, firstSign, type Paste } from './paste.ts';

const programOfTool: Readonly<Record<string, Environment>> = {
  az: 'azure-cli',
  acr: 'other',
  helm: 'other',
  crictl: 'kubernetes',
};

/** Where the failing command ran, as far as the paste tells. */
export function readEnvironment(paste: Paste): Found | undefined {
  const printed = withPrefixes(paste);
  return (
    (anyService.test(printed.text) ? firstSign(printed, services) : undefined) ??
    (pods.test(printed.text) ? undefined : firstSign(printed, pipelines)) ??
    firstSign(printed, [...places, ...pipelines]) ??
    fromCommand(paste) ??
    firstSign(paste, programs)
  );
}

/** The paste as it was printed: marks of pipelines and event columns tell where. */
function withPrefixes(paste: Paste): Paste {
  if (!paste.prefixes.some((prefix) => prefix !== '')) return paste;
  const lines = paste.lines.map((line, index) => `${paste.prefixes[index] ?? ''} ${line}`.trimStart());
  return { ...paste, lines, written: lines, text: lines.join('\n') };
}

function fromCommand(paste: Paste): Found | undefined {
  const command = failingCommand(paste);
  return command && { value: programOfTool[command.tool] ?? 'docker', line: paste.written[command.line]! };
}
