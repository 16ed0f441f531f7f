import type { Finding } from '../../conversation/case.ts';
import { knownFact } from '../../conversation/conditions.ts';
import type { CheckContext } from '../check.ts';
import { createReporter } from '../createReporter.ts';
import { networkSigns } from '../networkSigns.ts';
import { isTrustedService } from './trustedService.ts';

const report = createReporter({ id: 'K07', name: 'network' });
const causes = ['public-access-off'];

/**
 * Judges a registry without public access: whoever has no private path gets 403. A path of one's own shows in what the
 * person says, or in a registry that answered about the identity.
 */
export function judgePublicOff(context: CheckContext): Finding {
  const signs = networkSigns(context);
  const connections = context.registry?.endpointConnections ?? [];
  const hasPath = connections.some(({ status }) => status === 'approved');
  if (signs === 'reached') return report.unknown('check.network.off-reached');
  if (knownFact(context.facts, 'privateNetwork')?.value === 'yes') {
    return report.unknown('check.network.off-private', {}, { suspects: ['private-dns-broken'] });
  }
  const isWaiting = connections.length > 0 && !hasPath;
  // What stands in the way is then the bypass, or the endpoint that is not approved: their own checks say so.
  if (isTrustedService(context) || isWaiting) return report.unknown('check.network.off', {}, { suspects: causes });
  return signs === 'blocked' || !hasPath
    ? report.problem('check.network.off', {}, { confirms: causes })
    : report.unknown('check.network.off-path', {}, { suspects: causes });
}
