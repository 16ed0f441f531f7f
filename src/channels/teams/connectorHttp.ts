import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { type Clock, createPace, realClock } from '../pace.ts';
import { sendingRates, tries } from './limits.ts';
import { pauseBeforeRepeat, type Refusal } from './repeats.ts';

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
/** What botbuilder sends its requests to Bot Service with. */
export type ConnectorHttp = NonNullable<ConnectorOptions['httpClient']>;
type Request = Parameters<ConnectorHttp['sendRequest']>[0];
type Answer = Awaited<ReturnType<ConnectorHttp['sendRequest']>>;

/** Bot Service did not take a request. `code` is what the log shows; nothing of the answer's text is kept. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError';
  readonly code: string;
  readonly refusal: Refusal;
  constructor(code: string, refusal: Refusal) {
    super(`Bot Service did not take a request: ${code}`);
    this.code = code;
    this.refusal = refusal;
  }
}

const unconnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** The code of why fetch failed: of the connection, or `TimeoutError`. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : error.name;
}

async function trySend(request: Request): Promise<Answer> {
  const response = await fetch(request.url, {
    method: request.method,
    headers: request.headers.rawHeaders(),
    body: request.body,
    // A redirect would carry the bot's token to another host.
    redirect: 'error',
    signal: AbortSignal.timeout(tries.milliseconds),
  }).catch((error: unknown) => {
    const code = codeOf(error);
    throw new ConnectorError(code, { isUnconnected: unconnected.includes(code) });
  });
  if (!response.ok) {
    await response.body?.cancel();
    const retryAfter = response.headers.get('retry-after') ?? undefined;
    throw new ConnectorError(`HTTP ${response.status}`, { status: response.status, ...(retryAfter && { retryAfter }) });
  }
  const headers = request.headers.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  response.headers.forEach((value, name) => {
    headers.set(name, value);
  });
  return { request, status: response.status, headers, bodyAsText: await response.text() };
}

async function sendPatiently(request: Request, clock: Clock): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await trySend(request);
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      const isRepeatable = request.method !== 'POST';
      const times = { attempt, isRepeatable, now: Date.now(), random: Math.random() };
      const pause = pauseBeforeRepeat(error.refusal, times);
      if (pause === undefined) throw error;
      await clock.wait(pause);
    }
  }
}

/** The conversation that a request is about, by its path. */
function conversationOf(request: Request): string {
  return /\/v3\/conversations\/([^/?]{1,500})/.exec(request.url)?.[1] ?? '';
}

/**
 * Sends to Bot Service in order and no faster than it takes, and repeats what was surely not accepted. The Azure client
 * above repeats by itself what looks like a passing failure, time-outs among it, and so would post a message twice; it
 * leaves alone what fails with an error that is not its own.
 */
export function createConnectorHttp(clock: Clock = realClock): ConnectorHttp {
  const pace = createPace(sendingRates, clock, tries.longestPause);
  return { sendRequest: (request) => pace(conversationOf(request), () => sendPatiently(request, clock)) };
}
