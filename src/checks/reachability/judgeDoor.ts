import type { Probe } from '../../azure/port.ts';
import type { Finding } from '../../conversation/case.ts';
import { knownFact } from '../../conversation/conditions.ts';
import type { CheckContext } from '../check.ts';
import { createReporter } from '../createReporter.ts';

const report = createReporter({ id: 'K04', name: 'reachability' });

/** Codes of a certificate that is not the registry's own. */
const certificateFailures = [
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];
/** Which cause on the person's side an open door makes likelier, by what their text said. */
const onTheirSide: Readonly<Record<string, string>> = {
  'tls-untrusted': 'tls-interception',
  'login-server-timeout': 'proxy-or-firewall',
  'login-server-unreachable': 'proxy-or-firewall',
  'connection-blocked': 'proxy-or-firewall',
  'challenge-failed': 'proxy-or-firewall',
};

/** What the registry's door says to somebody without credentials: a 401 with the challenge is the good answer. */
export function judgeDoor(context: CheckContext, host: string, probe: Probe): Finding {
  const { status, failure } = probe;
  if (failure !== undefined) return judgeFailure(context, host, failure);
  if (status === undefined) return report.unseen({ kind: 'unknown', why: 'unreadable' });
  if (status === 401 && probe.hasChallenge) return open(context, host);
  if (status === 403 && probe.denial !== undefined) return judgeDenial(context, host);
  if (status === 429) return report.unknown('check.reachability.busy', { host }, { suspects: ['throttled'] });
  if (status >= 500) return report.unknown('check.reachability.trouble', { host }, { suspects: ['service-outage'] });
  return report.unknown('check.reachability.strange', { host, status: String(status) });
}

function open(context: CheckContext, host: string): Finding {
  const causes = context.signatures.flatMap((signature) => onTheirSide[signature] ?? []);
  const suspects = concernsThisDoor(context, host) ? [...new Set(causes)] : [];
  return report.ok('check.reachability.open', { host }, { rulesOut: ['registry-does-not-exist'], suspects });
}

/** Layers come from another host, and a private path leads to another door. */
function concernsThisDoor({ facts }: CheckContext, host: string): boolean {
  const failedHost = knownFact(facts, 'failedHost')?.value.toLowerCase();
  return knownFact(facts, 'privateNetwork')?.value !== 'yes' && (failedHost === undefined || failedHost === host);
}

/** The registry keeps the assistant out. That says something of the person only where its rules can't be read. */
function judgeDenial({ registry }: CheckContext, host: string): Finding {
  const rulesOut = ['registry-does-not-exist'];
  const suspects = registry === undefined ? ['client-ip-not-allowed', 'public-access-off'] : [];
  return report.unknown('check.reachability.denied', { host }, { rulesOut, suspects });
}

function judgeFailure({ registry }: CheckContext, host: string, failure: string): Finding {
  if (certificateFailures.includes(failure)) return report.unknown('check.reachability.certificate', { host });
  const isOpen = registry?.publicNetworkAccess === 'enabled' && registry.defaultAction === 'allow';
  return report.unknown('check.reachability.closed', { host }, isOpen ? { suspects: ['service-outage'] } : {});
}
