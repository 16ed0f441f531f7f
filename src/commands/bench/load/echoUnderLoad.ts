import type { AddressInfo } from 'node:net';
import bolt from '@slack/bolt';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';
import type { Start } from './protocol.ts';
import { botServiceOf, slackApiOf, stand } from './stand.ts';
import { type Program, runUnderLoad } from './underLoad.ts';

/** Slack as bolt's manual begins: the text comes back into its thread. */
async function startSlack(platforms: string): Promise<number> {
  const { botToken: token, signingSecret } = stand.slack;
  const app = new bolt.App({ token, signingSecret, clientOptions: { slackApiUrl: slackApiOf(platforms) } });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: event.text, thread_ts: event.ts });
  });
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  return (server.address() as AddressInfo).port;
}

/** Teams as botbuilder's samples begin: the text comes back. */
async function startTeams(platforms: string): Promise<number> {
  const { appId, tenantId } = stand.teams;
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      ...botServiceOf(platforms).endpoints,
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenantId,
      MicrosoftAppType: 'UserAssignedMsi',
    }),
  );
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (req: restify.Request, res: restify.Response) => {
    await adapter.process(req, res, async (context) => {
      await context.sendActivity(context.activity.text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return server.address().port;
}

/** A bot on both platforms that thinks and keeps nothing: what the platforms' libraries cost by themselves. */
async function start({ platforms }: Start): Promise<Program> {
  const ports = { slack: await startSlack(platforms), teams: await startTeams(platforms) };
  return { ports, waiting: async () => 0, problems: {}, close: async () => undefined };
}

runUnderLoad(start);
