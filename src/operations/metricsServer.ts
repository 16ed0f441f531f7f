import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Report } from './log.ts';
import type { Metrics } from './metrics.ts';

/** Where Prometheus finds the metrics. Port 0 takes a free one. */
export type MetricsServerOptions = {
  readonly host: string;
  readonly port: number;
  readonly metrics: Pick<Metrics, 'text' | 'contentType'>;
  readonly report: Report;
};

/** A server that listens. */
export type RunningMetrics = { readonly port: number; readonly close: () => Promise<void> };

/**
 * Serves `GET /metrics` on a port of its own: the one that the platforms call is often open to the internet.
 * @throws where the address is taken.
 */
export async function startMetricsServer(options: MetricsServerOptions): Promise<RunningMetrics> {
  const server = createServer(async (request, response) => {
    // Prometheus comes a few times a minute: a connection kept for it would only hold up the end of the process.
    response.shouldKeepAlive = false;
    const { status, text = '' } = await answerTo(request, options);
    // No writeHead: restify puts its own in place of every server's, which gives nothing back.
    response.statusCode = status;
    response.setHeader('content-type', options.metrics.contentType);
    response.end(text);
  });
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(options.port, options.host, resolve);
  await listening;
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

type Answer = { readonly status: number; readonly text?: string };

async function answerTo({ method, url }: IncomingMessage, { metrics, report }: MetricsServerOptions): Promise<Answer> {
  if (method !== 'GET' || url !== '/metrics') return { status: 404 };
  try {
    return { status: 200, text: await metrics.text() };
  } catch (error) {
    report({ where: 'metrics: request', error });
    return { status: 500 };
  }
}
