import { knownFact } from '../../conversation/conditions.ts';
import type { CheckContext } from '../check.ts';

/** Which permissions an operation asks for: all of `operations`, on the plane of the registry's mode. */
export type Need = { readonly plane: 'actions' | 'dataActions'; readonly operations: readonly string[] };

/** Who decides on images: the registry's own roles (`rbac`), or roles on repositories (`abac`). */
export type Mode = 'rbac' | 'abac';

const registries = 'Microsoft.ContainerRegistry/registries';
const pull = `${registries}/pull/read`;
const content = `${registries}/repositories/content`;

const needs: Readonly<Record<string, Readonly<Record<Mode, Need>>>> = {
  pull: {
    rbac: { plane: 'actions', operations: [pull] },
    abac: { plane: 'dataActions', operations: [`${content}/read`] },
  },
  push: {
    rbac: { plane: 'actions', operations: [pull, `${registries}/push/write`] },
    abac: { plane: 'dataActions', operations: [`${content}/read`, `${content}/write`] },
  },
  manage: {
    rbac: { plane: 'actions', operations: [`${registries}/read`] },
    abac: { plane: 'actions', operations: [`${registries}/read`] },
  },
};

/** What somebody needs who assigns roles. */
export const assigning = 'Microsoft.Authorization/roleAssignments/write';

/** Texts of Azure Resource Manager, and of what shows its resources. Others come from the registry itself. */
const ofResources = ['arm-authorization-failed', 'registry-not-found', 'portal-access-denied'];

/** Whether the person searched in the very subscription that the registry lies in, and so does not see it there. */
function isSearchedThere({ facts: { subscriptionId }, place }: CheckContext): boolean {
  const isSaid = subscriptionId !== undefined && subscriptionId.origin !== 'observed';
  return isSaid && subscriptionId.value.toLowerCase() === place?.subscriptionId.toLowerCase();
}

/**
 * What the person wants to do: an operation of the facts, or the very action that Azure Resource Manager refused, where
 * it is one on a registry. Whoever manages a registry and is refused by the registry itself (`az acr check-health`) lacks
 * what a pull needs.
 */
export function wantedOperation(context: CheckContext): string | undefined {
  const { facts, signatures } = context;
  const [first = 'arm-authorization-failed'] = signatures;
  if (first === 'role-assignment-denied') return assigning;
  const denied = knownFact(facts, 'deniedAction')?.value;
  const isOnRegistry = denied?.toLowerCase().startsWith(registries.toLowerCase()) ?? false;
  if (first === 'arm-authorization-failed' && isOnRegistry) return denied;
  if (first === 'registry-not-found' && isSearchedThere(context)) return 'manage';
  const operation = facts.operation?.value;
  return operation === 'manage' && !ofResources.includes(first) ? 'pull' : operation;
}

/** Whether an operation is one on resources, which has the same name and rules in both modes. */
export function isAction(operation: string | undefined): operation is string {
  return operation?.includes('/') ?? false;
}

/**
 * What an operation needs in a mode. A sign-in itself asks for no right on images, but it is made to pull at least, so it
 * is judged as a pull (https://learn.microsoft.com/en-us/azure/container-registry/container-registry-rbac-built-in-roles-overview).
 */
export function needOf(operation: string | undefined, mode: Mode): Need {
  if (isAction(operation)) return { plane: 'actions', operations: [operation] };
  return (needs[operation ?? 'pull'] ?? needs.pull!)[mode];
}
