import { z } from 'zod';
import type { Trouble } from '../conversation/ticket/news.ts';
import { TargetError } from './target.ts';

/** A request to a system that takes tickets. `url` is the operator's, never one that an answer named. */
export type Outgoing = {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: string;
  readonly signal: AbortSignal;
};

/** How much of an answer is read, in bytes. Nothing that is asked for comes near it. */
export const answerBytes = 1_000_000;

/** Node's codes of a connection that never came about, so that nothing can have been taken. */
export const neverConnected =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** The code of what `fetch` throws. Its message is left out: it may quote what was sent. */
function codeOf(error: unknown): string {
  const { cause = error } = error instanceof Error ? error : {};
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'no code';
}

function failureOf(error: unknown, signal: AbortSignal): TargetError {
  if (signal.aborted) return new TargetError('unclear', { cause: new Error('no answer in time') });
  const code = codeOf(error);
  return new TargetError(neverConnected.test(code) ? 'unreachable' : 'unclear', { cause: new Error(code) });
}

/** Status -> what it means here. A redirect is a page to sign in at, or another address: neither gets our credentials. */
function troubleOf(status: number): { readonly trouble: Trouble; readonly isFinal?: boolean } {
  if ([409, 425, 429].includes(status)) return { trouble: 'busy' };
  if (status === 401 || status === 403 || status < 400) return { trouble: 'denied' };
  if ([400, 413, 422].includes(status)) return { trouble: 'invalid', isFinal: true };
  return { trouble: status === 408 || status >= 500 ? 'unclear' : 'invalid' };
}

const day = 86_400;

/** Seconds that the header asks to wait, at most a day; it may also name a time. */
function retryAfterOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(day, Math.max(0, Math.ceil(seconds))) : undefined;
}

/** The body, or nothing where it is longer than is read. */
async function textOf({ body }: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > answerBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

const fieldErrors = z.object({ errors: z.record(z.string(), z.unknown()) });

/** The fields that an answer says are wrong, as Jira does. Their names alone: the texts may repeat anything that was sent. */
function wrongFields(json: unknown): string {
  const names = Object.keys(fieldErrors.safeParse(json).data?.errors ?? {}).filter((name) =>
    /^[\w.-]{1,60}$/.test(name),
  );
  return names.length === 0 ? '' : ` (${names.slice(0, 10).join(', ')})`;
}

/**
 * Sends a request and gives the JSON of its answer: undefined where there is none, it is none, or it is too long. Redirects
 * are not followed.
 * @throws TargetError for every answer but 2xx and for none; its cause names a status, a code or fields, never a value.
 */
export async function send({ url, signal, ...request }: Outgoing): Promise<unknown> {
  let response: Response;
  let json: unknown;
  try {
    response = await fetch(url, { ...request, signal, redirect: 'manual' });
    json = jsonOf(await textOf(response));
  } catch (error) {
    throw failureOf(error, signal);
  }
  if (response.ok) return json;
  const { trouble, isFinal = false } = troubleOf(response.status);
  const retryAfter = retryAfterOf(response.headers.get('retry-after'));
  const cause = new Error(`HTTP ${response.status}${wrongFields(json)}`);
  throw new TargetError(trouble, { isFinal, cause, ...(retryAfter === undefined ? {} : { retryAfter }) });
}

/** The header that signs a user in with a password or an API token (RFC 7617). */
export function basicAuthorization(user: string, secret: string): string {
  return `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
}

/**
 * Reads an answer by a schema.
 * @throws TargetError `unclear` where it has another form: what became of the request cannot be told.
 */
export function readAnswer<Value>(schema: z.ZodType<Value>, json: unknown): Value {
  const { data, success } = schema.safeParse(json);
  if (!success) throw new TargetError('unclear', { cause: new Error('an answer of another form') });
  return data;
}
