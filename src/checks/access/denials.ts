import type { DenyAssignment, Permissions } from '../../azure/port.ts';
import { coveringPatterns } from './covers.ts';
import type { Need } from './needs.ts';

/** Whether a deny assignment takes an operation away; `unsure` where it names a group, whose members are not read. */
export type Denial = { readonly effect: 'denies' | 'unsure'; readonly assignment: DenyAssignment };

const everyone = '00000000-0000-0000-0000-000000000000';

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function takesAway(permissions: Permissions, { plane, operations }: Need): boolean {
  const without = plane === 'actions' ? permissions.notActions : permissions.notDataActions;
  return operations.some(
    (operation) =>
      coveringPatterns(permissions[plane], operation).length > 0 && coveringPatterns(without, operation).length === 0,
  );
}

function meets(assignment: DenyAssignment, objectId: string): Denial['effect'] | undefined {
  if (assignment.excludePrincipals.some(({ id }) => isSame(id, objectId))) return undefined;
  if (assignment.principals.some(({ id }) => id === everyone || isSame(id, objectId))) {
    // An excluded group may hold the identity.
    return assignment.excludePrincipals.some(({ type }) => type !== undefined && isSame(type, 'Group'))
      ? 'unsure'
      : 'denies';
  }
  return assignment.principals.some(({ type }) => type !== undefined && isSame(type, 'Group')) ? 'unsure' : undefined;
}

/** The deny assignments that take something of the need away from an identity, the certain ones first. */
export function denialsOf(
  assignments: readonly DenyAssignment[],
  objectId: string,
  need: Need,
  registryId: string,
): readonly Denial[] {
  return assignments
    .filter(({ scope, doNotApplyToChildScopes }) => !doNotApplyToChildScopes || isSame(scope, registryId))
    .filter(({ permissions }) => permissions.some((one) => takesAway(one, need)))
    .flatMap((assignment): Denial[] => {
      const effect = meets(assignment, objectId);
      return effect === undefined ? [] : [{ effect, assignment }];
    })
    .sort((one, other) => Number(other.effect === 'denies') - Number(one.effect === 'denies'));
}
