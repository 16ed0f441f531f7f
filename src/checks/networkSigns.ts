import { knownFact } from '../conversation/conditions.ts';
import type { CheckContext } from './check.ts';

/**
 * What a paste says of the network. `refused`: the registry answered that it does not let this network in. `unreached`:
 * no answer came. `answered`: something else than the network refused, in the registry or before it.
 */
export type NetworkSigns = 'refused' | 'unreached' | 'answered' | 'none';

const refused = ['client-ip-denied', 'login-forbidden', 'challenge-failed'];
const unreached = [
  'login-server-unreachable',
  'login-server-dns',
  'login-server-timeout',
  'connection-blocked',
  'tls-untrusted',
];
const answered = [
  'authentication-required',
  'application-not-registered',
  'invalid-username-or-password',
  'insufficient-scope',
  'push-denied',
  'token-password-expired',
  'image-not-found',
  'too-many-requests',
];
/** Texts of the own machine, Entra ID and Azure Resource Manager (whose 403 is another): the registry was not asked yet. */
const before = [
  'docker-command-missing',
  'docker-daemon-unreachable',
  'docker-version-unsupported',
  'credential-store-failure',
  'client-secret-expired',
  'client-secret-invalid',
  'application-not-found',
  'azure-cli-session-expired',
  'conditional-access-blocked',
  'tenant-mismatch',
  'managed-identity-unavailable',
  'arm-authorization-failed',
  'role-assignment-denied',
  'registry-not-found',
  'registry-name-invalid',
];

/** Reads the signs: 403 is the network, 401 the identity (Microsoft: "ACR authentication errors"). */
export function networkSigns({ facts, signatures }: CheckContext): NetworkSigns {
  const has = (list: readonly string[]) => signatures.some((signature) => list.includes(signature));
  const status = knownFact(facts, 'httpStatus')?.value;
  if (before.includes(signatures[0] ?? '')) return 'answered';
  if (has(refused)) return 'refused';
  if (has(unreached)) return 'unreached';
  if (status === '403') return 'refused';
  return status === '401' || has(answered) ? 'answered' : 'none';
}

/** Whether the trouble may lie between the person and the registry. */
export function isNetworkSuspected(context: CheckContext): boolean {
  return ['refused', 'unreached'].includes(networkSigns(context));
}
