import type { Assistant } from '../../assistant/incoming.ts';
import type { Phrases } from '../../knowledge/schema.ts';
import { type AddRoutes, type RunningServer, startHttpServer } from '../httpServer.ts';
import { createPhrase, type Welcome } from '../welcome.ts';
import { createAdapter, refuseOpenDoor, type TeamsIdentity, type TurnFailure } from './adapter.ts';
import { TeamsBot } from './bot.ts';
import { type BotService, loopbackService, publicBotService } from './botService.ts';
import { teamsPhrases } from './greeting.ts';
import { messagesRoute } from './messagesRoute.ts';

/** What the Teams channel is started with, and where the server listens that it is mounted on. */
export type TeamsOptions = TurnFailure & {
  readonly assistant: Assistant;
  readonly identity: TeamsIdentity;
  /** Tenants whose people are answered; empty: all. */
  readonly tenants: readonly string[];
  /** Ids of channels and group chats in which also messages are read that mention nobody. */
  readonly supportChannels?: readonly string[];
  /** Azure's public cloud unless given. */
  readonly botService?: BotService;
  readonly phrases: Phrases;
  readonly welcome: Welcome;
  readonly host: string;
  readonly port: number;
  readonly demo: boolean;
};

/**
 * The Teams channel, to be mounted on the server of all channels.
 * @throws where the settings would leave a door open.
 */
export function createTeams(options: TeamsOptions): AddRoutes {
  const { identity, phrases, supportChannels = [], report } = options;
  refuseOpenDoor(identity, options);
  const appId = identity.appId ?? '';
  const botService = appId === '' ? loopbackService : (options.botService ?? publicBotService);
  const adapter = createAdapter(identity, botService, options);
  const phrase = createPhrase(phrases, teamsPhrases);
  const bot = new TeamsBot({ ...options, adapter, appId, botService, supportChannels, phrase });
  return messagesRoute({ adapter, botService, handle: (context) => bot.handle(context), report });
}

/**
 * Starts a server with nothing but the Teams channel.
 * @throws where the settings would leave a door open, or the address is taken.
 */
export async function startTeams(options: TeamsOptions): Promise<RunningServer> {
  const { host, port, report } = options;
  return startHttpServer({ host, port, report, routes: [createTeams(options)] });
}
