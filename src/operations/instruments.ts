import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

// Slack wants its answer within 3 s, Teams within 15 s; people wait for a first answer; a look may take a minute.
const acceptBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3];
const answerBuckets = [0.1, 0.25, 0.5, 1, 1.5, 2.5, 5, 15, 60, 300];
const deliveryBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const lookBuckets = [0.5, 1, 2.5, 5, 10, 20, 30, 60];

/** Every instrument of the assistant, registered. Their names are documented in manifest/operations/README.md. */
export function createInstruments(registry: Registry) {
  const shape = <Names extends string>(name: string, help: string, ...labelNames: Names[]) => ({
    name: `acr_assistant_${name}`,
    help,
    labelNames,
    registers: [registry],
  });
  return {
    events: new Counter(shape('events_total', 'Events that were stored', 'channel', 'kind')),
    unknownEvents: new Counter(shape('unknown_events_total', 'Events of a kind that is not known', 'channel')),
    matches: new Counter(shape('matches_total', 'Recognised signatures', 'signature', 'band')),
    deliveries: new Counter(shape('deliveries_total', 'Tries to send a message', 'channel', 'outcome')),
    looks: new Counter(shape('looks_total', 'Looks at a registry', 'outcome')),
    checks: new Counter(shape('check_verdicts_total', 'Verdicts of the checks', 'check', 'verdict')),
    tickets: new Counter(shape('ticket_states_total', 'States that tickets came to', 'target', 'state')),
    waiting: new Gauge(shape('queue_jobs', 'Jobs that wait; in the queue dead: that were given up', 'queue')),
    oldest: new Gauge(shape('queue_oldest_seconds', 'Age of the oldest job that waits', 'queue')),
    acceptSeconds: new Histogram({
      ...shape('accept_seconds', 'Time until an event was stored', 'channel'),
      buckets: acceptBuckets,
    }),
    answerSeconds: new Histogram({
      ...shape('first_answer_seconds', 'Time from an event to the first message that answers it', 'channel'),
      buckets: answerBuckets,
    }),
    deliverySeconds: new Histogram({
      ...shape('delivery_seconds', 'Time that a platform took for a message', 'channel'),
      buckets: deliveryBuckets,
    }),
    lookSeconds: new Histogram({ ...shape('look_seconds', 'Time of a look at a registry'), buckets: lookBuckets }),
  };
}
