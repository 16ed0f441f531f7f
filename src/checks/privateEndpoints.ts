import type { EndpointConnection } from '../azure/port.ts';
import type { Finding } from '../conversation/case.ts';
import { knownFact } from '../conversation/conditions.ts';
import type { Check, CheckContext } from './check.ts';
import { createReporter } from './createReporter.ts';
import { isWaiting } from './network/isWaiting.ts';
import { isNetworkSuspected, networkSigns } from './networkSigns.ts';

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
    (context.registry.publicNetworkAccess !== 'enabled' || usesPrivatePath(context) || isNetworkSuspected(context)),
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
  if (open === undefined) return [judgeApproved(context, connections.length)];
  const { name, status } = open;
  if (status === undefined || !['pending', 'rejected', 'disconnected'].includes(status)) {
    return [report.unknown('check.private-endpoints.unclear', { name })];
  }
  return [judgeOpen(context, { name, status }, connections)];
}

/** Where the way is approved and still nothing is reached, the name may lead elsewhere inside that network. */
function judgeApproved(context: CheckContext, count: number): Finding {
  const isUnreached = networkSigns(context) === 'unreached' && context.registry?.publicNetworkAccess === 'disabled';
  const suspects = isUnreached ? ['private-dns-broken'] : [];
  return report.ok('check.private-endpoints.approved', { count: String(count) }, { rulesOut: causes, suspects });
}

/** Whose endpoint it is can't be told; but where there is no other way in, somebody waits for it. */
function judgeOpen(
  context: CheckContext,
  values: { readonly name: string; readonly status: string },
  connections: readonly EndpointConnection[],
): Finding {
  const isOnlyWay = usesPrivatePath(context) || context.registry?.publicNetworkAccess === 'disabled';
  const isSuspect = isOnlyWay && networkSigns(context) !== 'answered';
  return isSuspect && isWaiting(connections)
    ? report.problem('check.private-endpoints.open', values, { confirms: causes })
    : report.unknown('check.private-endpoints.open', values, isSuspect ? { suspects: causes } : {});
}

function judgeNone(context: CheckContext): Finding {
  const rulesOut = causes;
  if (context.registry?.publicNetworkAccess !== 'disabled') {
    // Where somebody expects one, its absence is no good news: the name then leads to no private address.
    if (usesPrivatePath(context)) {
      return report.unknown(
        'check.private-endpoints.none-expected',
        {},
        { rulesOut, suspects: ['private-dns-broken'] },
      );
    }
    return report.ok('check.private-endpoints.none', {}, { rulesOut });
  }
  return networkSigns(context) === 'answered'
    ? report.unknown('check.private-endpoints.none-off', {}, { rulesOut })
    : report.problem('check.private-endpoints.none-off', {}, { confirms: ['public-access-off'], rulesOut });
}
