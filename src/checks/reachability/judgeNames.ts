import { addressKind } from '../../azure/addressKind.ts';
import type { Probe } from '../../azure/port.ts';
import type { Finding } from '../../conversation/case.ts';
import { knownFact } from '../../conversation/conditions.ts';
import type { CheckContext } from '../check.ts';
import { createReporter } from '../createReporter.ts';

const report = createReporter({ id: 'K03', name: 'dns' });
/** Texts of a name that a machine could not resolve, or that led to the wrong address. */
const namingSignatures = ['login-server-dns', 'client-ip-denied', 'login-server-timeout', 'login-server-unreachable'];

/** What the name of the registry leads to from here. */
export function judgeNames(context: CheckContext, host: string, probe: Probe): readonly Finding[] {
  if (probe.dns === 'failed') return [report.unknown('check.dns.failed', { host })];
  if (probe.dns === 'none') return [report.unknown('check.dns.none', { host })];
  const rulesOut = rightName(context, host) ? ['login-server-malformed', 'wrong-cloud'] : [];
  const [address = ''] = probe.addresses;
  const hasEndpoint = probe.aliases.some((alias) => alias.toLowerCase().includes('.privatelink.'));
  if (addressKind(address) !== 'public') return [report.unknown('check.dns.private', { host }, { rulesOut })];
  if (!hasEndpoint) return [report.ok('check.dns.public', { host }, { rulesOut })];
  // Inside a network with the endpoint, the public address is the wrong one; whether the person is there, they must say.
  const consequences = isSuspect(context) ? { rulesOut, suspects: ['private-dns-broken'] } : { rulesOut };
  return [report.unknown('check.dns.endpoint', { host }, consequences)];
}

/** The person used the very address that leads somewhere: it is no misspelling, and of no other cloud. */
function rightName({ facts, signatures, registry }: CheckContext, host: string): boolean {
  const given = facts.loginServer;
  return registry !== undefined && given?.value.toLowerCase() === host && !signatures.includes('registry-name-invalid');
}

function isSuspect({ facts, signatures }: CheckContext): boolean {
  const privateNetwork = knownFact(facts, 'privateNetwork')?.value;
  return privateNetwork !== 'no' && signatures.some((signature) => namingSignatures.includes(signature));
}
