import { addressKind } from '../../azure/addressKind.ts';
import type { Finding } from '../../conversation/case.ts';
import { knownFact } from '../../conversation/conditions.ts';
import type { CheckContext } from '../check.ts';
import { createReporter } from '../createReporter.ts';
import { holds, type Ipv4, readIpv4 } from '../ipv4.ts';
import { isNetworkSuspected, networkSigns } from '../networkSigns.ts';
import { isTrustedService } from './trustedService.ts';

const report = createReporter({ id: 'K07', name: 'network' });
/** How an IPv4 address begins where it is written as IPv6. */
const mapped = /^::ffff:/i;
const causes = ['client-ip-not-allowed'];

/** Judges a registry that lets in certain addresses only: whether the person's is one of them. */
export function judgeAddress(context: CheckContext): Finding {
  const suspicion = isNetworkSuspected(context) ? { suspects: causes } : {};
  const clientIp = knownFact(context.facts, 'clientIp')?.value;
  if (clientIp === undefined) return withoutAddress(context, suspicion);
  const address = readIpv4(clientIp);
  const values = { clientIp };
  if (address === undefined) return report.unknown('check.network.ipv6', values, suspicion);
  if (addressKind(clientIp.trim().replace(mapped, '')) !== 'public')
    return report.unknown('check.network.private-address', values);
  return judgePublicAddress(context, address, clientIp);
}

/** Who was refused by something else than the network is not asked for an address, which would decide nothing. */
function withoutAddress(context: CheckContext, suspicion: { readonly suspects?: readonly string[] }): Finding {
  return networkSigns(context) === 'answered'
    ? report.unknown('check.network.not-the-address')
    : report.unknown('check.network.no-address', {}, { ...suspicion, needs: 'clientIp' });
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
  if (isSure(context)) return report.problem('check.network.not-listed', values, { confirms: causes });
  const suspects = isPrivateClient(context) ? ['private-dns-broken'] : causes;
  return report.unknown('check.network.not-listed', values, isNetworkSuspected(context) ? { suspects } : {});
}

/** The rules only decide about who comes over the internet, is refused, and is no service that may bypass them. */
function isSure(context: CheckContext): boolean {
  const mayBypass = isTrustedService(context) && context.registry?.bypass !== 'azureservices';
  return !isPrivateClient(context) && !mayBypass && ['refused', 'none'].includes(networkSigns(context));
}

/** Who has a private path, and still came from a public address, was led astray by DNS. */
function isPrivateClient({ facts }: CheckContext): boolean {
  return knownFact(facts, 'privateNetwork')?.value === 'yes';
}

/** A rule that was added a moment ago, after the refusal, takes minutes to count. */
function allowed({ facts, signatures }: CheckContext, values: Readonly<Record<string, string>>): Finding {
  const wasRefused = signatures.includes('client-ip-denied') && facts.clientIp?.origin === 'pasted';
  return wasRefused
    ? report.ok('check.network.allowed-now', values, { rulesOut: ['public-access-off'] })
    : report.ok('check.network.allowed', values, { rulesOut: [...causes, 'public-access-off'] });
}
