import type { Command } from './commandsIn.ts';
import type { Operation } from './operationSigns.ts';

type Operations = ReadonlyMap<string, Operation>;

/** By group and subcommand; `*` is every other one. */
const azureOperations = bySubcommand({
  login: ['login *', 'acr login'],
  push: ['acr helm push'],
  pull: ['aks check-acr', 'acr helm pull', 'container *', 'containerapp *', 'webapp *', 'functionapp *', 'ml *'],
  manage: ['acr *', 'aks create', 'aks update', 'role *'],
});
const helmOperations = bySubcommand({
  login: ['registry'],
  push: ['push'],
  pull: ['pull', 'install', 'upgrade', 'template', 'dependency', 'dep', 'show'],
});
const acrOperations = bySubcommand({ manage: ['purge', 'tag', 'manifest'] });
const composeOperations = bySubcommand({ push: ['push'], pull: ['pull', 'up', 'run', 'build', 'create'] });
const containerOperations = bySubcommand({
  login: ['login', 'auth'],
  push: ['push', 'copy', 'cp', 'attach', 'trust'],
  pull: ['pull', 'run', 'create', 'build', 'bud', 'buildx', 'compose', 'inspect', 'manifest', 'digest', 'discover'],
  manage: ['list-tags', 'ls', 'catalog', 'delete', 'repo'],
});
/** Words before the one that tells: `docker image push`, `oras manifest delete`. */
const groups = new Set(['image', 'container', 'manifest']);

function bySubcommand(lists: { readonly [operation in Operation]?: readonly string[] }): Operations {
  const entries = Object.entries(lists) as [Operation, readonly string[]][];
  return new Map(entries.flatMap(([operation, words]) => words.map((word): [string, Operation] => [word, operation])));
}

function azureOperation(...keys: readonly string[]): Operation | undefined {
  return azureOperations.get(keys.find((key) => azureOperations.has(key)) ?? '');
}

/** What a command does to the registry; undefined for one that does not reach it, or is no command at all. */
export function operationOf({ tool, words }: Command): Operation | undefined {
  const [first = '', second = '', third = ''] = words.map((word) => word.toLowerCase());
  if (tool === 'az') return azureOperation(`${first} ${second} ${third}`, `${first} ${second}`, `${first} *`);
  if (tool === 'acr') return acrOperations.get(first);
  if (tool === 'helm') return helmOperations.get(first);
  if (tool === 'docker-compose') return composeOperations.get(first);
  if (first === 'compose') return composeOperations.get(words.includes('--push') ? 'push' : second);
  if (words.includes('--push')) return 'push';
  return (groups.has(first) ? containerOperations.get(second) : undefined) ?? containerOperations.get(first);
}
