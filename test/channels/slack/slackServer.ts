import type { Channel } from '../../../src/assistant/channel.ts';
import type { Assistant } from '../../../src/assistant/incoming.ts';
import { type RunningServer, startHttpServer } from '../../../src/channels/httpServer.ts';
import { type SlackIdentity, startSlack } from '../../../src/channels/slack/startSlack.ts';
import { createWelcome } from '../../../src/channels/welcome.ts';
import { loadContent } from '../../../src/knowledge/load.ts';
import type { FakeSlack } from './fakeSlack.ts';
import { secrets } from './signedRequests.ts';

const { phrases } = loadContent();

/** The Slack channel on a server of its own, with everything that it reported. */
export type SlackServer = RunningServer & { readonly channel: Channel; readonly problems: string[] };

/** Starts the Slack channel. Where `identity` has an app token, the server has no route. */
export async function startSlackServer(
  slack: FakeSlack,
  assistant: Assistant,
  identity: Partial<SlackIdentity> = {},
): Promise<SlackServer> {
  const problems: string[] = [];
  const report = ({ where }: { where: string }) => {
    problems.push(where);
  };
  const running = await startSlack({
    identity: {
      botToken: 'invented-bot-token',
      signingSecrets: secrets,
      teams: [],
      supportChannels: [],
      apiUrl: `${slack.url}/api/`,
      ...identity,
    },
    assistant,
    phrases,
    welcome: createWelcome(phrases, 30),
    defaultLanguage: 'en',
    report,
  });
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes: running.routes, report });
  const close = async () => {
    await running.close();
    await server.close();
  };
  return { ...server, close, channel: running.channel, problems };
}

/** Waits until something holds, for work that goes on after a request was acknowledged. */
export async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 3000; !holds(); ) {
    if (Date.now() > end) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Long enough for work that must not happen to have happened. */
export async function aMoment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60));
}
