import { type Command, flagValue } from './commandsIn.ts';
import { looksLikeName } from './looksLikeName.ts';
import type { Paste } from './paste.ts';
import { type RegistryForm, registryForms } from './registryForms.ts';
import { hostsIn, mentionsHost, type RegistryHost, registryNameIn } from './registryHost.ts';

/** A registry named in a paste. A lower rank is a better source. */
export type RegistryMention = {
  readonly name: string;
  readonly rank: number;
  readonly line: number;
  readonly host?: RegistryHost;
};

const rank = { failing: 0, commandHost: 1, host: 2, resource: 3, flag: 4, setting: 5, called: 6, prose: 6, source: 7 };

/** Every registry that a paste names, best source first. Sentences count where no address or command names one. */
export function registriesIn(paste: Paste): RegistryMention[] {
  const written = [
    ...fromHosts(paste),
    ...fromForms(paste, ['resource', 'setting']),
    ...paste.commands.flatMap(fromCommand),
  ];
  const mentions = written.length > 0 ? written : fromForms(paste, ['called', 'prose']);
  return mentions.sort((a, b) => a.rank - b.rank || a.line - b.line);
}

function fromHosts(paste: Paste): RegistryMention[] {
  if (!mentionsHost(paste.text)) return [];
  return paste.lines.flatMap((line, index) =>
    hostsIn(line).map((host) => ({
      name: host.name,
      rank: hostRank(line, host, paste.failing[index]!),
      line: index,
      host,
    })),
  );
}

const sourceBefore = /(?:--source|-Source\w{0,20}|FROM)[ =]["'`]?(?:https?:\/\/|oci:\/\/)?$/;
const commandBefore = /\b(?:docker|podman|nerdctl|helm|oras|az|crane|buildah|buildx)\b/i;

function hostRank(line: string, host: RegistryHost, failing: boolean): number {
  const before = line.slice(Math.max(0, host.start - 240), host.start);
  if (sourceBefore.test(before)) return rank.source;
  if (failing) return rank.failing;
  return commandBefore.test(before) ? rank.commandHost : rank.host;
}

function fromForms(paste: Paste, sources: readonly RegistryForm['source'][]): RegistryMention[] {
  return registryForms
    .filter(({ pattern, source }) => sources.includes(source) && paste.text.search(pattern) >= 0)
    .flatMap(({ pattern, source }) =>
      paste.lines.flatMap((line, index) => {
        if (line.search(pattern) < 0) return [];
        const found = source === 'resource' && paste.failing[index] ? rank.failing : rank[source];
        return [...line.matchAll(pattern)].flatMap((match) => {
          const name = registryNameIn(match[1]!);
          const isName = name !== undefined && (source !== 'prose' || looksLikeName(name));
          return isName ? { name, rank: found, line: index } : [];
        });
      }),
    );
}

/** Subcommands of `az acr` whose `--name` names something inside the registry. */
const namesInside = new Set([
  'token',
  'scope-map',
  'task',
  'webhook',
  'cache',
  'credential-set',
  'connected-registry',
  'agentpool',
  'pipeline-run',
  'import-pipeline',
  'export-pipeline',
  'private-endpoint-connection',
]);

function fromCommand(command: Command): RegistryMention[] {
  if (command.tool !== 'az' && command.tool !== 'acr') return [];
  const name = givenRegistry(command);
  const valid = name === undefined ? undefined : registryNameIn(name);
  return valid === undefined ? [] : [{ name: valid, rank: rank.flag, line: command.line }];
}

function givenRegistry(command: Command): string | undefined {
  if (command.tool === 'acr') return flagValue(command, ['-r', '--registry']);
  if (command.words[0] !== 'acr') return flagValue(command, ['--attach-acr', '--detach-acr', '--acr']);
  const flags = namesInside.has(command.words[1] ?? '') ? ['-r', '--registry'] : ['-n', '--name', '-r', '--registry'];
  return flagValue(command, flags);
}
