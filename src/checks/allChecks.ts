import type { Check, LocatingCheck } from './check.ts';
import { name } from './name.ts';
import { place } from './place.ts';
import { registryState } from './registryState.ts';

/** The checks that find and read the registry, one after the other: each stands on the one before it. */
export const locatingChecks: readonly LocatingCheck[] = [name, place, registryState];

/** The checks that run side by side once the registry is known. */
export const allChecks: readonly Check[] = [];

/** The permissions that checks need, each once, sorted. */
export function permissionsOf(checks: readonly Pick<Check, 'permissions'>[]): readonly string[] {
  return [...new Set(checks.flatMap(({ permissions }) => permissions))].sort();
}
