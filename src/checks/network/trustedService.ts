import { knownFact } from '../../conversation/conditions.ts';
import type { CheckContext } from '../check.ts';

/**
 * Whether the pull comes from a service that may bypass network rules
 * (https://learn.microsoft.com/en-us/azure/container-registry/allow-access-trusted-services).
 */
export function isTrustedService({ facts }: CheckContext): boolean {
  return knownFact(facts, 'environment')?.value === 'container-instances';
}
