import type { AddressInfo } from 'node:net';
import type { Response as BotResponse, CloudAdapter, TurnContext } from 'botbuilder';
import restify from 'restify';
import { newCorrelationId, type ReportProblem } from '../../assistant/failure.ts';
import { requestBytes } from './limits.ts';

/** What the server needs: where it listens, and who handles a turn. Port 0 takes a free one. */
export type ServerOptions = {
  readonly host: string;
  readonly port: number;
  readonly adapter: CloudAdapter;
  readonly handle: (context: TurnContext) => Promise<void>;
  readonly report: ReportProblem;
};

/** A server that listens. */
export type RunningServer = { readonly host: string; readonly port: number; readonly close: () => Promise<void> };

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

async function answerActivity(options: ServerOptions, req: restify.Request, res: restify.Response): Promise<void> {
  if (typeof req.body?.type !== 'string') {
    res.send(400, { code: 'BadActivity' });
    return;
  }
  const { answer, response } = collector(req.socket);
  const request = { body: req.body, headers: req.headers, method: req.method ?? 'POST' };
  await options.adapter.process(request, response, options.handle);
  const status = outwardStatus(answer);
  if (status < 400) res.send(status, answer.body);
  else sendProblem(options, res, status, answer.body);
}

function sendProblem(options: ServerOptions, res: restify.Response, status: number, error: unknown): void {
  const correlationId = newCorrelationId();
  options.report({ where: `teams: request answered with ${status}`, correlationId, error });
  res.send(status, { code: status < 500 ? 'NotAccepted' : 'Failed', correlationId });
}

function createServer(options: ServerOptions): restify.Server {
  const server = restify.createServer({ name: 'acr-support-assistant', handleUncaughtExceptions: false });
  // restify would send an error's own message to the caller.
  server.on(
    'restifyError',
    (
      _req: unknown,
      _res: unknown,
      error: Error & { statusCode?: number; toJSON?: () => unknown },
      next: () => void,
    ) => {
      const correlationId = newCorrelationId();
      // Probes and strangers ask for other paths and methods all the time: only our own failures are worth a line.
      if ((error.statusCode ?? 500) >= 500) options.report({ where: 'teams: request', correlationId, error });
      error.toJSON = () => ({ code: 'NotAccepted', correlationId });
      error.toString = () => `NotAccepted ${correlationId}`;
      next();
    },
  );
  server.get('/healthz', async (_req: restify.Request, res: restify.Response) => {
    res.send(200, { status: 'ok' });
  });
  server.post(
    '/api/messages',
    restify.plugins.bodyParser({ maxBodySize: requestBytes }),
    async (req: restify.Request, res: restify.Response) => answerActivity(options, req, res),
  );
  return server;
}

/**
 * Starts to listen for Teams at `/api/messages`, and for probes at `/healthz`.
 * @throws where the address is taken.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = createServer(options);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, options.host, () => resolve());
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    host: options.host,
    port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
