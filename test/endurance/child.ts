import { startHttpServer } from '../../src/channels/httpServer.ts';
import { startSlack } from '../../src/channels/slack/startSlack.ts';
import { openDemo } from '../../src/commands/recordedDemo/openDemo.ts';
import type { StorePlace } from '../../src/store/openDatabase.ts';
import { secrets } from '../channels/slack/signedRequests.ts';
import { helpdeskAt } from './desk.ts';
import { installInjector, type KillPlan } from './injector.ts';

/** What a child is told to begin with. `atStart`: the plan holds before anything is opened. */
export type Go = {
  readonly store: StorePlace;
  readonly platform: string;
  readonly plan?: KillPlan;
  readonly atStart?: boolean;
};

const [, , stepsFile = ''] = process.argv;
const injector = installInjector(stepsFile);
const host = '127.0.0.1';

/** The real assistant on a real server; only Slack, Azure and the helpdesk's system are the test's. */
async function run({ store, platform, plan, atStart = false }: Go): Promise<void> {
  if (plan !== undefined && atStart) injector.follow(plan);
  const settings = { store, retentionDays: 30, defaultLanguage: 'en' as const, helpdesk: helpdeskAt(platform) };
  const opened = await openDemo(settings);
  const identity = { botToken: 'invented-bot-token', signingSecrets: secrets, teams: [], supportChannels: [] };
  const slack = await startSlack({ ...opened, identity: { ...identity, apiUrl: `${platform}/api/` } });
  const { report } = opened;
  const server = await startHttpServer({ host, port: 0, routes: slack.routes, report });
  await opened.assistant.work({ slack: slack.channel });
  if (plan !== undefined && !atStart) injector.follow(plan);
  process.on('message', (asked) => {
    if (asked === 'depths') void opened.store.dead.depths().then((depths) => process.send?.({ depths }));
    if (asked === 'stop')
      void server
        .close()
        .then(opened.close)
        .then(() => process.exit(0));
  });
  process.send?.({ port: server.port });
}

process.once('message', (go) => void run(go as Go));
process.send?.('loaded');
