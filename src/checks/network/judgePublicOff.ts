import type { Finding } from '../../conversation/case.ts';
import { knownFact } from '../../conversation/conditions.ts';
import type { CheckContext } from '../check.ts';
import { createReporter } from '../createReporter.ts';
import { networkSigns } from '../networkSigns.ts';
import { isWaiting } from './isWaiting.ts';
import { isTrustedService } from './trustedService.ts';

const report = createReporter({ id: 'K07', name: 'network' });
const causes = ['public-access-off'];

/**
 * Judges a registry without public access: whoever has no private path gets 403. A path of one's own shows in what the
 * person says, or in an answer about the identity.
 */
export function judgePublicOff(context: CheckContext): Finding {
  const signs = networkSigns(context);
  const connections = context.registry?.endpointConnections;
  if (signs === 'answered') return report.unknown('check.network.off-reached');
  if (knownFact(context.facts, 'privateNetwork')?.value === 'yes') {
    return report.unknown('check.network.off-private', {}, { suspects: ['private-dns-broken'] });
  }
  // What stands in the way may be the bypass, or an endpoint that is not approved: their own checks say so.
  if (isTrustedService(context) || isWaiting(connections ?? [])) {
    return report.unknown('check.network.off', {}, { suspects: causes });
  }
  // Without public access a stranger is refused; a name or a connection that fails is something else.
  return signs === 'refused' || connections?.length === 0
    ? report.problem('check.network.off', {}, { confirms: causes })
    : report.unknown('check.network.off-path', {}, { suspects: causes });
}
