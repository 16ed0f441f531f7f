import type { Assistant } from '../../assistant/incoming.ts';
import { type AddRoutes, type RunningServer, startHttpServer } from '../httpServer.ts';
import { createAdapter, refuseOpenDoor, type TeamsIdentity, type TurnFailure } from './adapter.ts';
import { TeamsBot } from './bot.ts';
import { messagesRoute } from './messagesRoute.ts';

/** What the Teams channel is started with, and where the server listens that it is mounted on. */
export type TeamsOptions = TurnFailure & {
  readonly assistant: Assistant;
  readonly identity: TeamsIdentity;
  /** Tenants whose people are answered; empty: all. */
  readonly tenants: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly demo: boolean;
};

/**
 * The Teams channel, to be mounted on the server of all channels.
 * @throws where the settings would leave a door open.
 */
export function createTeams(options: TeamsOptions): AddRoutes {
  const { assistant, identity, tenants, report } = options;
  refuseOpenDoor(identity, options);
  const adapter = createAdapter(identity, options);
  const bot = new TeamsBot({ adapter, assistant, appId: identity.appId ?? '', tenants, report });
  return messagesRoute({ adapter, handle: (context) => bot.run(context), report });
}

/**
 * Starts a server with nothing but the Teams channel.
 * @throws where the settings would leave a door open, or the address is taken.
 */
export async function startTeams(options: TeamsOptions): Promise<RunningServer> {
  const { host, port, report } = options;
  return startHttpServer({ host, port, report, routes: [createTeams(options)] });
}
