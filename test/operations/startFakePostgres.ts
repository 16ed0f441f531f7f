import { createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { SelfSigned } from '../azure/selfSigned.ts';

/** As much of a PostgreSQL server as signs somebody in: it asks for the password in clear, as Azure's does for tokens. */
export type FakePostgres = {
  readonly port: number;
  /** The passwords that came, each with whether the connection was encrypted. */
  readonly passwords: readonly string[];
  readonly close: () => Promise<void>;
};

const sslRequest = 80877103;

function message(type: string, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

function number(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

const passwordPlease = message('R', number(3));
const signedIn = Buffer.concat([message('R', number(0)), message('Z', Buffer.from('I'))]);

function isSslRequest(data: Buffer): boolean {
  return data.readInt32BE(0) === 8 && data.readInt32BE(4) === sslRequest;
}

/** Answers one connection: asks for the password and takes whatever comes. */
function serve(socket: Socket, passwords: string[]): void {
  const how = socket instanceof TLSSocket ? 'encrypted' : 'in clear';
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    const type = String.fromCharCode(data[0] ?? 0);
    if (type === 'X') socket.end();
    if (type === 'p') passwords.push(`${how}: ${data.subarray(5, -1)}`);
    socket.write(type === 'p' ? signedIn : passwordPlease);
  });
}

/** Begins as `serve`, or encrypts first, where the client asks for it and there is a certificate. */
function begin(socket: Socket, passwords: string[], tls?: SelfSigned): void {
  socket.on('error', () => undefined);
  socket.once('data', (data) => {
    if (!isSslRequest(data)) {
      serve(socket, passwords);
      socket.write(passwordPlease);
      return;
    }
    socket.write(tls === undefined ? 'N' : 'S');
    if (tls) serve(new TLSSocket(socket, { isServer: true, key: tls.key, cert: tls.certificate }), passwords);
  });
}

/** Starts one on this machine. `tls`: it takes encrypted connections, with this certificate. */
export async function startFakePostgres(tls?: SelfSigned): Promise<FakePostgres> {
  const passwords: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    begin(socket, passwords, tls);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    passwords,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
