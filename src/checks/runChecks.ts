import type { AzurePort } from '../azure/port.ts';
import type { Finding } from '../conversation/case.ts';
import { withObserved } from '../conversation/observed.ts';
import type { Facts } from '../knowledge/facts.ts';
import { allChecks, locatingChecks } from './allChecks.ts';
import type { Check, CheckContext, Located, LocatingCheck } from './check.ts';
import { createReporter } from './createReporter.ts';

/** One round of live checks. `now` is an ISO time in UTC. */
export type CheckRound = {
  readonly azure: AzurePort;
  readonly facts: Facts;
  readonly signatures: readonly string[];
  readonly now: string;
  /** What has not ended by then is unknown. */
  readonly deadlineMilliseconds?: number;
  /** Told of each finding as it is there. */
  readonly onFinding?: (finding: Finding) => void;
};

/** The checks of a round, the real ones unless a test brings its own. */
export type CheckLists = { readonly locating: readonly LocatingCheck[]; readonly sideBySide: readonly Check[] };

const usualDeadlineMilliseconds = 10_000;
const realChecks: CheckLists = { locating: locatingChecks, sideBySide: allChecks };

/**
 * Looks at the registry: finds it, reads it, then runs all checks that apply side by side. Always resolves with the
 * findings, at the latest at the deadline: what was not done by then, or broke, is unknown.
 */
export async function runChecks(round: CheckRound, checks: CheckLists = realChecks): Promise<readonly Finding[]> {
  const deadline = startDeadline(round.deadlineMilliseconds ?? usualDeadlineMilliseconds);
  const findings: Finding[] = [];
  const report = (more: readonly Finding[]) => {
    findings.push(...more);
    for (const finding of more) round.onFinding?.(finding);
  };
  try {
    const context = await locate(round, checks.locating, deadline.passed, report);
    const run = async (check: Check): Promise<Located> => ({ findings: await check.run(context) });
    await Promise.all(
      checks.sideBySide.map(async (check) => {
        const { findings: seen } = await guarded(check, context, () => run(check), deadline.passed);
        report(seen);
      }),
    );
  } finally {
    deadline.stop();
  }
  return findings;
}

async function locate(
  { azure, facts, signatures, now }: CheckRound,
  checks: readonly LocatingCheck[],
  passed: Promise<'late'>,
  report: (findings: readonly Finding[]) => void,
): Promise<CheckContext> {
  let context: CheckContext = { azure, facts, signatures, now };
  for (const check of checks) {
    const before = context;
    const { findings, found } = await guarded(check, before, () => check.locate(before), passed);
    report(findings);
    context = { ...context, ...found, facts: withObserved(context.facts, findings) };
  }
  return context;
}

/** What a check ends with: nothing where it does not apply, unknown where it is late or breaks. */
async function guarded(
  check: Pick<Check, 'id' | 'name' | 'applies'>,
  context: CheckContext,
  run: () => Promise<Located>,
  passed: Promise<'late'>,
): Promise<Located> {
  const unknown = (why: 'late' | 'failed'): Located => ({
    findings: [createReporter(check).unseen({ kind: 'unknown', why })],
  });
  try {
    if (!check.applies(context)) return { findings: [] };
    const ended = await Promise.race([run(), passed]);
    return ended === 'late' ? unknown('late') : ended;
  } catch {
    return unknown('failed');
  }
}

function startDeadline(milliseconds: number): { readonly passed: Promise<'late'>; readonly stop: () => void } {
  const { promise, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => resolve('late'), milliseconds);
  return { passed: promise, stop: () => clearTimeout(timer) };
}
