import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the bot sent to Bot Service. */
export type Sent = {
  readonly method: string;
  readonly path: string;
  readonly authorization?: string;
  readonly body: { readonly [key: string]: unknown };
};

/** Stands in for Bot Service on the loopback address: takes whatever the bot sends, and keeps it. */
export async function startConnector(): Promise<{ url: string; sent: Sent[]; close: () => Promise<void> }> {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { method = '', url: path = '', headers } = request;
    const { authorization } = headers;
    const body = text === '' ? {} : JSON.parse(text);
    sent.push({ method, path, body, ...(authorization === undefined ? {} : { authorization }) });
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ id: `sent-${sent.length}` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent, close };
}
