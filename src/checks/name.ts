import { knownFact } from '../conversation/conditions.ts';
import type { Facts } from '../knowledge/facts.ts';
import { hostsIn } from '../matching/facts/registryHost.ts';
import type { LocatingCheck } from './check.ts';
import { createReporter } from './createReporter.ts';
import { wantedRegistry } from './wantedRegistry.ts';

const card = { id: 'K01', name: 'name' };
const report = createReporter(card);
const doubledSuffix = /azurecr\.(?:io|cn|us)\.azurecr\./i;

/** Whether the name and the address are written as a registry's can be. Reads nothing but the facts. */
export const name: LocatingCheck = {
  ...card,
  permissions: [],
  applies: ({ facts }) => knownFact(facts, 'registry') !== undefined,
  locate: async ({ facts }) => {
    const malformed = { confirms: ['login-server-malformed'] };
    const registry = knownFact(facts, 'registry')?.value ?? '';
    const suffix = wrongSuffix(facts);
    if (suffix !== undefined) return { findings: [report.problem('check.name.suffix', { suffix }, malformed)] };
    return wantedRegistry(facts) === undefined
      ? { findings: [report.problem('check.name.malformed', { registry }, malformed)] }
      : { findings: [] };
  },
};

/** The end of the pasted address, where it is none of Azure's registries. */
function wrongSuffix(facts: Facts): string | undefined {
  const { registry, loginServer } = facts;
  if (registry?.origin !== 'pasted') return undefined;
  const line = registry.line ?? '';
  if (doubledSuffix.test(line)) return 'azurecr.io.azurecr.io';
  const host = hostsIn(line).find((one) => one.name === registry.value);
  if (host === undefined || host.loginServer !== undefined || loginServer !== undefined) return undefined;
  return host.suffix === '' ? 'azureacr.io' : `azurecr.${host.suffix}`;
}
