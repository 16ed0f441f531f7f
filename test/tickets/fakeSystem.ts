import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { selfSigned } from '../azure/selfSigned.ts';

/** A request that reached the fake. */
export type Seen = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** What the fake answers: JSON, or a text as it is. `never`: the connection stays open without an answer. `drop`: it is cut. */
export type Reply =
  | {
      readonly status: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | 'never'
  | 'drop';

/** A system on 127.0.0.1 behind https that answers by a function. */
export type FakeSystem = { readonly url: string; readonly seen: Seen[]; readonly close: () => Promise<void> };

async function read(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { pathname: path, searchParams: query } = new URL(request.url ?? '', 'https://127.0.0.1');
  const { method = '', headers } = request;
  return { method, path, query, headers, body: Buffer.concat(chunks).toString() };
}

function reply(response: ServerResponse, given: Reply): void {
  if (given === 'never') return;
  if (given === 'drop') {
    response.socket?.destroy();
    return;
  }
  const { status, json, text = json === undefined ? '' : JSON.stringify(json), headers = {} } = given;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text);
}

/** Starts the fake. This process trusts its certificate until it is closed, unless it shall be a stranger. */
export async function startFakeSystem(answer: (seen: Seen) => Reply, isTrusted = true): Promise<FakeSystem> {
  const { certificate, key } = selfSigned();
  const seen: Seen[] = [];
  const server = createServer({ cert: certificate, key }, async (request, response) => {
    const one = await read(request);
    seen.push(one);
    reply(response, answer(one));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const trusted = tls.getCACertificates('default');
  if (isTrusted) tls.setDefaultCACertificates([...trusted, certificate]);
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: async () => {
      tls.setDefaultCACertificates(trusted);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A signal that nothing in a test waits for. */
export const noHurry = () => AbortSignal.timeout(10_000);
