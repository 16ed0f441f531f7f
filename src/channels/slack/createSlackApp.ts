import bolt, { type App, type Logger, type Receiver } from '@slack/bolt';
import { newCorrelationId, type ReportProblem } from '../../assistant/failure.ts';
import { acknowledgeLast, NotHandledError } from './acknowledge.ts';
import type { Home } from './createPersonOf.ts';
import type { Desk } from './desk.ts';
import { onOpenForm, onSubmitted } from './forms.ts';
import { onCommand, onHeard, onHome, onPress, onShortcut } from './handlers.ts';
import { isServed, kindOf } from './served.ts';
import { clientOptions } from './slackClient.ts';

/** Who the bot is in Slack: its user, its app in the workspace, and that workspace. */
export type Me = {
  readonly userId: string;
  readonly botId: string;
  readonly home: Home;
  /** The address of the workspace, as `https://contoso.slack.com/`. */
  readonly workspace?: string;
};

/** What bolt is set up with. */
export type SlackAppOptions = {
  /** One for each way in. */
  readonly receivers: readonly Receiver[];
  readonly me: Me;
  readonly botToken: string;
  readonly apiUrl: string;
  /** Workspaces and organisations that are served; empty: every one that the app is installed in. */
  readonly teams: readonly string[];
  readonly report: ReportProblem;
  readonly logger: Logger;
  /** Told of what Slack sends and nobody listens to. */
  readonly onUnknown: (kind: string) => void;
};

function addListeners(app: App, desk: Desk): void {
  app.event('message', ({ event }) => onHeard(desk, event));
  app.event('app_mention', ({ event }) => onHeard(desk, event));
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') onHome(desk, event.user);
  });
  app.action(/^choice-/, ({ body, respond }) => onPress(desk, body, respond));
  app.action(/^form-/, ({ body, respond }) => onOpenForm(desk, body, respond));
  app.view('form', async ({ body, ack }) => ack(await onSubmitted(desk, body)));
  app.shortcut('diagnose', ({ body, respond }) => onShortcut(desk, body, respond));
  app.command('/acr', ({ command, respond }) => onCommand(desk, command, respond));
}

const known = new Set([
  'message',
  'app_mention',
  'app_home_opened',
  'block_actions',
  'message_action',
  'view_submission',
  '/acr',
]);

function addGuards(app: App, { teams, onUnknown }: SlackAppOptions): void {
  app.use(async ({ body, next, ...given }) => {
    const isForUs = teams.length === 0 || isServed(body, teams);
    const kind = kindOf(body);
    // Only a dialog wants to hear more than that it came.
    if ('ack' in given && given.ack !== undefined && !(isForUs && kind === 'view_submission')) await given.ack();
    if (!isForUs) return;
    if (!known.has(kind)) onUnknown(kind);
    await next();
  });
}

/** The receiver that bolt is made with. The real ones are told of the app once it listens, and acknowledge last. */
const noReceiver: Receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined };

/** Makes bolt's app, listening to its receivers. Whatever Slack sends and nobody listens to is acknowledged, too. */
export function createSlackApp(options: SlackAppOptions, desk: Desk): void {
  const { receivers, me, botToken, apiUrl, report, logger, onUnknown } = options;
  const app = new bolt.App({
    receiver: noReceiver,
    // With a token instead, bolt signs in by itself, and a failure there ends the process.
    authorize: async () => ({ botToken, botId: me.botId, botUserId: me.userId }),
    convoStore: false,
    logger,
    clientOptions: { ...clientOptions, slackApiUrl: apiUrl },
  });
  app.error(async (error) => {
    report({ where: 'slack: event', correlationId: newCorrelationId(), error });
    throw new NotHandledError();
  });
  addGuards(app, options);
  addListeners(app, desk);
  // A receiver asks nothing else of an app.
  for (const receiver of receivers) receiver.init(acknowledgeLast(app, onUnknown) as App);
}
