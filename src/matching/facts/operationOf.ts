import type { Command } from './commandsIn.ts';
import type { Operation } from './operationSigns.ts';

type Operations = ReadonlyMap<string, Operation>;

/** By group and subcommand; `*` is every other one. */
const azureOperations = bySubcommand({
  login: ['login *', 'acr login'],
  push: ['acr helm'],
  pull: ['aks check-acr', 'container *', 'containerapp *', 'webapp *', 'functionapp *', 'ml *'],
  manage: ['acr *', 'aks *', 'role *'],
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
  push: ['push', 'copy', 'cp'],
  pull: ['pull', 'run', 'create', 'build', 'bud', 'buildx', 'compose', 'inspect', 'manifest'],
  manage: ['list-tags', 'ls', 'catalog', 'delete', 'repo'],
});
const manifestOperations = bySubcommand({ push: ['push'], manage: ['delete'] });

function bySubcommand(lists: { readonly [operation in Operation]?: readonly string[] }): Operations {
  const entries = Object.entries(lists) as [Operation, readonly string[]][];
  return new Map(entries.flatMap(([operation, words]) => words.map((word): [string, Operation] => [word, operation])));
}

/** What a command does to the registry; undefined for one that does not reach it, or is no command at all. */
export function operationOf({ tool, words }: Command): Operation | undefined {
  const [first = '', second = ''] = words.map((word) => word.toLowerCase());
  if (tool === 'az') return azureOperations.get(`${first} ${second}`) ?? azureOperations.get(`${first} *`);
  if (tool === 'acr') return acrOperations.get(first);
  if (tool === 'helm') return helmOperations.get(first);
  if (tool === 'docker-compose') return composeOperations.get(first);
  if (first === 'compose') return composeOperations.get(words.includes('--push') ? 'push' : second);
  if (first === 'manifest' && manifestOperations.has(second)) return manifestOperations.get(second);
  return words.includes('--push') ? 'push' : containerOperations.get(first);
}
