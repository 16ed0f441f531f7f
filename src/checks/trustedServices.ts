import { knownFact } from '../conversation/conditions.ts';
import type { Check, CheckContext } from './check.ts';
import { createReporter } from './createReporter.ts';
import { isTrustedService } from './network/trustedService.ts';
import { networkSigns } from './networkSigns.ts';

const card = { id: 'K06', name: 'trusted-services' };
const report = createReporter(card);

const causes = ['trusted-services-blocked'];
/** Where an import or a task may run: those are trusted services, too. */
const perhapsTrusted = ['azure-cli', 'terraform', 'portal', 'other'];

/** Whether a restricted registry lets Azure's trusted services through, where one of them pulls. */
export const trustedServices: Check = {
  ...card,
  permissions: ['Microsoft.ContainerRegistry/registries/read'],
  applies: (context) =>
    isRestricted(context) && (isTrustedService(context) || (isPerhaps(context) && context.registry?.bypass === 'none')),
  run: async (context) => {
    const { bypass } = context.registry!;
    if (bypass === 'azureservices') return [report.ok('check.trusted-services.on', {}, { rulesOut: causes })];
    if (bypass !== 'none') return [report.unseen({ kind: 'unknown', why: 'unreadable' })];
    return isTrustedService(context) && networkSigns(context) !== 'answered'
      ? [report.problem('check.trusted-services.off', {}, { confirms: causes })]
      : [report.unknown('check.trusted-services.off', {}, { suspects: causes })];
  },
};

function isRestricted({ registry }: CheckContext): boolean {
  return registry?.publicNetworkAccess === 'disabled' || registry?.defaultAction === 'deny';
}

function isPerhaps(context: CheckContext): boolean {
  const environment = knownFact(context.facts, 'environment')?.value ?? '';
  return perhapsTrusted.includes(environment) && networkSigns(context) === 'refused';
}
