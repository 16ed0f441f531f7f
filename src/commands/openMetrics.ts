import type { ReportProblem } from '../assistant/failure.ts';
import type { Content } from '../knowledge/schema.ts';
import { createMetrics, type Metrics } from '../operations/metrics.ts';
import type { Store } from '../store/openStore.ts';

/** Opens the metrics of an assistant with this content and store, whose tickets go to these targets. */
export function openMetrics(
  { signatures }: Content,
  store: Store,
  { targets, report }: { readonly targets: readonly string[]; readonly report: ReportProblem },
): Metrics {
  const withId: Parameters<typeof createMetrics>[0]['report'] = ({ correlationId = '', where = '', error }) =>
    report({ where, correlationId, error });
  return createMetrics({ signatures: signatures.keys(), targets, queues: () => store.dead.depths(), report: withId });
}
