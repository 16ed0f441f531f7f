import { knownFact } from '../conversation/conditions.ts';
import type { Check } from './check.ts';
import { createReporter } from './createReporter.ts';

const card = { id: 'K06', name: 'throttling' };
const report = createReporter(card);

/** Which tier the registry is of, where it told somebody to slow down: the limits hang on it. */
export const throttling: Check = {
  ...card,
  permissions: ['Microsoft.ContainerRegistry/registries/read'],
  applies: ({ registry, facts, signatures }) =>
    registry?.sku !== undefined &&
    (signatures.includes('too-many-requests') || knownFact(facts, 'httpStatus')?.value === '429'),
  run: async ({ registry }) => {
    const sku = registry!.sku!;
    const isLargest = sku === 'premium';
    const phrase = isLargest ? 'check.throttling.largest' : 'check.throttling.tier';
    return [report.unknown(phrase, { sku }, { suspects: ['throttled'] })];
  },
};
