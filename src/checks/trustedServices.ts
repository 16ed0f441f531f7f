import type { Check } from './check.ts';
import { createReporter } from './createReporter.ts';
import { isTrustedService } from './network/trustedService.ts';
import { networkSigns } from './networkSigns.ts';

const card = { id: 'K06', name: 'trusted-services' };
const report = createReporter(card);

/** Whether a restricted registry lets Azure's trusted services through, where one of them pulls. */
export const trustedServices: Check = {
  ...card,
  permissions: ['Microsoft.ContainerRegistry/registries/read'],
  applies: (context) => {
    const { registry } = context;
    const isRestricted = registry?.publicNetworkAccess === 'disabled' || registry?.defaultAction === 'deny';
    return isRestricted && isTrustedService(context);
  },
  run: async (context) => {
    const causes = ['trusted-services-blocked'];
    const { bypass } = context.registry!;
    if (bypass === 'azureservices') return [report.ok('check.trusted-services.on', {}, { rulesOut: causes })];
    if (bypass !== 'none') return [report.unseen({ kind: 'unknown', why: 'unreadable' })];
    return networkSigns(context) === 'reached'
      ? [report.unknown('check.trusted-services.off', {}, { suspects: causes })]
      : [report.problem('check.trusted-services.off', {}, { confirms: causes })];
  },
};
