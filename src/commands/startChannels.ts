import type { Channels } from '../assistant/takeCase.ts';
import type { AddRoutes } from '../channels/httpServer.ts';
import { startSlack } from '../channels/slack/startSlack.ts';
import { createTeams } from '../channels/teams/startTeams.ts';
import type { Settings } from '../config.ts';
import type { Metrics } from '../operations/metrics.ts';
import { type ReadyCheck, verifiedOnce } from '../operations/readiness.ts';
import type { OpenAssistant } from './openAssistant.ts';

/** The channels that the operator set up: their routes, and what the assistant answers through. */
export type RunningChannels = {
  readonly routes: readonly AddRoutes[];
  readonly channels: Channels;
  /** What has to be right before events may come; Slack was asked at the start. */
  readonly checks: Readonly<Record<string, ReadyCheck>>;
  /** Ends what takes events without a route. */
  readonly close: () => Promise<void>;
};

/**
 * Starts Teams, Slack or both.
 * @throws SlackError where Slack does not take the settings, Error where they would leave a door open.
 */
export async function startChannels(
  opened: OpenAssistant,
  { teams: teamsSettings, slack: identity, host }: Pick<Settings, 'teams' | 'slack' | 'host'>,
  { unknownEvent }: Pick<Metrics, 'unknownEvent'>,
): Promise<RunningChannels> {
  const teams = teamsSettings && createTeams({ ...opened, ...teamsSettings, unknownEvent, host, demo: false });
  const slack = identity && (await startSlack({ ...opened, unknownEvent, identity }));
  return {
    routes: [...(teams?.routes ?? []), ...(slack?.routes ?? [])],
    channels: { ...(teams && { teams: teams.channel }), ...(slack && { slack: slack.channel }) },
    checks: teams ? { teams: verifiedOnce(teams.verify) } : {},
    close: async () => {
      await slack?.close();
    },
  };
}
