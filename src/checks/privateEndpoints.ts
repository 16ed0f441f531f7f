import type { EndpointConnection } from '../azure/port.ts';
import type { Finding } from '../conversation/case.ts';
import { knownFact } from '../conversation/conditions.ts';
import type { Check, CheckContext } from './check.ts';
import { createReporter } from './createReporter.ts';
import { networkSigns } from './networkSigns.ts';

const card = { id: 'K08', name: 'private-endpoints' };
const permission = 'Microsoft.ContainerRegistry/registries/privateEndpointConnections/read';
const report = createReporter(card);
const causes = ['private-endpoint-not-approved'];

/** Whether the private endpoints of the registry are approved. */
export const privateEndpoints: Check = {
  ...card,
  permissions: [permission],
  applies: (context) =>
    context.registry !== undefined &&
    (context.registry.publicNetworkAccess !== 'enabled' ||
      usesPrivatePath(context) ||
      networkSigns(context) === 'blocked'),
  run: async (context) => {
    const inRegistry = context.registry!.endpointConnections;
    if (inRegistry?.every(({ status }) => status !== undefined)) return judge(context, inRegistry);
    const answer = await context.azure.endpointConnections(context.registry!.id);
    return answer.kind === 'found' ? judge(context, answer.value) : [report.unseen(answer, permission)];
  },
};

function usesPrivatePath({ facts }: CheckContext): boolean {
  return knownFact(facts, 'privateNetwork')?.value === 'yes';
}

function judge(context: CheckContext, connections: readonly EndpointConnection[]): readonly Finding[] {
  if (connections.length === 0) return [judgeNone(context)];
  const open = connections.find(({ status }) => status !== 'approved');
  if (open === undefined)
    return [report.ok('check.private-endpoints.approved', countOf(connections), { rulesOut: causes })];
  const { name, status } = open;
  if (status === undefined || !['pending', 'rejected', 'disconnected'].includes(status)) {
    return [report.unknown('check.private-endpoints.unclear', { name })];
  }
  return [judgeOpen(context, { name, status }, connections)];
}

/** Whose endpoint it is can't be told: it is sure where no other one is left, and there is no other way in. */
function judgeOpen(
  context: CheckContext,
  values: { readonly name: string; readonly status: string },
  connections: readonly EndpointConnection[],
): Finding {
  const isOnlyWay = usesPrivatePath(context) || context.registry?.publicNetworkAccess === 'disabled';
  const signs = networkSigns(context);
  const isLeft = connections.some(({ status }) => status === 'approved');
  if (isOnlyWay && !isLeft && signs !== 'reached') {
    return report.problem('check.private-endpoints.open', values, { confirms: causes });
  }
  return report.unknown(
    'check.private-endpoints.open',
    values,
    isOnlyWay && signs !== 'reached' ? { suspects: causes } : {},
  );
}

function judgeNone({ registry }: CheckContext): Finding {
  const rulesOut = causes;
  return registry?.publicNetworkAccess === 'disabled'
    ? report.problem('check.private-endpoints.none-off', {}, { confirms: ['public-access-off'], rulesOut })
    : report.ok('check.private-endpoints.none', {}, { rulesOut });
}

function countOf(connections: readonly EndpointConnection[]): Readonly<Record<string, string>> {
  return { count: String(connections.length) };
}
