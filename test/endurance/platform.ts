import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { bot } from '../channels/slack/fakeSlack.ts';

type Fields = { readonly [key: string]: unknown };

/** A message as Slack has it. `shown`: every text that it had, the newest last. `id`: ours, of its metadata. */
export type Post = {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string;
  readonly id: string;
  readonly shown: string[];
  /** One person alone sees it. */
  readonly isPrivate: boolean;
  blocks: unknown;
  readonly metadata: unknown;
};

/** Slack's Web API and a helpdesk's system, which remember everything. They stay when the assistant is killed. */
export type Platform = {
  readonly url: string;
  readonly posts: Post[];
  /** Texts of files by their names, and messages that threads begin with by their `ts`. */
  readonly files: Map<string, string>;
  readonly starts: Map<string, string>;
  /** Dialogs that were opened, by the trigger of the press. */
  readonly dialogs: Map<string, Fields>;
  /** Bodies that the helpdesk's system was sent, by their idempotency key; each repeat is one more. */
  readonly tickets: Map<string, string[]>;
  /** Bodies posted to addresses that Slack gave with a press, by the last part of the address. */
  readonly responses: Map<string, Fields[]>;
  readonly close: () => Promise<void>;
};

/** Milliseconds that an answer takes: what is noted before it may be lost on its way. */
const answerTime = 20;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Arguments that are JSON in a form. */
const structured = new Set(['blocks', 'metadata', 'view']);

function argsOf(body: string, type = ''): Fields {
  if (!type.includes('urlencoded')) return body === '' ? {} : JSON.parse(body);
  const parse = (name: string, value: string): unknown => (structured.has(name) ? JSON.parse(value) : value);
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, parse(name, value)]));
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

function idOf(metadata: unknown): string {
  return (metadata as { event_payload?: { id?: string } })?.event_payload?.id ?? '';
}

function createSlack({ posts, dialogs, starts }: Pick<Platform, 'posts' | 'dialogs' | 'starts'>) {
  let count = 0;
  const nextTs = () => `${Math.floor(Date.now() / 1000)}.${String(++count).padStart(6, '0')}`;
  const post = ({ channel, thread_ts: thread, text, blocks, metadata }: Fields, isPrivate: boolean): string => {
    const ts = nextTs();
    const place = { channel: String(channel), ts, thread: String(thread ?? ts) };
    posts.push({ ...place, id: idOf(metadata), shown: [String(text)], isPrivate, blocks, metadata });
    return ts;
  };
  const listed = (of: Post[]) => ({
    ok: true,
    messages: of.map(({ ts, metadata }) => ({ ts, metadata })),
    has_more: false,
  });
  const methods: Readonly<Record<string, (args: Fields) => Fields>> = {
    'auth.test': () => ({ ok: true, user_id: bot, bot_id: 'B0BOT', team_id: 'T1' }),
    'users.info': ({ user }) => ({ ok: true, user: { id: user, locale: 'en-GB' } }),
    'conversations.open': ({ users }) => ({ ok: true, channel: { id: `D${String(users).slice(1)}` } }),
    'chat.postMessage': (args) => ({ ok: true, channel: args.channel, ts: post(args, false) }),
    'chat.postEphemeral': (args) => ({ ok: true, message_ts: post(args, true) }),
    'chat.update': ({ channel, ts, text, blocks }) => {
      const found = posts.find((one) => one.channel === channel && one.ts === ts);
      if (found === undefined) return { ok: false, error: 'message_not_found' };
      found.shown.push(String(text));
      found.blocks = blocks;
      return { ok: true, channel, ts };
    },
    'conversations.history': ({ channel }) => listed(posts.filter((one) => !one.isPrivate && one.channel === channel)),
    'conversations.replies': ({ channel, ts }) => {
      const start = starts.get(String(ts));
      if (start !== undefined) return { ok: true, messages: [{ ts, user: 'U2', text: start }] };
      return listed(posts.filter((one) => !one.isPrivate && one.channel === channel && one.thread === ts));
    },
    'views.open': ({ trigger_id: trigger, view }) => {
      dialogs.set(String(trigger), view as Fields);
      return { ok: true, view: { id: `V${trigger}` } };
    },
  };
  return (method: string, args: Fields) => methods[method]?.(args) ?? { ok: true };
}

/** Starts Slack and the helpdesk's system on a loopback address. */
export async function startPlatform(): Promise<Platform> {
  const kept = {
    posts: [],
    files: new Map(),
    starts: new Map(),
    dialogs: new Map(),
    tickets: new Map(),
    responses: new Map(),
  };
  const known: Omit<Platform, 'url' | 'close'> = kept;
  const slack = createSlack(known);
  const answer = async (request: IncomingMessage): Promise<Fields> => {
    const [, folder = '', name = ''] = (request.url ?? '').split('/');
    const body = await bodyOf(request);
    if (folder === 'tickets') {
      const key = String(request.headers['idempotency-key']);
      add(known.tickets, key, body);
      return { number: `INC-${key.slice(0, 8)}` };
    }
    const args = argsOf(body, request.headers['content-type']);
    if (folder === 'api') return slack(name, args);
    add(known.responses, name, args);
    return { ok: true };
  };
  const server = createServer(async (request, response) => {
    const file = known.files.get(request.url?.replace('/files/', '') ?? '');
    if (file !== undefined) {
      response.setHeader('content-type', 'text/plain').end(file);
      return;
    }
    const answered = JSON.stringify(await answer(request));
    await wait(answerTime);
    response.setHeader('content-type', 'application/json').end(answered);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise<unknown>((resolve) => server.close(resolve));
  };
  return { ...known, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
