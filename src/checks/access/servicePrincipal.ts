import type { Answer, DirectoryApplication } from '../../azure/port.ts';
import type { Finding } from '../../conversation/case.ts';
import type { Check, CheckContext } from '../check.ts';
import { createReporter } from '../createReporter.ts';
import { applicationIdOf, graphPermission } from './principal.ts';
import { secretsFinding } from './secretsFinding.ts';

const card = { id: 'K15', name: 'service-principal' } as const;

function absentFinding(applicationId: string, application: Answer<DirectoryApplication>): Finding {
  const phrase =
    application.kind === 'found' ? 'check.service-principal.no-principal' : 'check.service-principal.absent';
  return createReporter(card).problem(phrase, { applicationId }, { confirms: ['application-missing-in-tenant'] });
}

function presentFinding(applicationId: string, { objectId, isEnabled }: DirectoryApplication): Finding {
  const report = createReporter(card);
  const values = { applicationId };
  const rulesOut = ['application-missing-in-tenant'];
  const observed = { objectId, applicationId };
  if (isEnabled === false) {
    return report.problem('check.service-principal.disabled', values, {
      confirms: ['application-disabled'],
      rulesOut,
      observed,
    });
  }
  return report.ok('check.service-principal.present', values, {
    rulesOut: isEnabled === true ? [...rulesOut, 'application-disabled'] : rulesOut,
    observed,
  });
}

async function run({ azure, facts, now }: CheckContext): Promise<readonly Finding[]> {
  const applicationId = applicationIdOf(facts);
  if (applicationId === undefined) return [];
  const [principal, application] = await Promise.all([
    azure.servicePrincipal(applicationId),
    azure.application(applicationId),
  ]);
  if (principal.kind === 'absent') return [absentFinding(applicationId, application)];
  if (principal.kind === 'unknown') return [createReporter(card).unseen(principal, graphPermission)];
  return [presentFinding(applicationId, principal.value), secretsFinding(principal.value, application, now)];
}

/** Whether the service principal is there and enabled, and whether its secrets have ended. Never the secrets themselves. */
export const servicePrincipal: Check = {
  ...card,
  permissions: [graphPermission],
  applies: ({ facts }) =>
    applicationIdOf(facts) !== undefined && (facts.identity?.value ?? 'service-principal') === 'service-principal',
  run,
};
