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

function presentFinding({ objectId, applicationId, isEnabled }: DirectoryApplication): Finding {
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

/** Nobody has this application id; but it may be the object id of one, which people take for it. */
async function absentFinding({ azure }: CheckContext, id: string, hasApplication: boolean): Promise<Finding> {
  const owner = await azure.servicePrincipalByObjectId(id);
  const report = createReporter(card);
  if (owner.kind === 'found') {
    const values = { objectId: id, applicationId: owner.value.applicationId };
    return report.problem('check.service-principal.object', values, { confirms: ['wrong-user-name'] });
  }
  const phrase = hasApplication ? 'check.service-principal.no-principal' : 'check.service-principal.absent';
  return report.problem(phrase, { applicationId: id }, { confirms: ['application-missing-in-tenant'] });
}

function judgePrincipal(
  principal: DirectoryApplication,
  application: Answer<DirectoryApplication>,
  { now }: CheckContext,
): readonly Finding[] {
  return [presentFinding(principal), secretsFinding(principal, application, now)];
}

/** By the id that somebody signs in with. */
async function judgeApplicationId(context: CheckContext, id: string): Promise<readonly Finding[]> {
  const { azure } = context;
  const [principal, application] = await Promise.all([azure.servicePrincipal(id), azure.application(id)]);
  if (principal.kind === 'absent') return [await absentFinding(context, id, application.kind === 'found')];
  if (principal.kind === 'unknown') return [createReporter(card).unseen(principal, graphPermission)];
  return judgePrincipal(principal.value, application, context);
}

/** By the object id that somebody gave. Where it is none, the roles tell. */
async function judgeObjectId(context: CheckContext, id: string): Promise<readonly Finding[]> {
  const { azure } = context;
  const principal = await azure.servicePrincipalByObjectId(id);
  if (principal.kind !== 'found') return [];
  return judgePrincipal(principal.value, await azure.application(principal.value.applicationId), context);
}

async function run(context: CheckContext): Promise<readonly Finding[]> {
  const userName = nameInsteadOfId(context);
  const named = userName === undefined ? [] : [nameFinding(userName, context.facts)];
  const applicationId = applicationIdOf(context.facts);
  const objectId = knownFact(context.facts, 'objectId')?.value;
  if (applicationId !== undefined) return [...named, ...(await judgeApplicationId(context, applicationId))];
  return objectId === undefined ? named : [...named, ...(await judgeObjectId(context, objectId))];
}

/** Whether somebody signs in as a service principal, or may: with an id that could be one's. */
function applies({ facts }: CheckContext): boolean {
  const identity = knownFact(facts, 'identity')?.value;
  return identity === 'service-principal' || (identity === undefined && applicationIdOf(facts) !== undefined);
}

/** Whether the service principal is there and enabled, and whether its secrets have ended. Never the secrets themselves. */
export const servicePrincipal: Check = {
  ...card,
  permissions: [graphPermission],
  applies,
  run,
};
