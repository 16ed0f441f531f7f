import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the bot sent to Bot Service. */
export type Sent = {
  readonly method: string;
  readonly path: string;
  readonly authorization?: string;
  readonly body: { readonly [key: string]: unknown };
};

/** How a message is refused: with a status, or by closing the connection when it was read. */
export type Refusal = { readonly status: number; readonly retryAfter?: string } | 'closed' | 'moved';

/** Stands in for Bot Service on the loopback address: takes whatever the bot sends, and keeps it. */
export type Connector = {
  readonly url: string;
  readonly sent: Sent[];
  /** How the next messages are refused, one after the other; typing is always taken. */
  readonly refusals: Refusal[];
  /** How the beginning of a conversation is refused, always. */
  unbegun?: Refusal;
  readonly close: () => Promise<void>;
};

function refuse(refusal: Refusal, response: ServerResponse): void {
  if (refusal === 'closed') {
    response.destroy();
    return;
  }
  response.statusCode = refusal === 'moved' ? 307 : refusal.status;
  if (refusal === 'moved') response.setHeader('location', '/elsewhere');
  else if (refusal.retryAfter !== undefined) response.setHeader('retry-after', refusal.retryAfter);
  response.end(JSON.stringify({ error: { code: 'Refused', message: 'secret detail' } }));
}

/** The conversation that begins: a person's chat is called by the person. */
function begin(body: { isGroup?: unknown; members?: { id: string }[]; channelData?: { channel?: { id: string } } }) {
  const { isGroup, members, channelData } = body;
  return isGroup === true
    ? { id: `${channelData?.channel?.id};messageid=77`, activityId: '77' }
    : { id: `a:chat-of-${members?.[0]?.id}` };
}

/** Starts it on a free port. */
export async function startConnector(): Promise<Connector> {
  const sent: Sent[] = [];
  const refusals: Refusal[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { method = '', url: path = '', headers } = request;
    const { authorization } = headers;
    const body = text === '' ? {} : JSON.parse(text);
    sent.push({ method, path, body, ...(authorization === undefined ? {} : { authorization }) });
    const isBeginning = path === '/v3/conversations';
    const refusal = body.type === 'typing' ? undefined : isBeginning ? connector.unbegun : refusals.shift();
    if (refusal !== undefined) return refuse(refusal, response);
    const answer = isBeginning ? begin(body) : { id: `sent-${sent.length}` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  const connector: Connector = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    refusals,
    close,
  };
  return connector;
}
