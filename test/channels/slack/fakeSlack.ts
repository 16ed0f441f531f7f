import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Fields = { readonly [key: string]: unknown };

/** A call of the Web API, with JSON arguments parsed, or a post to a response address (`method` is then `respond`). */
export type Call = { readonly method: string; readonly args: Fields };

/** What a method answers, in place of its usual answer. */
export type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Fields;
};

/** Stands in for Slack's Web API and its files on the loopback address. */
export type FakeSlack = {
  readonly url: string;
  readonly calls: Call[];
  /** The answers to the next calls of a method. */
  readonly next: Map<string, Answer[]>;
  /** Texts of files by their path; and the tokens that they were asked for with. */
  readonly files: Map<string, string>;
  readonly tokens: (string | undefined)[];
  readonly argsOf: (method: string) => Fields[];
  readonly close: () => Promise<void>;
};

/** The bot's user id. */
export const bot = 'U0BOT';

const locales: Readonly<Record<string, string>> = { U1: 'en-GB', U2: 'cs-CZ', U3: 'de-DE' };

function usualAnswer(method: string, args: Fields, count: number): Fields {
  switch (method) {
    case 'auth.test':
      return { ok: true, user_id: bot, bot_id: 'B0BOT', team_id: 'T1', url: 'https://contoso.slack.com/' };
    case 'users.info':
      return { ok: true, user: { id: args.user, real_name: 'Anna Nováková', locale: locales[String(args.user)] } };
    case 'conversations.open':
      return { ok: true, channel: { id: 'D7' } };
    case 'chat.postEphemeral':
      return { ok: true, message_ts: `3000.${count}` };
    case 'views.open':
      return { ok: true, view: { id: 'V1' } };
    case 'chat.postMessage':
      return { ok: true, channel: args.channel, ts: `2000.${count}` };
    default:
      return { ok: true };
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function parsedArgs(body: string, isForm: boolean): Fields {
  if (!isForm) return body === '' ? {} : JSON.parse(body);
  const parse = (value: string): unknown => (/^[[{]/.test(value) ? JSON.parse(value) : value);
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, parse(value)]));
}

export async function startFakeSlack(): Promise<FakeSlack> {
  const calls: Call[] = [];
  const next = new Map<string, Answer[]>();
  const files = new Map<string, string>();
  const tokens: (string | undefined)[] = [];
  const server = createServer(async (request, response) => {
    const [, folder = '', name = ''] = (request.url ?? '').split('/');
    if (folder === 'files') {
      tokens.push(request.headers.authorization);
      response.setHeader('content-type', 'text/plain').end(files.get(name));
      return;
    }
    const isForm = request.headers['content-type']?.includes('urlencoded') === true;
    const args = parsedArgs(await bodyOf(request), isForm);
    const method = folder === 'api' ? name : 'respond';
    calls.push({ method, args });
    const {
      status = 200,
      headers = {},
      body,
    } = next.get(method)?.shift() ?? {
      body: usualAnswer(method, args, calls.length),
    };
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    next,
    files,
    tokens,
    argsOf: (method) => calls.filter((call) => call.method === method).map(({ args }) => args),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
