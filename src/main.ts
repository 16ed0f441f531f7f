import { type RunningServer, startHttpServer } from './channels/httpServer.ts';
import { SlackError } from './channels/slack/startSlack.ts';
import { statusRoute } from './channels/ticketStatus/statusRoute.ts';
import { openAssistant } from './commands/openAssistant.ts';
import { openMetrics } from './commands/openMetrics.ts';
import { openTickets } from './commands/openTickets.ts';
import { startChannels } from './commands/startChannels.ts';
import { storePlace } from './commands/storePlace.ts';
import { readSettings, SettingsError } from './config.ts';
import { ContentError } from './knowledge/load.ts';
import { reportCrashes } from './operations/crashes.ts';
import { createLog, type Log } from './operations/log.ts';
import type { Metrics } from './operations/metrics.ts';
import { startMetricsServer } from './operations/metricsServer.ts';
import { createReadiness } from './operations/readiness.ts';
import { runUntilStopped } from './operations/stop.ts';
import { PolicyError } from './policy/policy.ts';
import { StoreError } from './store/caseStore.ts';
import { RoutesError } from './tickets/routes.ts';

type Settings = ReturnType<typeof readSettings>;

function sayWhere({ teams, slack, store }: Settings, { host, port }: RunningServer, log: Log): void {
  const address = `${host}:${port}`;
  if (teams) log.info('listening', { channel: 'teams', address: `${address}/api/messages` });
  if (slack)
    log.info('listening', { channel: 'slack', address: slack.appToken ? 'socket' : `${address}/slack/events` });
  if ('dataFolder' in store) {
    log.warn(
      'the embedded database is for one process, and does not survive a power loss; PostgreSQL (DATABASE_URL) does',
    );
  }
}

/** Opens the assistant as the operator set it up. */
async function open(settings: Settings, log: Log) {
  const { report, audit } = log;
  const { checks, tickets, retentionDays, defaultLanguage } = settings;
  // Azure's libraries take a while to load, so they are only where they are used.
  const looks = checks && (await import('./commands/openLooks.ts')).openLooks(checks, audit);
  const helpdesk = tickets && openTickets(tickets.routesFile, process.env);
  const targets = ['helpdesk', ...(helpdesk?.targets ?? []).map(({ name }) => name)];
  let metrics: Metrics | undefined;
  const opened = await openAssistant({
    retentionDays,
    defaultLanguage,
    report,
    store: await storePlace(settings.store),
    ...(looks ? { looks } : {}),
    ...(helpdesk ? { helpdesk } : {}),
    measure: (content, store) => {
      metrics = openMetrics(content, store, { targets, report });
      return metrics;
    },
  });
  return { opened, helpdesk, metrics: metrics! };
}

const noListening = ['EADDRINUSE', 'EADDRNOTAVAIL', 'EACCES'];

/** A server that starts; where it may not have its address, that is for the operator to mend. */
function listening<Server>(setting: string, starting: Promise<Server>): Promise<Server> {
  return starting.catch((error: NodeJS.ErrnoException) => {
    if (!noListening.includes(error.code ?? '')) throw error;
    throw new SettingsError(
      `${setting} cannot be listened on at HOST (${error.code}). Set it to a free port, and HOST to an address of this machine.`,
    );
  });
}

async function run(): Promise<void> {
  const settings = readSettings(process.env);
  const log = createLog({ level: settings.logLevel });
  reportCrashes(log);
  const { opened, helpdesk, metrics } = await open(settings, log);
  const { report } = log;
  const { assistant, store } = opened;
  const { host, port, metricsPort } = settings;
  const channels = await startChannels(opened, settings, metrics);
  const status = helpdesk && statusRoute({ senders: helpdesk.senders, accept: assistant.hearOfTicket, report });
  const checks = { database: store.ping, queue: assistant.ping, ...channels.checks };
  const readiness = createReadiness({ checks, report });
  const routes = [...channels.routes, ...(status ? [status] : [])];
  const { notReady } = readiness;
  const server = await listening('PORT', startHttpServer({ host, port, report, routes, notReady }));
  const measured =
    metricsPort === undefined
      ? undefined
      : await listening('METRICS_PORT', startMetricsServer({ host, port: metricsPort, metrics, report }));
  await assistant.work(channels.channels);
  sayWhere(settings, server, log);
  // Without a probe, too, the operator is told at once what is not ready.
  void notReady();
  const closers = [
    { name: 'server', close: server.close },
    { name: 'channels', close: channels.close },
    { name: 'assistant', close: opened.close },
    { name: 'metrics', close: async () => measured?.close() },
  ];
  await runUntilStopped({ readiness, closers, log });
}

const forOperator = [SettingsError, PolicyError, RoutesError, StoreError, ContentError, SlackError];

/** Whether the operator can mend it: then the message alone says all, and a stack would only hide it. */
function isForOperator(error: unknown): error is Error {
  return forOperator.some((kind) => error instanceof kind);
}

await run().catch((error: unknown) => {
  if (!isForOperator(error)) throw error;
  console.error(`The assistant did not start.\n${error.message}`);
  process.exit(1);
});
