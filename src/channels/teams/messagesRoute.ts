import type { IncomingHttpHeaders } from 'node:http';
import type { Activity, TurnContext } from 'botbuilder';
import type restify from 'restify';
import type { ReportProblem } from '../../assistant/failure.ts';
import { type AddRoutes, sendProblem } from '../httpServer.ts';
import { type BotService, urlOf } from './botService.ts';
import { NotStoredError } from './incoming.ts';
import { requestBytes } from './limits.ts';
import { readJson } from './readJson.ts';
import type { TeamsAdapter } from './teamsAdapter.ts';

/** Who authenticates a request, and who handles its turn. */
export type MessagesRouteOptions = {
  readonly adapter: TeamsAdapter;
  readonly botService: BotService;
  readonly handle: (context: TurnContext) => Promise<void>;
  readonly report: ReportProblem;
};

/** Whether it may be one: what else it holds is looked at where it is used. */
function isActivity(value: unknown): value is Activity {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  return typeof type === 'string' && type !== '';
}

type Turn = { readonly activity: Activity; readonly handle: (context: TurnContext) => Promise<void> };

type Answer = { readonly status: number; readonly body?: unknown; readonly error?: unknown };

/** jsonwebtoken's names of what is wrong with a token; botbuilder's own refusals carry a status. */
const wrongTokens = new Set(['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError']);

function isRefusal(error: unknown): boolean {
  return error instanceof Error && (wrongTokens.has(error.name) || 'statusCode' in error);
}

/** What is answered to the sender, so that botbuilder's texts never reach a caller. */
async function carryOut(
  adapter: TeamsAdapter,
  { authorization = '' }: IncomingHttpHeaders,
  turn: Turn,
): Promise<Answer> {
  try {
    const invoked = await adapter.answer(authorization, turn.activity, turn.handle);
    return { status: invoked?.status ?? 200, body: invoked?.body };
  } catch (error) {
    return { status: isRefusal(error) ? 401 : 500, error };
  }
}

/** A turn. The adapter would take every error for one that an apology ends; `unstored`: one that asks for another delivery. */
function createTurn(handle: MessagesRouteOptions['handle']) {
  let unstored: NotStoredError | undefined;
  return {
    unstored: () => unstored,
    handle: async (context: TurnContext) => {
      try {
        await handle(context);
      } catch (error) {
        if (!(error instanceof NotStoredError)) throw error;
        unstored = error;
      }
    },
  };
}

async function answerActivity(
  options: MessagesRouteOptions,
  req: restify.Request,
  res: restify.Response,
): Promise<void> {
  const read = await readJson(req, requestBytes);
  if (read.refusal !== undefined) {
    // What is left of the body is not waited for.
    res.header('connection', 'close');
    res.send(read.refusal, { code: 'NotAccepted' });
    return;
  }
  const activity = read.value;
  if (!isActivity(activity)) {
    res.send(400, { code: 'BadActivity' });
    return;
  }
  // Every reply carries the bot's token, so it matters where the reply would go.
  const service = urlOf(activity.serviceUrl);
  if (service === undefined || !options.botService.mayReplyTo(service)) {
    res.send(403, { code: 'NotAccepted' });
    return;
  }
  const turn = createTurn(options.handle);
  const { status, body, error } = await carryOut(options.adapter, req.headers, { activity, handle: turn.handle });
  const unstored = turn.unstored();
  if (unstored !== undefined) {
    sendProblem(res, { status: 503, where: 'teams', error: unstored.cause, report: options.report });
    return;
  }
  if (error === undefined) res.send(status, body);
  else sendProblem(res, { status, where: 'teams', error, report: options.report });
}

/** The route that Bot Service posts activities to: `/api/messages`. */
export function messagesRoute(options: MessagesRouteOptions): AddRoutes {
  return (server) => {
    server.post('/api/messages', async (req: restify.Request, res: restify.Response) =>
      answerActivity(options, req, res),
    );
  };
}
