import type { AzurePort, Registry } from '../azure/port.ts';
import type { Finding } from '../conversation/case.ts';
import type { LocatingCheck } from './check.ts';
import { correlationOf, createReporter, type Unseen } from './createReporter.ts';

const card = { id: 'K06', name: 'registry-state' };
const report = createReporter(card);
const permission = 'Microsoft.ContainerRegistry/registries/read';
const notReady = ['registry-not-ready'];
const ready = { rulesOut: notReady };
const longestMessage = 200;
/** States in which a registry does not answer as it should … */
const notUsable = ['creating', 'deleting', 'failed'];
/** … and a message that is about the key which encrypts it. */
const keyTrouble = /customer[- ]managed|key ?vault|encryption key|\bcmk/i;

/** Reads the registry, and whether it is in order itself. */
export const registryState: LocatingCheck = {
  ...card,
  permissions: [permission],
  applies: ({ place }) => place !== undefined,
  locate: async ({ azure, place }) => {
    const answer = await azure.registry(place!.id);
    if (answer.kind === 'absent') return { findings: await judgeAbsent(azure, place!.name, answer) };
    if (answer.kind === 'unknown') return { findings: [report.unseen(answer, permission)] };
    const { value: registry } = answer;
    const finding = { ...judge(registry), ...correlationOf(answer), observed: observedIn(registry) };
    return {
      findings: [{ ...finding, rulesOut: [...finding.rulesOut, 'registry-does-not-exist'] }],
      found: { registry },
    };
  },
};

/** Listed, but not there: it was deleted a moment ago, which is sure where its name is free again. */
async function judgeAbsent(azure: AzurePort, name: string, answer: Unseen): Promise<readonly Finding[]> {
  const nameState = await azure.nameState(name.toLowerCase());
  const isFree = nameState.kind === 'found' && nameState.value.state === 'free';
  return isFree
    ? [report.problem('check.registry-state.deleted', {}, { confirms: ['registry-does-not-exist'] })]
    : [report.unseen(answer, permission)];
}

function judge({ provisioningState: state, sku, statusMessage = '', location }: Registry): Finding {
  const [confirmed, suspected] = [{ confirms: notReady }, { suspects: notReady }];
  if (sku === 'classic') return report.problem('check.registry-state.classic', {}, confirmed);
  if (state === undefined) return report.unknown('check.registry-state.unknown');
  if (notUsable.includes(state)) return report.problem('check.registry-state.failed', { state }, confirmed);
  if (state === 'updating') return report.unknown('check.registry-state.changing', { state }, suspected);
  if (state !== 'succeeded') return report.unknown('check.registry-state.other', { state }, suspected);
  if (statusMessage !== '') return judgeMessage(statusMessage.slice(0, longestMessage));
  if (sku === undefined || location === undefined) return report.ok('check.registry-state.exists', {}, ready);
  return report.ok('check.registry-state.ok', { sku: capitalised(sku), location }, ready);
}

function judgeMessage(statusMessage: string): Finding {
  return keyTrouble.test(statusMessage)
    ? report.problem('check.registry-state.message', { statusMessage }, { confirms: notReady })
    : report.unknown('check.registry-state.message', { statusMessage }, { suspects: notReady });
}

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
