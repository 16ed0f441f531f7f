import { type Command, flagValue } from './commands.ts';
import { looksLikeName } from './masked.ts';
import type { Paste } from './paste.ts';
import { hostsIn, type RegistryHost, registryNameIn } from './registryHost.ts';

/** A registry named in a paste. A lower rank is a better source. */
export type RegistryMention = {
  readonly name: string;
  readonly rank: number;
  readonly line: number;
  readonly host?: RegistryHost;
};

const rank = { failingHost: 0, commandHost: 1, host: 2, resource: 3, flag: 4, setting: 5, prose: 6, source: 7 };

/** Every registry that a paste names, best source first. */
export function registriesIn(paste: Paste): RegistryMention[] {
  const mentions = [
    ...paste.lines.flatMap((line, index) => mentionsIn(line, index, paste.failing[index]!)),
    ...paste.commands.flatMap(fromCommand),
  ];
  return mentions.sort((a, b) => a.rank - b.rank || a.line - b.line);
}

function mentionsIn(line: string, index: number, failing: boolean): RegistryMention[] {
  const hosts = hostsIn(line).map((host) => ({
    name: host.name,
    rank: hostRank(line, host, failing),
    line: index,
    host,
  }));
  return [
    ...hosts,
    ...namesBy(resourceForms, line, failing ? rank.failingHost : rank.resource, index),
    ...namesBy(settingForms, line, rank.setting, index),
    ...namesBy(calledForms, line, rank.prose, index),
    ...namesBy(proseForms, line, rank.prose, index).filter(({ name }) => looksLikeName(name)),
  ];
}

const sourceBefore = /(?:--source|-Source\w*|FROM)[ =]["'`]?(?:https?:\/\/|oci:\/\/)?$/;
const commandBefore = /\b(?:docker|podman|nerdctl|helm|oras|az|crane|buildah|buildx)\b[^\n]{0,200}$/i;

function hostRank(line: string, host: RegistryHost, failing: boolean): number {
  const before = line.slice(Math.max(0, host.start - 240), host.start);
  if (sourceBefore.test(before)) return rank.source;
  if (failing) return rank.failingHost;
  return commandBefore.test(before) ? rank.commandHost : rank.host;
}

const resourceForms = [
  /\/providers\/Microsoft\.ContainerRegistry\/registries\/([A-Za-z0-9_-]{2,63})/gi,
  /\bwith name '([^'\s]{2,80})' and type 'Microsoft\.ContainerRegistry\/registries'/gi,
  /Microsoft\.ContainerRegistry\/registries can be found with name: ([\w-]{2,63})/gi,
  /\b(?:to|for|the|container|Azure) registry ["'`]([\w.-]{2,120})["'`]/gi,
  /\bRegistry (?:name is )?["'`]([\w.-]{2,120})["'`]/gi,
];
const settingForms = [
  /(?:\b|_)(?:(?:acr|registry)[-_]?(?:name|server)|azureContainerRegistry)["'`]?\s{0,3}[:=]\s{0,3}["'`]?([A-Za-z0-9][\w-]{4,62})(?=["'`,\s]|$)/gi,
  /\bConnect-AzContainerRegistry\b[^\n]{0,100}-Name ["'`]?([A-Za-z0-9][\w-]{2,62})/gi,
];
const word = String.raw`["'\`]?([a-z][a-z0-9]{4,49})\b["'\`]?(?![\w.-])`;
const called = '(?:called|named|with the name|name is|jménem|s názvem|se jmenuje)';
/** Where a sentence says outright that a name follows. */
const calledForms = [new RegExp(String.raw`\b(?:registry|acr|registru?)(?: is)?,? ${called} ${word}`, 'gi')];
/** Where a name may stand in a sentence, beside other words. */
const proseForms = [
  new RegExp(String.raw`\b(?:registry|acr|registr(?:u|em)?)(?: is)?:? ${word}`, 'gi'),
  new RegExp(String.raw`(?<![\w.-])${word} (?:registry|acr|registr)\b`, 'gi'),
  new RegExp(
    String.raw`\b(?:push|pull|log ?in|image)\w{0,6} (?:from|to|into|in|on|against|at|z|ze|do|na|v|ve) ${word}`,
    'gi',
  ),
];

function namesBy(forms: readonly RegExp[], line: string, rank: number, index: number): RegistryMention[] {
  return forms.flatMap((form) =>
    [...line.matchAll(form)].flatMap((match) => {
      const name = registryNameIn(match[1]!);
      return name === undefined ? [] : { name, rank, line: index };
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
  if (command.tool !== 'az') return [];
  const name = givenRegistry(command);
  const valid = name === undefined ? undefined : registryNameIn(name);
  return valid === undefined ? [] : [{ name: valid, rank: rank.flag, line: command.line }];
}

function givenRegistry(command: Command): string | undefined {
  if (command.words[0] !== 'acr') return flagValue(command, ['--attach-acr', '--detach-acr', '--acr']);
  const flags = namesInside.has(command.words[1] ?? '') ? ['-r', '--registry'] : ['-n', '--name', '-r', '--registry'];
  return flagValue(command, flags);
}
