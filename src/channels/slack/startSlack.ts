import bolt, { type App, type HTTPReceiver, type Receiver } from '@slack/bolt';
import type { ReportProblem } from '../../assistant/failure.ts';
import type { Assistant } from '../../assistant/incoming.ts';
import type { Language, Phrases } from '../../knowledge/schema.ts';
import type { AddRoutes } from '../httpServer.ts';
import { createPace } from '../pace.ts';
import { createRecentKeys } from '../recentKeys.ts';
import { createSentCards } from '../sentCards.ts';
import { createUnknownEvents } from '../unknownEvents.ts';
import { createPhrase, type Welcome } from '../welcome.ts';
import { createPersonOf } from './createPersonOf.ts';
import { createSender } from './createSender.ts';
import { createSlackApp, type Me } from './createSlackApp.ts';
import { type Desk, slackPhrases } from './desk.ts';
import { createReceiver, eventsRoute } from './eventsRoute.ts';
import { rememberedEvents, rememberedMessages, rememberedPeople, sendingRates } from './limits.ts';
import { createSlackClient, patiently, refusalOf, type SlackClient } from './slackClient.ts';

/** How the app signs in to Slack, and whom it answers. Without signing secrets it has an app token. */
export type SlackIdentity = {
  readonly botToken: string;
  /** Two while the secret is being changed. */
  readonly signingSecrets: readonly string[];
  /** For Socket Mode: Slack is called, and needs not reach the server. */
  readonly appToken?: string;
  /** Workspaces (T…) and organisations (E…) that are served; empty: every one that the app is installed in. */
  readonly teams: readonly string[];
  /** Channels (C…) whose messages are read although nobody addressed the assistant. */
  readonly supportChannels: readonly string[];
  readonly apiUrl: string;
};

/** What the Slack channel is started with. */
export type SlackOptions = {
  readonly identity: SlackIdentity;
  readonly assistant: Assistant;
  readonly phrases: Phrases;
  readonly welcome: Welcome;
  readonly defaultLanguage: Language;
  readonly report: ReportProblem;
};

/** The Slack channel, to be mounted on the server of all channels; in Socket Mode it has no route. */
export type RunningSlack = { readonly routes: readonly AddRoutes[]; readonly close: () => Promise<void> };

/** Thrown where Slack does not take the settings. */
export class SlackError extends Error {
  override readonly name = 'SlackError';
}

function createDesk(options: SlackOptions, client: SlackClient, bot: string): Desk {
  const { identity, assistant, phrases, welcome, defaultLanguage, report } = options;
  const sent = createSentCards(rememberedMessages);
  return {
    assistant,
    client,
    bot,
    sent,
    sender: createSender(client, sent, createPace(sendingRates), report),
    heard: createRecentKeys(rememberedEvents),
    personOf: createPersonOf(client, rememberedPeople),
    defaultLanguage,
    files: { token: identity.botToken, apiUrl: identity.apiUrl },
    supportChannels: identity.supportChannels,
    phrase: createPhrase(phrases, slackPhrases),
    welcome,
  };
}

/** Signs in, and learns who the bot is, so that it knows when it is mentioned. */
async function signIn(client: SlackClient): Promise<Me> {
  const signedIn = await patiently(() => client.auth.test()).catch((error: unknown) => {
    const why = refusalOf(error);
    throw new SlackError(
      why === undefined
        ? `Slack did not answer at ${client.slackApiUrl}. Let this machine connect to it, or see to SLACK_API_URL.`
        : `Slack did not take SLACK_BOT_TOKEN (${why}). Set it to the bot token of the installed app.`,
    );
  });
  const { user_id: userId, bot_id: botId } = signedIn;
  if (userId === undefined || botId === undefined) {
    throw new SlackError('SLACK_BOT_TOKEN is not the token of a bot. Set it to the one that starts with xoxb-.');
  }
  return { userId, botId };
}

type OnUnknown = (kind: string) => void;

async function startApp(options: SlackOptions, receiver: Receiver, onUnknown: OnUnknown): Promise<App> {
  const { identity, report } = options;
  const client = createSlackClient(identity.botToken, identity.apiUrl);
  const me = await signIn(client);
  return createSlackApp({ ...identity, receiver, me, report, onUnknown }, createDesk(options, client, me.userId));
}

async function startSocket(options: SlackOptions, appToken: string): Promise<RunningSlack> {
  const installerOptions = { clientOptions: { slackApiUrl: options.identity.apiUrl } };
  const receiver = new bolt.SocketModeReceiver({ appToken, installerOptions, logLevel: bolt.LogLevel.ERROR });
  const app = await startApp(options, receiver, createUnknownEvents('slack', options.report));
  await app.start();
  return {
    routes: [],
    close: async () => {
      await app.stop();
    },
  };
}

/**
 * Starts the Slack channel: in Socket Mode where an app token is given, else as a route.
 * @throws SlackError where Slack does not take the token; Error where no request could be authenticated.
 */
export async function startSlack(options: SlackOptions): Promise<RunningSlack> {
  const { appToken, signingSecrets } = options.identity;
  if (appToken !== undefined) return startSocket(options, appToken);
  const onUnknown = createUnknownEvents('slack', options.report);
  const receivers = new Map<string, HTTPReceiver>(
    signingSecrets.map((secret) => [secret, createReceiver(secret, onUnknown)]),
  );
  const [first, ...others] = receivers.values();
  if (first === undefined) {
    throw new Error('SLACK_SIGNING_SECRETS is not set, so requests from Slack could not be authenticated.');
  }
  const app = await startApp(options, first, onUnknown);
  for (const receiver of others) receiver.init(app);
  return { routes: [eventsRoute({ receivers, report: options.report })], close: async () => undefined };
}
