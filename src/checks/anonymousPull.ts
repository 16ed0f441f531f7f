import { knownFact } from '../conversation/conditions.ts';
import type { Check } from './check.ts';
import { createReporter } from './createReporter.ts';

const card = { id: 'K06', name: 'anonymous-pull' };
const report = createReporter(card);

/** Whether the registry lets pull who does not sign in. Where it does, a stored sign-in is what gets refused. */
export const anonymousPull: Check = {
  ...card,
  permissions: ['Microsoft.ContainerRegistry/registries/read'],
  applies: ({ registry, facts }) => registry !== undefined && knownFact(facts, 'identity')?.value === 'anonymous',
  run: async ({ registry }) => {
    const causes = ['anonymous-pull-off'];
    switch (registry!.anonymousPullEnabled) {
      case undefined:
        return [report.unseen({ kind: 'unknown', why: 'unreadable' })];
      case false:
        return [report.problem('check.anonymous-pull.off', {}, { confirms: causes })];
      default: {
        const consequences = { rulesOut: causes, suspects: ['stored-credentials-stale'] };
        return [report.ok('check.anonymous-pull.on', {}, consequences)];
      }
    }
  },
};
