import { knownFact } from '../conversation/conditions.ts';
import type { Facts } from '../knowledge/facts.ts';
import type { Check } from './check.ts';
import { createReporter } from './createReporter.ts';

const card = { id: 'K09', name: 'data-endpoints' };
const report = createReporter(card);
const dataHost = /\.blob\.core\.|\.data\.azurecr\./i;

/**
 * From which hosts the layers come. Whether a firewall lets them through can't be seen from here, so the cause stays a
 * suspicion, with the hosts to allow.
 */
export const dataEndpoints: Check = {
  ...card,
  permissions: ['Microsoft.ContainerRegistry/registries/read'],
  applies: ({ registry, facts }) =>
    registry !== undefined && knownFact(facts, 'operation')?.value !== 'login' && failedAtData(facts),
  run: async ({ registry }) => {
    const suspicion = { suspects: ['data-endpoint-blocked'] };
    const { dataEndpointEnabled, dataEndpointHosts = [] } = registry!;
    if (dataEndpointEnabled === undefined) return [report.unseen({ kind: 'unknown', why: 'unreadable' })];
    if (!dataEndpointEnabled) return [report.unknown('check.data-endpoints.blob', {}, suspicion)];
    return dataEndpointHosts.length === 0
      ? [report.unseen({ kind: 'unknown', why: 'unreadable' })]
      : [report.unknown('check.data-endpoints.own', { hosts: dataEndpointHosts.join(', ') }, suspicion)];
  },
};

function failedAtData(facts: Facts): boolean {
  return dataHost.test(knownFact(facts, 'failedHost')?.value ?? '');
}
