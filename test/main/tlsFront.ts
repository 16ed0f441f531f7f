import { connect } from 'node:net';
import { createServer } from 'node:tls';
import { selfSigned } from '../azure/selfSigned.ts';

/** A loopback address that encrypts what a fake without encryption answers. */
export type TlsFront = { readonly url: string; readonly certificate: string; readonly close: () => Promise<void> };

/** Starts it before the fake at `url`, with a certificate of its own. */
export async function startTlsFront(url: string): Promise<TlsFront> {
  const { certificate, key } = selfSigned();
  const { port } = new URL(url);
  const server = createServer({ cert: certificate, key }, (socket) => {
    const behind = connect(Number(port), '127.0.0.1');
    for (const end of [socket, behind]) end.on('error', () => [socket, behind].map((either) => either.destroy()));
    socket.pipe(behind).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as { port: number };
  return {
    url: `https://127.0.0.1:${own}`,
    certificate,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
