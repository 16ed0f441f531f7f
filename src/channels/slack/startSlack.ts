import bolt, { type HTTPReceiver, type Logger, type Receiver } from '@slack/bolt';
import type { Channel } from '../../assistant/channel.ts';
import type { Assistant } from '../../assistant/incoming.ts';
import type { Language, Phrases } from '../../knowledge/schema.ts';
import type { AddRoutes } from '../httpServer.ts';
import { createPace, realClock } from '../pace.ts';
import { createUnknownEvents, type UnknownEventsOptions } from '../unknownEvents.ts';
import { createPhrase, type Welcome } from '../welcome.ts';
import { NotHandledError } from './acknowledge.ts';
import { createComplete } from './complete.ts';
import { createPersonOf } from './createPersonOf.ts';
import { createSlackApp, type Me } from './createSlackApp.ts';
import { type Desk, privately, slackPhrases } from './desk.ts';
import { createReceiver, eventsRoute } from './eventsRoute.ts';
import { patience, rememberedPeople, sendingRates } from './limits.ts';
import { createSend } from './send.ts';
import { createFind } from './sentMessages.ts';
import { createSlackClient, patiently, refusalOf, type SlackClient } from './slackClient.ts';
import { createSlackLog } from './slackLog.ts';

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
export type SlackOptions = UnknownEventsOptions & {
  readonly identity: SlackIdentity;
  readonly assistant: Assistant;
  readonly phrases: Phrases;
  readonly welcome: Welcome;
  readonly defaultLanguage: Language;
};

/** The Slack channel, to be mounted on the server of all channels; in Socket Mode it has no route. */
export type RunningSlack = {
  readonly routes: readonly AddRoutes[];
  readonly channel: Channel;
  readonly close: () => Promise<void>;
};

/** Thrown where Slack does not take the settings. */
export class SlackError extends Error {
  override readonly name = 'SlackError';
}

function createDesk(options: SlackOptions, client: SlackClient, { userId: bot, home }: Me): Desk {
  const { identity, assistant, phrases, welcome, defaultLanguage, report } = options;
  const phrase = createPhrase(phrases, slackPhrases);
  return {
    assistant,
    client,
    bot,
    personOf: createPersonOf(client, rememberedPeople, home),
    defaultLanguage,
    supportChannels: identity.supportChannels,
    phrase,
    sentence: (key, language = defaultLanguage) => ({
      language,
      parts: [{ kind: 'text', text: phrase(key, language) }],
    }),
    welcome,
    report,
  };
}

function createChannel(desk: Desk, { botToken: token, apiUrl }: SlackIdentity, workspace: string | undefined): Channel {
  const { client, bot, personOf, sentence } = desk;
  return {
    complete: createComplete({ client, bot, personOf, access: { token, apiUrl }, sentence, workspace }),
    send: createSend({
      client,
      pace: createPace(sendingRates, realClock, patience),
      invite: ({ message }) => privately(sentence('slack.invite', message.language)),
    }),
    find: createFind(client),
    addressOf: (place) => ({ channel: place }),
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
  const { user_id: userId, bot_id: botId, team_id: team, enterprise_id: enterprise, url: workspace } = signedIn;
  if (userId === undefined || botId === undefined) {
    throw new SlackError('SLACK_BOT_TOKEN is not the token of a bot. Set it to the one that starts with xoxb-.');
  }
  const home = { ...(team && { team }), ...(enterprise && { enterprise }) };
  return { userId, botId, home, ...(workspace && { workspace }) };
}

/** What receivers are made with: where bolt's own lines go, and who is told of what nobody knows. */
type Hearing = { readonly logger: Logger; readonly onUnknown: (kind: string) => void };

function hearingOf(options: SlackOptions): Hearing {
  return { logger: createSlackLog(options.report), onUnknown: createUnknownEvents('slack', options) };
}

async function startApp(options: SlackOptions, receivers: readonly Receiver[], hearing: Hearing) {
  const { identity, report } = options;
  const client = createSlackClient(identity.botToken, identity.apiUrl, hearing.logger);
  const me = await signIn(client);
  const desk = createDesk(options, client, me);
  createSlackApp({ ...identity, ...hearing, receivers, me, report }, desk);
  return createChannel(desk, identity, me.workspace);
}

/** Anything else than a token that Slack does not take is tried again by the client. */
function refuseAppToken(error: unknown): never {
  const why = refusalOf(error);
  if (why === undefined) throw error;
  throw new SlackError(
    `Slack did not take SLACK_APP_TOKEN (${why}). Set it to an app-level token with connections:write.`,
  );
}

async function startSocket(options: SlackOptions, appToken: string): Promise<RunningSlack> {
  const hearing = hearingOf(options);
  const receiver = new bolt.SocketModeReceiver({
    appToken,
    installerOptions: { clientOptions: { slackApiUrl: options.identity.apiUrl } },
    logger: hearing.logger,
    // What is not acknowledged comes again.
    processEventErrorHandler: async ({ error }) => !(error instanceof NotHandledError),
  });
  const channel = await startApp(options, [receiver], hearing);
  await receiver.start().catch(refuseAppToken);
  return { routes: [], channel, close: () => receiver.stop() };
}

/**
 * Starts the Slack channel: in Socket Mode where an app token is given, else as a route.
 * @throws SlackError where Slack does not take a token; Error where no request could be authenticated.
 */
export async function startSlack(options: SlackOptions): Promise<RunningSlack> {
  const { appToken, signingSecrets } = options.identity;
  if (appToken !== undefined) return startSocket(options, appToken);
  if (signingSecrets.length === 0) {
    throw new Error('SLACK_SIGNING_SECRETS is not set, so requests from Slack could not be authenticated.');
  }
  const hearing = hearingOf(options);
  const receivers = new Map<string, HTTPReceiver>(
    signingSecrets.map((secret) => [secret, createReceiver(secret, hearing.onUnknown, hearing.logger)]),
  );
  const channel = await startApp(options, [...receivers.values()], hearing);
  return { routes: [eventsRoute({ receivers, report: options.report })], channel, close: async () => undefined };
}
