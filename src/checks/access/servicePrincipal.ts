import { isGuid } from '../../azure/armId.ts';
import type { Answer, DirectoryApplication } from '../../azure/port.ts';
import type { Finding } from '../../conversation/case.ts';
import { knownFact } from '../../conversation/conditions.ts';
import type { Facts } from '../../knowledge/facts.ts';
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

/** The user name that somebody gave for a service principal, where it is no id: a display name, an e-mail address. */
function nameInsteadOfId({ facts, registry }: CheckContext): string | undefined {
  if (registry === undefined) return undefined;
  const userName = knownFact(facts, 'userName')?.value;
  const isPrincipal = knownFact(facts, 'identity')?.value === 'service-principal';
  return isPrincipal && userName !== undefined && !isGuid(userName) ? userName : undefined;
}

/** Proved only where the person said that it is a service principal: a text may speak of one beside another sign-in. */
function nameFinding(userName: string, { identity }: Facts): Finding {
  const report = createReporter(card);
  const causes = ['wrong-user-name'];
  return identity?.origin === 'given'
    ? report.problem('check.service-principal.name', { userName }, { confirms: causes })
    : report.unknown('check.service-principal.name', { userName }, { suspects: causes });
}

async function run(context: CheckContext): Promise<readonly Finding[]> {
  const { azure, facts, now } = context;
  const applicationId = applicationIdOf(facts);
  const userName = nameInsteadOfId(context);
  const named = userName === undefined ? [] : [nameFinding(userName, facts)];
  if (applicationId === undefined) return named;
  const [principal, application] = await Promise.all([
    azure.servicePrincipal(applicationId),
    azure.application(applicationId),
  ]);
  if (principal.kind === 'absent') return [...named, absentFinding(applicationId, application)];
  if (principal.kind === 'unknown') return [...named, createReporter(card).unseen(principal, graphPermission)];
  return [...named, presentFinding(applicationId, principal.value), secretsFinding(principal.value, application, now)];
}

/** Whether the service principal is there and enabled, and whether its secrets have ended. Never the secrets themselves. */
export const servicePrincipal: Check = {
  ...card,
  permissions: [graphPermission],
  applies: (context) =>
    (applicationIdOf(context.facts) !== undefined || nameInsteadOfId(context) !== undefined) &&
    (context.facts.identity?.value ?? 'service-principal') === 'service-principal',
  run,
};
