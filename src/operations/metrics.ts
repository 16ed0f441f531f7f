import { collectDefaultMetrics, Registry } from 'prom-client';
import { createInstruments } from './instruments.ts';
import { knownLabel, nameLabel } from './labels.ts';
import type { Report } from './log.ts';
import { withinLimit } from './withinLimit.ts';

/** How a queue stands: how many jobs wait, and for how many seconds the oldest has. Given-up jobs are a queue, too. */
export type QueueState = { readonly queue: string; readonly count: number; readonly oldestSeconds: number };

/** What the metrics need to know: which values labels may take, and how to ask for the queues. */
export type MetricsOptions = {
  readonly signatures: Iterable<string>;
  /** Names of ticket targets. */
  readonly targets: Iterable<string>;
  /** Asked at each scrape, for two seconds at most; where it fails, the other metrics are shown all the same. */
  readonly queues: () => Promise<readonly QueueState[]>;
  readonly report: Report;
};

/** How a try to send a message ended. `found`: an earlier try had been taken. */
export type DeliveryOutcome = 'sent' | 'found' | 'not-taken' | 'refused' | 'unclear';

/** What can be counted, one verb each. Labels hold no text of a person, no registry and nobody's id. */
export type Metrics = {
  /** An event was accepted, which took so many seconds. */
  event(channel: string, kind: string, seconds: number): void;
  unknownEvent(channel: string): void;
  match(signature: string, band: string): void;
  /** A try to send a message ended. */
  delivery(channel: string, outcome: DeliveryOutcome, seconds: number): void;
  /** The first message that answers an event was sent, so many seconds after the event. */
  firstAnswer(channel: string, seconds: number): void;
  /** A look ended: `done`, or the trouble that it ended in. */
  look(outcome: string, seconds: number): void;
  check(check: string, verdict: string): void;
  ticket(target: string, state: string): void;
  /** Everything in the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
};

const queueLimitMs = 2000;

const channelOf = knownLabel(['teams', 'slack', 'terminal']);
const kindOf = knownLabel(['message', 'choice', 'form']);
const bandOf = knownLabel(['sure', 'likely', 'unsure']);
const outcomeOf = knownLabel(['sent', 'found', 'not-taken', 'refused', 'unclear']);
const lookOutcomeOf = knownLabel(['done', 'denied', 'too-often', 'late', 'failed']);
const verdictOf = knownLabel(['ok', 'problem', 'unknown']);
const stateOf = knownLabel(['queued', 'accepted', 'later', 'refused']);

/** Opens the metrics of this process, with those of Node.js itself. */
export function createMetrics(options: MetricsOptions): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const count = createInstruments(registry);
  const [signatureOf, targetOf] = [knownLabel(options.signatures), knownLabel(options.targets)];
  const checkOf = nameLabel();
  const showQueues = createQueueGauges(count, options);
  return {
    event: (channel, kind, seconds) => {
      count.events.inc({ channel: channelOf(channel), kind: kindOf(kind) });
      count.acceptSeconds.observe({ channel: channelOf(channel) }, seconds);
    },
    unknownEvent: (channel) => count.unknownEvents.inc({ channel: channelOf(channel) }),
    match: (signature, band) => count.matches.inc({ signature: signatureOf(signature), band: bandOf(band) }),
    delivery: (channel, outcome, seconds) => {
      count.deliveries.inc({ channel: channelOf(channel), outcome: outcomeOf(outcome) });
      count.deliverySeconds.observe({ channel: channelOf(channel) }, seconds);
    },
    firstAnswer: (channel, seconds) => count.answerSeconds.observe({ channel: channelOf(channel) }, seconds),
    look: (outcome, seconds) => {
      count.looks.inc({ outcome: lookOutcomeOf(outcome) });
      count.lookSeconds.observe(seconds);
    },
    check: (check, verdict) => count.checks.inc({ check: checkOf(check), verdict: verdictOf(verdict) }),
    ticket: (target, state) => count.tickets.inc({ target: targetOf(target), state: stateOf(state) }),
    text: async () => {
      await showQueues();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

type Gauges = Pick<ReturnType<typeof createInstruments>, 'waiting' | 'oldest'>;

/** Asks how the queues stand and shows it; what could not be asked is missing, for an old figure would look fresh. */
function createQueueGauges({ waiting, oldest }: Gauges, { queues, report }: MetricsOptions) {
  const queueOf = nameLabel();
  return async () => {
    const states = await withinLimit(queueLimitMs, queues).catch((error: unknown) => {
      report({ where: 'metrics: queues', error });
      return [];
    });
    for (const gauge of [waiting, oldest]) gauge.reset();
    for (const state of states) {
      const queue = queueOf(state.queue);
      waiting.set({ queue }, state.count);
      oldest.set({ queue }, state.oldestSeconds);
    }
  };
}
