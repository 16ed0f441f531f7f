import type { Check } from './check.ts';
import { createReporter } from './createReporter.ts';
import { judgeAddress } from './network/judgeAddress.ts';
import { judgePublicOff } from './network/judgePublicOff.ts';

const card = { id: 'K07', name: 'network' };
const report = createReporter(card);

/** Whether the registry's network rules let the person's machine in: by its address, not by the assistant's. */
export const network: Check = {
  ...card,
  permissions: ['Microsoft.ContainerRegistry/registries/read'],
  applies: ({ registry }) => registry !== undefined,
  run: async (context) => {
    const { publicNetworkAccess, defaultAction, sku = '' } = context.registry!;
    if (publicNetworkAccess === 'disabled') return [judgePublicOff(context)];
    // Registries below Premium have no rules, and their answers may leave them out.
    const action = defaultAction ?? (['basic', 'standard'].includes(sku) ? 'allow' : undefined);
    if (publicNetworkAccess === 'enabled' && action === 'allow') {
      const rulesOut = ['client-ip-not-allowed', 'public-access-off', 'trusted-services-blocked'];
      return [report.ok('check.network.open', {}, { rulesOut })];
    }
    return publicNetworkAccess === 'enabled' && action === 'deny'
      ? [judgeAddress(context)]
      : [report.unseen({ kind: 'unknown', why: 'unreadable' })];
  },
};
