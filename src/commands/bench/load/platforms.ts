import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { stand } from './stand.ts';

/** Milliseconds that a platform takes to answer: an assumption, of the size that both have over a network. */
const platformMilliseconds = 100;

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The key that the stand-in of Bot Service signs with, and its name. */
export const signingKey = { kid: 'load', key: privateKey };

/** Stands in for Slack and Bot Service on the loopback address. */
export type Platforms = {
  readonly url: string;
  /** When the first message of a thread came, on the clock of `performance.now()`. */
  readonly firstMessages: ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
};

/** The names under which the first message of a thread is kept. */
export const slackThread = (channel: string, ts: string) => `slack ${channel} ${ts}`;
export const teamsThread = (conversation: string) => `teams ${conversation}`;

type Said = { readonly thread?: string; readonly answer: object };

function slackSaid(method: string, body: string): Said {
  const args = new URLSearchParams(body);
  const channel = args.get('channel') ?? '';
  switch (method) {
    case 'auth.test':
      return { answer: { ok: true, user_id: stand.slack.bot, bot_id: 'B0BOT', team_id: 'T0LOAD' } };
    case 'users.info':
      return { answer: { ok: true, user: { id: args.get('user'), locale: 'en-GB' } } };
    case 'chat.postMessage':
    case 'chat.postEphemeral': {
      const ts = (performance.timeOrigin + performance.now()).toFixed(3);
      const thread = slackThread(channel, args.get('thread_ts') ?? '');
      return { thread, answer: { ok: true, channel, ts, message_ts: ts } };
    }
    default:
      return { answer: { ok: true } };
  }
}

function teamsSaid(path: string, body: string): Said {
  const conversation = /\/v3\/conversations\/([^/]+)\/activities/.exec(path)?.[1];
  const { type } = JSON.parse(body === '' ? '{}' : body) as { readonly type?: string };
  const answer = { id: `sent-${performance.now()}` };
  return conversation !== undefined && type === 'message'
    ? { thread: teamsThread(decodeURIComponent(conversation)), answer }
    : { answer };
}

/** What Bot Service publishes of itself, and the token of the bot's identity. */
function published(path: string, url: string): object {
  const { issuer } = stand.teams;
  if (path === '/openid') return { issuer, jwks_uri: `${url}/keys` };
  if (path === '/keys') {
    const key = { ...publicKey.export({ format: 'jwk' }), kid: signingKey.kid, use: 'sig', endorsements: ['msteams'] };
    return { keys: [key] };
  }
  const expires = Math.floor(Date.now() / 1000) + 86_400;
  return { access_token: 'made-up', expires_on: expires, resource: issuer, token_type: 'Bearer' };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts both on a free port. They take every message, after the pause that a network has. */
export async function startPlatforms(): Promise<Platforms> {
  const firstMessages = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const body = await textOf(request);
    const now = performance.now();
    const [, platform, ...rest] = pathname.split('/');
    const said =
      platform === 'slack'
        ? slackSaid(rest.at(-1) ?? '', body)
        : platform === 'teams'
          ? teamsSaid(pathname, body)
          : { answer: published(pathname, urlOf(server)) };
    if (said.thread !== undefined && !firstMessages.has(said.thread)) firstMessages.set(said.thread, now);
    await pause(platformMilliseconds);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(said.answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: urlOf(server), firstMessages, close };
}
