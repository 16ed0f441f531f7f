import type { Answer, AzurePort, RoleAssignment } from '../../azure/port.ts';
import type { Finding } from '../../conversation/case.ts';
import type { Check, CheckContext } from '../check.ts';
import { createReporter, type Unseen } from '../createReporter.ts';
import { networkSigns } from '../networkSigns.ts';
import type { Grant } from './grants.ts';
import { judgeRoles, type RoleVerdict } from './judgeRoles.ts';
import { type Mode, wantedOperation } from './needs.ts';
import { findPrincipal, graphPermission, type Principal } from './principal.ts';
import { verdictFinding } from './verdictFinding.ts';

const card = { id: 'K10', name: 'roles' } as const;
const assignmentsRead = 'Microsoft.Authorization/roleAssignments/read';

/** Identities that no role is assigned to: the registry knows them by itself. */
const withoutRoles = ['admin-user', 'repository-token', 'anonymous'];

/** Whether roles decide in a case, which takes a registry that was reached: shared by the checks of this folder. */
export function rolesDecide(context: CheckContext): boolean {
  const { facts, registry } = context;
  const isReached = networkSigns(context) !== 'unreached';
  return registry !== undefined && isReached && !withoutRoles.includes(facts.identity?.value ?? '');
}

/** The grants that count for a principal at a registry, each with its role where it can be read. */
async function grantsOf(azure: AzurePort, scope: string, principalId: string): Promise<Answer<readonly Grant[]>> {
  const answer = await azure.roleAssignments(scope, principalId);
  if (answer.kind !== 'found') return answer;
  const value = await Promise.all(answer.value.map((assignment) => grantOf(azure, assignment)));
  return { ...answer, value };
}

async function grantOf(azure: AzurePort, assignment: RoleAssignment): Promise<Grant> {
  const role = await azure.roleDefinition(assignment.roleDefinitionId);
  return role.kind === 'found' ? { assignment, role: role.value } : { assignment };
}

/** The verdicts in the modes that the registry may have: both, where its mode is not known. */
function verdicts(context: CheckContext, grants: readonly Grant[]): readonly RoleVerdict[] {
  const { facts, registry } = context;
  const known = registry?.roleAssignmentMode;
  const modes: readonly Mode[] = known === 'rbac' || known === 'abac' ? [known] : ['rbac', 'abac'];
  const question = { grants, operation: wantedOperation(context), repository: facts.repository?.value };
  return modes.map((mode) => judgeRoles({ ...question, mode }));
}

/** Whether a role was assigned to the application id, which names nobody. */
async function isAssignedToApplication(context: CheckContext, { applicationId }: Principal): Promise<boolean> {
  if (applicationId === undefined || context.registry === undefined) return false;
  const answer = await context.azure.roleAssignments(context.registry.id, applicationId);
  return answer.kind === 'found' && answer.value.length > 0;
}

async function judged(context: CheckContext, principal: Principal, grants: readonly Grant[]): Promise<Finding> {
  const [verdict, other] = verdicts(context, grants);
  const report = createReporter(card);
  if (verdict === undefined || (other !== undefined && other.kind !== verdict.kind)) {
    return report.unknown('check.roles.mode', { objectId: principal.objectId });
  }
  if (verdict.kind === 'none' && (await isAssignedToApplication(context, principal))) {
    const values = { objectId: principal.objectId, applicationId: principal.applicationId ?? '' };
    return report.problem('check.roles.application', values, {
      confirms: ['object-id-wrong'],
      observed: { objectId: principal.objectId },
    });
  }
  return verdictFinding(verdict, principal, context);
}

/** The id by which each kind of identity is found. */
function neededId({ facts }: CheckContext): { readonly needs?: string } {
  const needed = {
    aks: 'cluster',
    'service-principal': 'applicationId',
    'managed-identity': 'objectId',
    user: 'objectId',
  };
  const found = Object.entries(needed).find(([identity]) => identity === facts.identity?.value);
  return found === undefined ? {} : { needs: found[1] };
}

async function run(context: CheckContext): Promise<readonly Finding[]> {
  const report = createReporter(card);
  const unseen = (answer: Unseen, action: string) => [report.unseen(answer, action)];
  const { azure, registry } = context;
  if (registry === undefined) return [];
  const found = await findPrincipal(azure, context.facts);
  if (found.kind === 'not-said') return [report.unknown('check.roles.identity', {}, neededId(context))];
  if (found.kind === 'unseen') {
    return unseen(found.answer, graphPermission).map((finding) => ({ ...finding, needs: 'objectId' }));
  }
  const grants = await grantsOf(azure, registry.id, found.principal.objectId);
  if (grants.kind !== 'found') return unseen(grants, assignmentsRead);
  return [await judged(context, found.principal, grants.value)];
}

/**
 * Whether the roles of the identity allow the operation, in the registry's mode: own, inherited and through groups.
 * Roles that are only eligible are not seen; they do not count until somebody activates them.
 */
export const roles: Check = {
  ...card,
  permissions: [
    assignmentsRead,
    'Microsoft.Authorization/roleDefinitions/read',
    'Microsoft.ContainerService/managedClusters/read',
  ],
  applies: rolesDecide,
  run,
};
