import type { Check, CheckContext } from '../check.ts';
import { createReporter } from '../createReporter.ts';
import { denialsOf } from './denials.ts';
import { needOf, wantedOperation } from './needs.ts';
import { findPrincipal } from './principal.ts';
import { rolesDecide } from './roles.ts';

const card = { id: 'K12', name: 'deny-assignments' } as const;
const read = 'Microsoft.Authorization/denyAssignments/read';

async function run(context: CheckContext) {
  const { azure, facts, registry } = context;
  const report = createReporter(card);
  const found = await findPrincipal(azure, facts);
  // Without an identity the check of roles has already said so.
  if (registry === undefined || found.kind !== 'found') return [];
  const answer = await azure.denyAssignments(registry.id);
  if (answer.kind !== 'found') return [report.unseen(answer, read)];
  const need = needOf(wantedOperation(context), registry.roleAssignmentMode === 'abac' ? 'abac' : 'rbac');
  const [denial] = denialsOf(answer.value, found.principal.objectId, need, registry.id);
  if (denial === undefined) return [report.ok('check.deny-assignments.none', {}, { rulesOut: ['deny-assignment'] })];
  const values = { name: denial.assignment.name, objectId: found.principal.objectId };
  if (denial.effect === 'unsure') {
    return [report.unknown('check.deny-assignments.group', values, { suspects: ['deny-assignment'] })];
  }
  const phrase = denial.assignment.isSystemProtected
    ? 'check.deny-assignments.protected'
    : 'check.deny-assignments.denies';
  return [report.problem(phrase, values, { confirms: ['deny-assignment'] })];
}

/** Whether a deny assignment takes away what a role gives. Rare: managed applications and deployment stacks make them. */
export const denyAssignments: Check = { ...card, permissions: [read], applies: rolesDecide, run };
