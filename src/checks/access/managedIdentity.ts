import type { Finding } from '../../conversation/case.ts';
import { knownFact } from '../../conversation/conditions.ts';
import type { Check, CheckContext } from '../check.ts';
import { createReporter } from '../createReporter.ts';
import { graphPermission } from './principal.ts';

const card = { id: 'K16', name: 'managed-identity' } as const;

async function run({ azure, facts }: CheckContext): Promise<readonly Finding[]> {
  const applicationId = knownFact(facts, 'applicationId')?.value;
  if (applicationId === undefined) return [];
  const report = createReporter(card);
  const answer = await azure.servicePrincipal(applicationId);
  if (answer.kind === 'unknown') return [report.unseen(answer, graphPermission)];
  if (answer.kind === 'absent') {
    const confirms = ['managed-identity-not-attached'];
    return [report.problem('check.managed-identity.absent', { applicationId }, { confirms })];
  }
  // That it exists does not tell whether the host has it attached.
  const { objectId } = answer.value;
  return [report.ok('check.managed-identity.present', { applicationId }, { observed: { objectId } })];
}

/** Whether the managed identity that a host signs in with still exists, by its client id. */
export const managedIdentity: Check = {
  ...card,
  permissions: [graphPermission],
  applies: ({ facts }) =>
    knownFact(facts, 'identity')?.value === 'managed-identity' && knownFact(facts, 'applicationId') !== undefined,
  run,
};
