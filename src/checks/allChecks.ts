import { accessChecks } from './access/accessChecks.ts';
import { adminUser } from './adminUser.ts';
import { anonymousPull } from './anonymousPull.ts';
import { armAudience } from './armAudience.ts';
import type { Check, LocatingCheck } from './check.ts';
import { dataEndpoints } from './dataEndpoints.ts';
import { loginEvents } from './loginEvents.ts';
import { name } from './name.ts';
import { network } from './network.ts';
import { permissionMode } from './permissionMode.ts';
import { place } from './place.ts';
import { privateEndpoints } from './privateEndpoints.ts';
import { reachability } from './reachability.ts';
import { registryState } from './registryState.ts';
import { serviceHealth } from './serviceHealth.ts';
import { throttling } from './throttling.ts';
import { tokens } from './tokens.ts';
import { trustedServices } from './trustedServices.ts';

/** The checks that find and read the registry, one after the other: each stands on the one before it. */
export const locatingChecks: readonly LocatingCheck[] = [name, place, registryState];

/** The checks that run side by side once the registry is known. */
export const allChecks: readonly Check[] = [
  network,
  trustedServices,
  privateEndpoints,
  dataEndpoints,
  reachability,
  adminUser,
  tokens,
  anonymousPull,
  armAudience,
  permissionMode,
  ...accessChecks,
  throttling,
  loginEvents,
  serviceHealth,
];

/** The permissions that checks need, each once, sorted. */
export function permissionsOf(checks: readonly Pick<Check, 'permissions'>[]): readonly string[] {
  return [...new Set(checks.flatMap(({ permissions }) => permissions))].sort();
}
