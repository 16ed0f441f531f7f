import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ask } from './asks.ts';
import type { Ports } from './protocol.ts';

/** One paste: what it was answered with, and after how many milliseconds it was acknowledged. Status 0: not at all. */
export type Asked = {
  readonly ask: Pick<Ask, 'platform' | 'thread'>;
  readonly start: number;
  readonly status: number;
  readonly milliseconds: number;
};

/** A connection for each: one that was kept could be closed by the server just as it is used again. */
function post(port: number, { path, headers, body }: Ask): Promise<number> {
  return new Promise((resolve) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const options = { agent: false, host: '127.0.0.1', port, path, method: 'POST', headers: { ...headers, ...length } };
    const sent = request(options, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', () => resolve(0));
    sent.end(body);
  });
}

/** How fast, and how many in all. */
export type Pressure = { readonly perSecond: number; readonly count: number };

/** Sends so many requests a second, whether those before were answered or not. Resolves when all are. */
export async function drive(
  { perSecond, count }: Pressure,
  ports: Ports,
  askOf: (number: number) => Ask,
): Promise<readonly Asked[]> {
  const begun = performance.now();
  const all: Promise<Asked>[] = [];
  for (let number = 0; number < count; number++) {
    const wait = begun + (number * 1000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    const { platform, thread, ...rest } = askOf(number);
    const ask = { platform, thread };
    const start = performance.now();
    all.push(
      post(ports[platform], { ...ask, ...rest }).then((status) => ({
        ask,
        start,
        status,
        milliseconds: performance.now() - start,
      })),
    );
  }
  return Promise.all(all);
}
