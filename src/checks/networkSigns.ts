import { knownFact } from '../conversation/conditions.ts';
import type { CheckContext } from './check.ts';

/** Texts of a connection that did not come through, or was refused for where it came from. */
const blocked = [
  'client-ip-denied',
  'login-forbidden',
  'login-server-unreachable',
  'login-server-dns',
  'login-server-timeout',
  'connection-blocked',
  'challenge-failed',
  'tls-untrusted',
];
/** Texts that the registry itself says to who reached it: it refuses the identity, not the network. */
const reached = [
  'authentication-required',
  'application-not-registered',
  'invalid-username-or-password',
  'insufficient-scope',
  'push-denied',
  'token-password-expired',
  'image-not-found',
  'too-many-requests',
];
/** Texts of Azure Resource Manager and Entra ID, whose 403 has nothing to do with the registry's network. */
const elsewhere = [
  'arm-authorization-failed',
  'role-assignment-denied',
  'registry-not-found',
  'conditional-access-blocked',
];

/**
 * What the paste says of the network between the person and the registry: 403 is the network, 401 the identity
 * (https://learn.microsoft.com/en-us/troubleshoot/azure/azure-container-registry/acr-authentication-errors).
 */
export function networkSigns({ facts, signatures }: CheckContext): 'blocked' | 'reached' | 'none' {
  const [first = ''] = signatures;
  if (elsewhere.includes(first)) return 'none';
  if (signatures.some((signature) => blocked.includes(signature))) return 'blocked';
  const status = knownFact(facts, 'httpStatus')?.value;
  if (status === '403') return 'blocked';
  return status === '401' || signatures.some((signature) => reached.includes(signature)) ? 'reached' : 'none';
}
