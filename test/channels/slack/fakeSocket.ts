import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

type Fields = { readonly [key: string]: unknown };

/** Stands in for the server that Slack's Socket Mode connects to, on the loopback address. */
export type FakeSocket = {
  readonly url: string;
  /** What was acknowledged, by the ids of the envelopes. */
  readonly acknowledged: Map<string, unknown>;
  readonly isConnected: () => boolean;
  readonly send: (envelope: Fields) => void;
  readonly close: () => Promise<void>;
};

const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The frame that ends a connection. */
const closing = Buffer.from([0x88, 0]);

/** One frame of text, unmasked, as servers send them (RFC 6455, 5.2). */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const length = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([0x81, ...length]), payload]);
}

/** The texts of masked frames that came in one piece, up to 64 KB each. */
function textsIn(data: Buffer): string[] {
  if (data.length < 6) return [];
  const [short, at] = [data[1]! & 127, (data[1]! & 127) === 126 ? 4 : 2];
  const length = short === 126 ? data.readUInt16BE(2) : short;
  const mask = data.subarray(at, at + 4);
  const payload = data.subarray(at + 4, at + 4 + length).map((byte, index) => byte ^ mask[index % 4]!);
  const text = (data[0]! & 15) === 1 ? [Buffer.from(payload).toString()] : [];
  return [...text, ...textsIn(data.subarray(at + 4 + length))];
}

export async function startFakeSocket(): Promise<FakeSocket> {
  const acknowledged = new Map<string, unknown>();
  const sockets = new Set<Duplex>();
  const server = createServer();
  server.on('upgrade', (request, socket) => {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${magic}`).digest('base64');
    const head = ['HTTP/1.1 101 Switching Protocols', 'upgrade: websocket', 'connection: Upgrade'];
    socket.write(`${[...head, `sec-websocket-accept: ${accept}`].join('\r\n')}\r\n\r\n`);
    sockets.add(socket);
    socket.on('data', (data: Buffer) => {
      if ((data[0]! & 15) === 8) socket.end(closing);
      for (const text of textsIn(data)) {
        const { envelope_id: id, payload } = JSON.parse(text);
        acknowledged.set(id, payload);
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.write(frame(JSON.stringify({ type: 'hello', num_connections: 1 })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/link`,
    acknowledged,
    isConnected: () => sockets.size > 0,
    send: (envelope) => {
      for (const socket of sockets) socket.write(frame(JSON.stringify(envelope)));
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.end(closing);
        server.close(() => resolve());
      }),
  };
}
