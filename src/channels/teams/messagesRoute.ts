import type { Response as BotResponse, CloudAdapter, TurnContext } from 'botbuilder';
import type restify from 'restify';
import type { ReportProblem } from '../../assistant/failure.ts';
import { type AddRoutes, sendProblem } from '../httpServer.ts';
import { type BotService, urlOf } from './botService.ts';
import { NotStoredError } from './incoming.ts';
import { requestBytes } from './limits.ts';
import { readJson } from './readJson.ts';

/** Who authenticates a request, and who handles its turn. */
export type MessagesRouteOptions = {
  readonly adapter: CloudAdapter;
  readonly botService: BotService;
  readonly handle: (context: TurnContext) => Promise<void>;
  readonly report: ReportProblem;
};

function isActivity(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

type Answer = { status: number; body: unknown };

/** Collects what the adapter would send, so that its error texts never reach the caller. */
function collector(socket: unknown): { answer: Answer; response: BotResponse } {
  const answer: Answer = { status: 500, body: undefined };
  const response = {
    socket,
    header: () => undefined,
    status: (code: number) => {
      answer.status = code;
    },
    send: (body: unknown) => {
      answer.body = body;
    },
    end: () => undefined,
  };
  return { answer, response };
}

/** botbuilder answers 500 to a token with a wrong signature; to the sender it is one that is not accepted. */
function outwardStatus(answer: Answer): number {
  const isBadToken = answer.status === 500 && /^(invalid|jwt) /.test(String(answer.body));
  return isBadToken ? 401 : answer.status;
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
  const body = read.value;
  if (!isActivity(body)) {
    res.send(400, { code: 'BadActivity' });
    return;
  }
  // Every reply carries the bot's token, so it matters where the reply would go.
  const service = urlOf(body.serviceUrl);
  if (service === undefined || !options.botService.mayReplyTo(service)) {
    res.send(403, { code: 'NotAccepted' });
    return;
  }
  const { answer, response } = collector(req.socket);
  const request = { body, headers: req.headers, method: req.method ?? 'POST' };
  const turn = createTurn(options.handle);
  await options.adapter.process(request, response, turn.handle);
  const unstored = turn.unstored();
  if (unstored !== undefined) {
    sendProblem(res, { status: 503, where: 'teams', error: unstored.cause, report: options.report });
    return;
  }
  const status = outwardStatus(answer);
  if (status < 400) res.send(status, answer.body);
  else sendProblem(res, { status, where: 'teams', error: answer.body, report: options.report });
}

/** The route that Bot Service posts activities to: `/api/messages`. */
export function messagesRoute(options: MessagesRouteOptions): AddRoutes {
  return (server) => {
    server.post('/api/messages', async (req: restify.Request, res: restify.Response) =>
      answerActivity(options, req, res),
    );
  };
}
