import bolt, { type App, type Receiver } from '@slack/bolt';
import { newCorrelationId, type ReportProblem } from '../../assistant/failure.ts';
import { createRecentKeys } from '../recentKeys.ts';
import type { Desk } from './desk.ts';
import { onCommand, onHeard, onHome, onPress, onShortcut } from './handlers.ts';
import { rememberedEvents } from './limits.ts';
import { isServed, kindOf } from './payloads.ts';
import { clientOptions } from './slackClient.ts';

/** Who the bot is in Slack: its user, and its app in the workspace. */
export type Me = { readonly userId: string; readonly botId: string };

/** What bolt is set up with. */
export type SlackAppOptions = {
  readonly receiver: Receiver;
  readonly me: Me;
  readonly botToken: string;
  readonly apiUrl: string;
  /** Workspaces and organisations that are served; empty: every one that the app is installed in. */
  readonly teams: readonly string[];
  readonly report: ReportProblem;
  /** Told of what Slack sends and nobody listens to. */
  readonly onUnknown: (kind: string) => void;
};

function addListeners(app: App, desk: Desk): void {
  app.event('message', ({ event }) => onHeard(desk, event));
  app.event('app_mention', ({ event }) => onHeard(desk, event));
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await onHome(desk, event.user);
  });
  app.action(/^choice-/, ({ body, respond }) => onPress(desk, body, respond));
  app.shortcut('diagnose', ({ body, respond }) => onShortcut(desk, body, respond));
  app.command('/acr', ({ command, respond }) => onCommand(desk, command, respond));
}

const known = new Set(['message', 'app_mention', 'app_home_opened', 'block_actions', 'message_action', '/acr']);

function addGuards(app: App, { teams, onUnknown }: SlackAppOptions): void {
  // Slack sends an event again where it missed the answer.
  const events = createRecentKeys(rememberedEvents);
  app.use(async ({ body, next, ...given }) => {
    // Slack waits three seconds for an answer to a button or command, and needs to hear nothing but that it came.
    if ('ack' in given && given.ack !== undefined) await given.ack();
    const isForUs = teams.length === 0 || isServed(body, teams);
    const isRepeated = 'event_id' in body && typeof body.event_id === 'string' && !events.isNew(body.event_id);
    if (!isForUs || isRepeated) return;
    const kind = kindOf(body);
    if (!known.has(kind)) onUnknown(kind);
    await next();
  });
}

/** Bolt's app, listening. Whatever Slack sends and nobody listens to is acknowledged, too. */
export function createSlackApp(options: SlackAppOptions, desk: Desk): App {
  const { receiver, me, botToken, apiUrl, report } = options;
  const app = new bolt.App({
    receiver,
    // With a token instead, bolt signs in by itself, and a failure there ends the process.
    authorize: async () => ({ botToken, botId: me.botId, botUserId: me.userId }),
    convoStore: false,
    logLevel: bolt.LogLevel.ERROR,
    clientOptions: { ...clientOptions, slackApiUrl: apiUrl },
  });
  app.error(async (error) => report({ where: 'slack: event', correlationId: newCorrelationId(), error }));
  addGuards(app, options);
  addListeners(app, desk);
  return app;
}
