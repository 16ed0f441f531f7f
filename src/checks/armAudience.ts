import { knownFact } from '../conversation/conditions.ts';
import type { Check, CheckContext } from './check.ts';
import { createReporter } from './createReporter.ts';

const card = { id: 'K06', name: 'arm-audience' };
const report = createReporter(card);
/** Identities that bring no token of Entra ID. */
const withoutToken = ['admin-user', 'repository-token', 'anonymous'];
/** Services that bring a token for Azure Resource Manager and can't do otherwise. */
const needing = ['app-service', 'container-apps'];

/** Whether the registry takes tokens that were issued for Azure Resource Manager, as some services and old clients bring. */
export const armAudience: Check = {
  ...card,
  permissions: ['Microsoft.ContainerRegistry/registries/read'],
  applies: ({ registry, facts }) =>
    registry !== undefined && !withoutToken.includes(knownFact(facts, 'identity')?.value ?? ''),
  run: async (context) => {
    const causes = ['arm-audience-refused'];
    const { armAudience: policy } = context.registry!;
    if (policy === 'enabled') return [report.ok('check.arm-audience.accepted', {}, { rulesOut: causes })];
    if (policy !== 'disabled') {
      return needsIt(context) ? [report.unseen({ kind: 'unknown', why: 'unreadable' })] : [];
    }
    if (!needsIt(context)) return [report.unknown('check.arm-audience.refused', {}, { suspects: causes })];
    return [report.problem('check.arm-audience.refused-needed', {}, { confirms: causes })];
  },
};

/** A node of AKS may be of either kind, depending on its age; so may a client of which the text does not tell. */
function needsIt({ facts, signatures }: CheckContext): boolean {
  const isRefusal = signatures[0] === 'entra-login-unsupported';
  return isRefusal || needing.includes(knownFact(facts, 'environment')?.value ?? '');
}
