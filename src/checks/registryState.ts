import type { Registry } from '../azure/port.ts';
import type { Finding } from '../conversation/case.ts';
import type { LocatingCheck } from './check.ts';
import { correlationOf, createReporter } from './createReporter.ts';

const card = { id: 'K06', name: 'registry-state' };
const report = createReporter(card);
const permission = 'Microsoft.ContainerRegistry/registries/read';
const notReady = ['registry-not-ready'];
/** States that pass by themselves. */
const passing = ['creating', 'updating'];

/** Reads the registry, and whether it is in order itself. */
export const registryState: LocatingCheck = {
  ...card,
  permissions: [permission],
  applies: ({ place }) => place !== undefined,
  locate: async ({ azure, place }) => {
    const answer = await azure.registry(place!.id);
    if (answer.kind !== 'found') return { findings: [report.unseen(answer, permission)] };
    const { value: registry } = answer;
    const finding = { ...judge(registry), ...correlationOf(answer), observed: observedIn(registry) };
    return {
      findings: [{ ...finding, rulesOut: [...finding.rulesOut, 'registry-does-not-exist'] }],
      found: { registry },
    };
  },
};

function judge(registry: Registry): Finding {
  const { provisioningState: state, sku, statusMessage, location } = registry;
  if (sku === 'classic') return report.problem('check.registry-state.classic', {}, { confirms: notReady });
  if (state === undefined) return report.unknown('check.registry-state.unknown');
  if (state === 'failed' || state === 'deleting') {
    return report.problem('check.registry-state.failed', { state }, { confirms: notReady });
  }
  if (passing.includes(state))
    return report.unknown('check.registry-state.changing', { state }, { suspects: notReady });
  if (state !== 'succeeded') return report.unknown('check.registry-state.other', { state }, { suspects: notReady });
  if (statusMessage !== undefined && statusMessage !== '') {
    return report.unknown('check.registry-state.message', { statusMessage }, { suspects: notReady });
  }
  if (sku === undefined || location === undefined) return report.ok('check.registry-state.exists', {}, ready);
  return report.ok('check.registry-state.ok', { sku: capitalised(sku), location }, ready);
}

const ready = { rulesOut: notReady };

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function observedIn({ name, sku, loginServer, location }: Registry): Readonly<Record<string, string>> {
  return {
    registry: name.toLowerCase(),
    ...(loginServer !== undefined && { loginServer }),
    ...(location !== undefined && { region: location }),
    ...(sku !== undefined && { sku }),
  };
}
