import type { Channel } from '../../assistant/channel.ts';
import type { Assistant } from '../../assistant/incoming.ts';
import type { Phrases } from '../../knowledge/schema.ts';
import { type AddRoutes, type RunningServer, startHttpServer } from '../httpServer.ts';
import type { UnknownEventsOptions } from '../unknownEvents.ts';
import { createPhrase, type Welcome } from '../welcome.ts';
import { createAdapter, refuseOpenDoor, type TeamsIdentity, type TurnFailure } from './adapter.ts';
import { TeamsBot } from './bot.ts';
import { type BotCloud, type BotService, botServiceOf, loopbackService } from './botService.ts';
import { createTeamsChannel } from './channel.ts';
import { createVerify } from './createVerify.ts';
import { teamsPhrases } from './greeting.ts';
import { messagesRoute } from './messagesRoute.ts';
import { problemPhrases } from './presses.ts';
import { privacyPhrases } from './privacy.ts';

/** What the Teams channel is started with. */
export type TeamsOptions = TurnFailure &
  UnknownEventsOptions & {
    readonly assistant: Assistant;
    readonly identity: TeamsIdentity;
    /** Tenants whose people are answered; empty: all. */
    readonly tenants: readonly string[];
    /** Ids of channels and group chats in which also messages are read that mention nobody. */
    readonly supportChannels?: readonly string[];
    /** The cloud that the bot is registered in; the public one unless given. */
    readonly cloud?: BotCloud;
    /** What stands for that cloud's Bot Service in a test. */
    readonly botService?: BotService;
    /** Where Bot Service takes messages that answer nobody, until somebody wrote; absent: as the cloud's documentation says. */
    readonly serviceUrl?: string;
    readonly phrases: Phrases;
    readonly welcome: Welcome;
    readonly host: string;
    readonly demo: boolean;
  };

/** The Teams channel: its routes, for the server of all channels, and what the assistant writes to it with. */
export type RunningTeams = {
  readonly routes: readonly AddRoutes[];
  readonly channel: Channel;
  /** Rejects with a TeamsSignInError where the bot gets no token, so that nothing could be answered. */
  readonly verify: () => Promise<void>;
};

function serviceOf({ identity, botService, cloud = 'public' }: TeamsOptions): BotService {
  if (!identity.appId) return loopbackService;
  return botService ?? botServiceOf(cloud, identity.tenantId ?? '');
}

/**
 * The Teams channel.
 * @throws where the settings would leave a door open.
 */
export function createTeams(options: TeamsOptions): RunningTeams {
  const { identity, phrases, supportChannels = [], report } = options;
  refuseOpenDoor(identity, options);
  const botService = serviceOf(options);
  const adapter = createAdapter(identity, botService, options);
  const phrase = createPhrase(phrases, [...teamsPhrases, ...privacyPhrases, ...problemPhrases]);
  let serviceUrl = options.serviceUrl ?? botService.serviceUrl;
  const bot = new TeamsBot({
    ...options,
    supportChannels,
    phrase,
    // Whoever wrote was answered there, so it is newer than any setting.
    seen: (url) => {
      serviceUrl = url;
    },
  });
  const channel = createTeamsChannel({
    ...options,
    sending: { adapter, appId: identity.appId ?? '' },
    botService,
    phrase,
    ...(identity.tenantId === undefined ? {} : { tenant: identity.tenantId }),
    serviceUrl: () => serviceUrl,
  });
  const routes = [messagesRoute({ adapter, botService, handle: (context) => bot.handle(context), report })];
  return { routes, channel, verify: createVerify(adapter, identity.appId ?? '') };
}

/**
 * Starts a server with nothing but the Teams channel. Port 0 takes a free one.
 * @throws where the settings would leave a door open, or the address is taken.
 */
export async function startTeams(
  options: TeamsOptions & { readonly port: number },
): Promise<RunningServer & { readonly channel: Channel }> {
  const { host, port, report } = options;
  const { routes, channel } = createTeams(options);
  return { ...(await startHttpServer({ host, port, report, routes })), channel };
}
