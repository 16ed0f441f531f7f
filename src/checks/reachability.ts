import type { Probe } from '../azure/port.ts';
import type { Finding } from '../conversation/case.ts';
import { knownFact } from '../conversation/conditions.ts';
import type { Check, CheckContext } from './check.ts';
import { createReporter } from './createReporter.ts';
import { isNetworkSuspected } from './networkSigns.ts';
import { judgeDoor } from './reachability/judgeDoor.ts';
import { judgeNames } from './reachability/judgeNames.ts';

const card = { id: 'K04', name: 'reachability' };
const report = createReporter(card);

/**
 * The registry's front door as seen from the assistant's own place. It proves what that place can reach, not what the
 * person's machine can: an open door here only tells that the trouble is on the person's side.
 */
export const reachability: Check = {
  ...card,
  permissions: [],
  applies: (context) => hostOf(context) !== undefined && (isNetworkSuspected(context) || isServerError(context)),
  run: async (context) => {
    const host = hostOf(context)!;
    return judge(context, host, await context.azure.probe(host));
  },
};

/** Never built from the name: a login server may carry a hash. */
function hostOf({ registry, place, facts }: CheckContext): string | undefined {
  return registry?.loginServer ?? place?.loginServer ?? knownFact(facts, 'loginServer')?.value.toLowerCase();
}

function isServerError({ facts }: CheckContext): boolean {
  return knownFact(facts, 'httpStatus')?.value.startsWith('5') ?? false;
}

function judge(context: CheckContext, host: string, probe: Probe): readonly Finding[] {
  if (probe.refused !== undefined) return [report.unknown('check.reachability.refused', { host })];
  const names = judgeNames(context, host, probe);
  return probe.dns === 'resolved' ? [...names, judgeDoor(context, host, probe)] : names;
}
