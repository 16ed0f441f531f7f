import type { ReportProblem } from '../assistant/failure.ts';
import type { Content } from '../knowledge/schema.ts';
import { createMetrics, type Metrics, type QueueState } from '../operations/metrics.ts';
import type { Store } from '../store/openStore.ts';

/** How the queues stand; what was given up stands in a queue of its own. */
async function queuesOf({ dead }: Store): Promise<QueueState[]> {
  const depths = await dead.depths();
  return depths.map(
    ({ queue, count, oldestSeconds }): QueueState =>
      queue === 'dead'
        ? { queue, waiting: 0, oldestSeconds: 0, dead: count }
        : { queue, waiting: count, oldestSeconds, dead: 0 },
  );
}

/** Opens the metrics of an assistant with this content and store, whose tickets go to these targets. */
export function openMetrics(
  { signatures }: Content,
  store: Store,
  { targets, report }: { readonly targets: readonly string[]; readonly report: ReportProblem },
): Metrics {
  const withId: Parameters<typeof createMetrics>[0]['report'] = ({ correlationId = '', where = '', error }) =>
    report({ where, correlationId, error });
  return createMetrics({ signatures: signatures.keys(), targets, queues: () => queuesOf(store), report: withId });
}
