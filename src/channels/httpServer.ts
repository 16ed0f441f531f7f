import type { AddressInfo } from 'node:net';
import restify from 'restify';
import { newCorrelationId, type ReportProblem } from '../assistant/failure.ts';

/** Adds the routes of one channel to the server. A route reads its own body, because Slack needs it as it came. */
export type AddRoutes = (server: restify.Server) => void;

/** What the server needs: where it listens, and the channels' routes. Port 0 takes a free one. */
export type HttpServerOptions = {
  readonly host: string;
  readonly port: number;
  readonly routes: readonly AddRoutes[];
  readonly report: ReportProblem;
  /** Gives the names of what is not ready; absent: nothing is asked at `/readyz`. */
  readonly notReady?: () => Promise<readonly string[]>;
};

/** A server that listens. */
export type RunningServer = { readonly host: string; readonly port: number; readonly close: () => Promise<void> };

/** Answers with a status and a number to ask for, and reports the error; nothing of it reaches the caller. */
export function sendProblem(
  response: restify.Response,
  problem: { readonly status: number; readonly where: string; readonly error: unknown; readonly report: ReportProblem },
): void {
  const { status, where, error, report } = problem;
  const correlationId = newCorrelationId();
  report({ where: `${where}: request answered with ${status}`, correlationId, error });
  response.send(status, { code: status < 500 ? 'NotAccepted' : 'Failed', correlationId });
}

function createServer(options: HttpServerOptions): restify.Server {
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
      if ((error.statusCode ?? 500) >= 500) options.report({ where: 'http: request', correlationId, error });
      error.toJSON = () => ({ code: 'NotAccepted', correlationId });
      error.toString = () => `NotAccepted ${correlationId}`;
      next();
    },
  );
  addProbes(server, options);
  for (const addRoutes of options.routes) addRoutes(server);
  return server;
}

/** `/healthz`: the process answers. `/readyz`: it can do its work; if not, what is in the way, by name alone. */
function addProbes(server: restify.Server, { notReady }: HttpServerOptions): void {
  server.get('/healthz', async (_req: restify.Request, res: restify.Response) => {
    res.send(200, { status: 'ok' });
  });
  if (notReady === undefined) return;
  server.get('/readyz', async (_req: restify.Request, res: restify.Response) => {
    const names = await notReady();
    res.send(
      names.length === 0 ? 200 : 503,
      names.length === 0 ? { status: 'ok' } : { status: 'not ready', notReady: names },
    );
  });
}

/**
 * Starts the one server of all channels; probes are answered at `/healthz` and `/readyz`. Closing it takes no more
 * connections and waits for the requests that run.
 * @throws where the address is taken.
 */
export async function startHttpServer(options: HttpServerOptions): Promise<RunningServer> {
  const server = createServer(options);
  await new Promise<void>((resolve, reject) => {
    // restify passes it on, and ends the process where nobody listens.
    server.once('error', reject);
    server.listen(options.port, options.host, () => resolve());
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    host: options.host,
    port,
    close: () => closeServer(server),
  };
}

function closeServer(server: restify.Server): Promise<void> {
  // A connection whose last request ends while the server closes would be kept for seconds, in case of another one.
  server.on('after', () => setImmediate(() => server.server.closeIdleConnections()));
  return new Promise((resolve) => server.close(() => resolve()));
}
