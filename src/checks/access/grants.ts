import type { Permissions, RoleAssignment, RoleDefinition } from '../../azure/port.ts';
import { evaluateCondition } from './condition.ts';
import { coveringPatterns } from './covers.ts';
import type { Need } from './needs.ts';

/** An assignment with its role; without it where the role could not be read. */
export type Grant = { readonly assignment: RoleAssignment; readonly role?: RoleDefinition };

/**
 * What a grant does for one operation. `excluded`: its condition leaves the repository out. `condition`: nothing tells
 * whether it holds. `wildcard`: a custom role that names the registry's operations by wildcards only, which may count or
 * not (https://learn.microsoft.com/en-us/azure/container-registry/container-registry-custom-roles). `unread`: the role
 * could not be read.
 */
export type Effect = 'allows' | 'none' | 'excluded' | 'condition' | 'wildcard' | 'unread';

/** The permissions of a role that allow an operation: those of its patterns that cover it, unless taken out again. */
function allowingPatterns(permissions: Permissions, plane: Need['plane'], operation: string): readonly string[] {
  const without = plane === 'actions' ? permissions.notActions : permissions.notDataActions;
  return coveringPatterns(without, operation).length > 0 ? [] : coveringPatterns(permissions[plane], operation);
}

/** What one grant does for one operation. On registries, conditions only count for operations on data. */
export function effectOf(
  { assignment, role }: Grant,
  plane: Need['plane'],
  operation: string,
  repository: string | undefined,
): Effect {
  if (role === undefined) return 'unread';
  const patterns = role.permissions.flatMap((permissions) => allowingPatterns(permissions, plane, operation));
  if (patterns.length === 0) return 'none';
  const isOfRegistry = operation.toLowerCase().startsWith('microsoft.containerregistry/');
  if (role.isCustom && isOfRegistry && patterns.every((pattern) => pattern.includes('*'))) return 'wildcard';
  if (assignment.condition === undefined || (plane === 'actions' && isOfRegistry)) return 'allows';
  const request = { action: operation, ...(repository === undefined ? {} : { repository }) };
  const truth = evaluateCondition(assignment.condition, request);
  return truth === 'unknown' ? 'condition' : truth === 'true' ? 'allows' : 'excluded';
}
