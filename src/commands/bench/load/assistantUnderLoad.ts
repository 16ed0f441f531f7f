import { startHttpServer } from '../../../channels/httpServer.ts';
import { startSlack } from '../../../channels/slack/startSlack.ts';
import { createTeams } from '../../../channels/teams/startTeams.ts';
import { openAssistant } from '../../openAssistant.ts';
import type { Start } from './protocol.ts';
import { botServiceOf, slackApiOf, stand } from './stand.ts';
import { type Program, runUnderLoad } from './underLoad.ts';

/** The assistant as `npm start` runs it, with both channels on one server, against the platforms' stand-ins. */
async function start({ platforms, store: place }: Start): Promise<Program> {
  const problems: Record<string, number> = {};
  const opened = await openAssistant({
    store: place,
    retentionDays: 30,
    defaultLanguage: 'en',
    report: ({ where, error }) => {
      const kind = `${where}: ${error instanceof Error ? error.name : typeof error}`;
      problems[kind] = (problems[kind] ?? 0) + 1;
    },
  });
  const { assistant, report, store } = opened;
  const host = '127.0.0.1';
  const { appId, tenantId } = stand.teams;
  const botService = botServiceOf(platforms);
  const bot = { identity: { appId, tenantId }, tenants: [tenantId], botService, host, demo: false };
  const teams = createTeams({ ...opened, ...bot });
  const { botToken, signingSecret } = stand.slack;
  const lists = { signingSecrets: [signingSecret], teams: [], supportChannels: [] };
  const slack = await startSlack({ ...opened, identity: { botToken, ...lists, apiUrl: slackApiOf(platforms) } });
  const routes = [...teams.routes, ...slack.routes];
  const { port, close } = await startHttpServer({ host, port: 0, report, routes });
  await assistant.work({ teams: teams.channel, slack: slack.channel });
  return {
    ports: { slack: port, teams: port },
    waiting: async () => (await store.dead.depths()).reduce((sum, { count }) => sum + count, 0),
    problems,
    close: async () => {
      await close();
      await opened.close();
    },
  };
}

runUnderLoad(start);
