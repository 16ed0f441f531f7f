import type { Command } from './commands.ts';
import type { Operation } from './operationSigns.ts';
import type { Paste } from './paste.ts';

/** What a command does to the registry; undefined for one that does not reach it, or is no command at all. */
export function operationOf({ tool, words }: Command): Operation | undefined {
  const [first = '', second = ''] = words.map((word) => word.toLowerCase());
  if (tool === 'az') return azureOperations[first]?.[second] ?? azureOperations[first]?.['*'];
  if (tool === 'acr') return first === 'purge' || first === 'tag' || first === 'manifest' ? 'manage' : undefined;
  if (tool === 'helm') return helmOperations[first];
  if (tool === 'docker-compose') return first === 'push' ? 'push' : 'pull';
  if (words.includes('--push') || (first === 'compose' && second === 'push')) return 'push';
  return containerOperations[first];
}

const azureOperations: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  login: { '*': 'login' },
  acr: { login: 'login', helm: 'push', '*': 'manage' },
  aks: { 'check-acr': 'pull', '*': 'manage' },
  role: { '*': 'manage' },
  container: { '*': 'pull' },
  containerapp: { '*': 'pull' },
  webapp: { '*': 'pull' },
  functionapp: { '*': 'pull' },
  ml: { '*': 'pull' },
};
const helmOperations: Readonly<Record<string, Operation>> = {
  registry: 'login',
  push: 'push',
  pull: 'pull',
  install: 'pull',
  upgrade: 'pull',
  template: 'pull',
  dependency: 'pull',
  dep: 'pull',
  show: 'pull',
};
const containerOperations: Readonly<Record<string, Operation>> = {
  login: 'login',
  auth: 'login',
  push: 'push',
  copy: 'push',
  cp: 'push',
  pull: 'pull',
  run: 'pull',
  create: 'pull',
  build: 'pull',
  bud: 'pull',
  buildx: 'pull',
  compose: 'pull',
  inspect: 'pull',
  manifest: 'pull',
  'list-tags': 'manage',
  ls: 'manage',
  catalog: 'manage',
  delete: 'manage',
};

/** `az acr check-health` looks into a failure that came before; "az acr login works" tells of what did not fail. */
function isBeside({ words }: Command): boolean {
  if (words[1] === 'check-health' || words[1] === 'check-name') return true;
  return words
    .slice(1, 7)
    .some((word) => /^(?:succe\w+|works|worked|fine|ok|okay|pro[sš]el|proběhl|funguje)$/i.test(word));
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
