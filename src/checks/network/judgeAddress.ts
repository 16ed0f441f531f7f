import { addressKind } from '../../azure/addressKind.ts';
import type { Finding } from '../../conversation/case.ts';
import { knownFact } from '../../conversation/conditions.ts';
import type { CheckContext } from '../check.ts';
import { createReporter } from '../createReporter.ts';
import { holds, type Ipv4, readIpv4 } from '../ipv4.ts';
import { networkSigns } from '../networkSigns.ts';
import { isTrustedService } from './trustedService.ts';

const report = createReporter({ id: 'K07', name: 'network' });
const causes = ['client-ip-not-allowed'];

/** Judges a registry that lets in certain addresses only: whether the person's is one of them. */
export function judgeAddress(context: CheckContext): Finding {
  const signs = networkSigns(context);
  const suspicion = signs === 'blocked' ? { suspects: causes } : {};
  const clientIp = knownFact(context.facts, 'clientIp')?.value;
  if (clientIp === undefined) return report.unknown('check.network.no-address', {}, suspicion);
  const address = readIpv4(clientIp);
  const values = { clientIp };
  if (address === undefined) return report.unknown('check.network.ipv6', values, suspicion);
  if (addressKind(dotted(address)) !== 'public') return report.unknown('check.network.private-address', values);
  return judgePublicAddress(context, address, clientIp);
}

function judgePublicAddress(context: CheckContext, address: Ipv4, clientIp: string): Finding {
  const { ipRules } = context.registry!;
  if (ipRules === undefined) return report.unseen({ kind: 'unknown', why: 'unreadable' });
  const rule = ipRules.find((one) => holds(one, address));
  if (rule !== undefined) return allowed(context, { clientIp, rule });
  if (ipRules.some((one) => holds(one, address) === undefined)) {
    return report.unseen({ kind: 'unknown', why: 'unreadable' });
  }
  const values = { clientIp, count: String(ipRules.length) };
  const isElsewhere =
    networkSigns(context) === 'reached' || knownFact(context.facts, 'privateNetwork')?.value === 'yes';
  if (isElsewhere) return report.unknown('check.network.not-listed', values);
  return isTrustedService(context) && context.registry?.bypass === 'none'
    ? report.unknown('check.network.not-listed', values, { suspects: causes })
    : report.problem('check.network.not-listed', values, { confirms: causes });
}

/** A rule that was added a moment ago, after the refusal, takes minutes to count. */
function allowed({ facts, signatures }: CheckContext, values: Readonly<Record<string, string>>): Finding {
  const wasRefused = signatures.includes('client-ip-denied') && facts.clientIp?.origin === 'pasted';
  return wasRefused
    ? report.ok('check.network.allowed-now', values, { rulesOut: ['public-access-off'] })
    : report.ok('check.network.allowed', values, { rulesOut: [...causes, 'public-access-off'] });
}

function dotted(address: Ipv4): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
