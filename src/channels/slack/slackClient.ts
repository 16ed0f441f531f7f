import { setTimeout as sleep } from 'node:timers/promises';
import bolt, { type Logger, type webApi } from '@slack/bolt';
import { calls } from './limits.ts';

/** How calls are made. The client itself tries once only: it would also repeat what may have been accepted. */
export const clientOptions = {
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: calls.milliseconds,
  allowAbsoluteUrls: false,
} as const;

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Seconds to wait before a call may be made again; undefined where Slack may have accepted it, or refused it for good. */
export function secondsToWait(error: unknown): number | undefined {
  if (error instanceof bolt.webApi.WebAPIRateLimitedError) return error.retryAfter;
  const cause = error instanceof bolt.webApi.WebAPIRequestError ? error.original.cause : undefined;
  return neverConnected.has(String(codeOf(cause))) ? 1 : undefined;
}

/**
 * Calls the Web API, and again after a while where Slack surely did not accept the call: too many calls (429 with
 * Retry-After), or no connection.
 * @throws the last error, where the tries are used up or Slack asks for a longer wait, which is not for the channel.
 */
export async function patiently<Result>(call: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (error) {
      const seconds = secondsToWait(error);
      if (seconds === undefined || seconds > calls.waitSeconds || tries >= calls.tries) throw error;
      await sleep(seconds * 1000);
    }
  }
}

/** Slack's name for why it refused a call, such as `not_in_channel`. */
export function refusalOf(error: unknown): string | undefined {
  return error instanceof bolt.webApi.WebAPIPlatformError ? error.data.error : undefined;
}

/** The client of Slack's Web API. */
export type SlackClient = webApi.WebClient;

/** Makes the client. `apiUrl` ends with a slash. */
export function createSlackClient(token: string, apiUrl: string, logger: Logger): SlackClient {
  return new bolt.webApi.WebClient(token, { ...clientOptions, slackApiUrl: apiUrl, logger });
}

/** The direct messages with a user, opened where there were none. */
export async function openDirect(client: SlackClient, user: string | undefined): Promise<string> {
  if (user === undefined) throw new Error('There is neither a channel nor a person to write to.');
  const { channel } = await patiently(() => client.conversations.open({ users: user }));
  if (channel?.id === undefined) throw new Error('Slack opened no direct conversation.');
  return channel.id;
}
