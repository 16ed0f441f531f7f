import type { Assistant } from '../../assistant/incoming.ts';
import { createAdapter, refuseOpenDoor, type TeamsIdentity, type TurnFailure } from './adapter.ts';
import { TeamsBot } from './bot.ts';
import { type RunningServer, startServer } from './server.ts';

/** What the Teams channel is started with. */
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
 * Starts the Teams channel.
 * @throws where the settings would leave a door open, or the address is taken.
 */
export async function startTeams(options: TeamsOptions): Promise<RunningServer> {
  const { assistant, identity, tenants, report } = options;
  refuseOpenDoor(identity, options);
  const adapter = createAdapter(identity, options);
  const bot = new TeamsBot({ adapter, assistant, appId: identity.appId ?? '', tenants, report });
  return startServer({
    host: options.host,
    port: options.port,
    adapter,
    handle: (context) => bot.run(context),
    report,
  });
}
