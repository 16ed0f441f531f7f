import type { Finding } from '../../conversation/case.ts';
import type { CheckContext } from '../check.ts';
import { type Consequences, createReporter } from '../createReporter.ts';
import type { Grant } from './grants.ts';
import type { RoleVerdict } from './judgeRoles.ts';
import { assigning, isAction, wantedOperation } from './needs.ts';
import type { Principal } from './principal.ts';

const card = { id: 'K10', name: 'roles' };
const minute = 60_000;
/** A new role counts after some minutes, and the registry remembers the old answer for up to ten. */
const freshMinutes = 15;

const missing = ['pull-role-missing', 'push-role-missing', 'control-plane-role-missing'];
const ignored = ['role-ignored-abac', 'role-ignored-rbac'];

/** The causes that a missing right is, by operation: the likeliest first. */
function missingCauses(operation: string | undefined): readonly string[] {
  if (operation === assigning) return ['role-assignment-right-missing'];
  if (operation === 'manage' || isAction(operation)) return ['control-plane-role-missing'];
  return operation === 'push' ? ['push-role-missing', 'pull-role-missing'] : ['pull-role-missing'];
}

function ruledOutWhenAllowed(operation: string | undefined): readonly string[] {
  // A right to the resource says nothing of the images in it.
  const ofImages = operation === 'manage' || isAction(operation) ? [] : [...ignored, 'abac-condition-excludes'];
  return [...missingCauses(operation), ...ofImages, 'object-id-wrong'];
}

/** How many minutes ago a role was assigned; undefined where nothing tells. */
function ageOf(createdOn: string | undefined, now: string): number | undefined {
  const age = (Date.parse(now) - Date.parse(createdOn ?? '')) / minute;
  return Number.isNaN(age) || age < 0 ? undefined : age;
}

/** A role that allows it counts, unless it is too new. Who came into a group just now waits, however old its role is. */
function allowedFinding(
  { assignment: { createdOn, principalId } }: Grant,
  { objectId }: Principal,
  context: CheckContext,
  values: Readonly<Record<string, string>>,
): Finding {
  const { ok, problem } = createReporter(card);
  const age = ageOf(createdOn, context.now);
  const rulesOut = ruledOutWhenAllowed(wantedOperation(context));
  const observed = { objectId };
  const tooNew = ['role-not-yet-effective'];
  if (age !== undefined && age <= freshMinutes) {
    const fresh = { ...values, minutes: String(Math.round(age)) };
    return problem('check.roles.fresh', fresh, { confirms: tooNew, rulesOut, observed });
  }
  const isSettled = age !== undefined && principalId.toLowerCase() === objectId.toLowerCase();
  // The portal shows the resource, and then fails to list the repositories, which Owner and Reader don't cover there.
  const isListing = context.signatures[0] === 'portal-access-denied' && context.registry?.roleAssignmentMode === 'abac';
  const consequences = { suspects: isListing ? ['role-ignored-abac'] : [], observed };
  return ok('check.roles.allowed', values, { rulesOut: [...rulesOut, ...(isSettled ? tooNew : [])], ...consequences });
}

/** Puts a verdict on roles into a finding. */
export function verdictFinding(verdict: RoleVerdict, principal: Principal, context: CheckContext): Finding {
  const { problem, unknown } = createReporter(card);
  const { facts, registry } = context;
  const operation = wantedOperation(context);
  const observed = { objectId: principal.objectId };
  const role = 'grant' in verdict ? (verdict.grant.role?.roleName ?? '?') : '';
  const values = { objectId: principal.objectId, role, repository: facts.repository?.value ?? '?' };
  const found = (confirms: readonly string[]): Consequences => ({
    confirms,
    rulesOut: [...missing, ...ignored].filter((cause) => !confirms.includes(cause)),
    observed,
  });
  switch (verdict.kind) {
    case 'allowed':
      return allowedFinding(verdict.grant, principal, context, values);
    case 'ignored':
      return registry?.roleAssignmentMode === 'abac'
        ? problem('check.roles.ignored-abac', values, found(['role-ignored-abac']))
        : problem('check.roles.ignored-rbac', values, found(['role-ignored-rbac']));
    case 'excluded':
      return problem('check.roles.excluded', values, found(['abac-condition-excludes']));
    case 'partly':
      return problem('check.roles.partly', values, found(['push-role-missing']));
    case 'unsure': {
      const isOnData = verdict.why === 'condition' && operation !== assigning;
      const suspects = isOnData ? ['abac-condition-excludes'] : [...missingCauses(operation)];
      return unknown(`check.roles.unsure-${verdict.why}`, values, { suspects, observed });
    }
    case 'none':
      return principal.isCertain
        ? problem('check.roles.none', values, { confirms: missingCauses(operation), rulesOut: ignored, observed })
        : unknown('check.roles.none-uncertain', values, {
            suspects: [...missingCauses(operation), 'object-id-wrong'],
          });
  }
}
