import type { IncomingMessage } from 'node:http';
import { readCapped } from '../readCapped.ts';

/** What a request's body holds, or the HTTP status that refuses it. */
export type JsonBody =
  | { readonly value: unknown; readonly refusal?: undefined }
  | { readonly refusal: 400 | 413 | 415 };

function isPlainJson({ headers }: IncomingMessage): boolean {
  const encoding = headers['content-encoding'];
  return (
    /^application\/json\s{0,9}(?:;|$)/i.test(headers['content-type'] ?? '') &&
    (encoding === undefined || encoding === 'identity')
  );
}

/**
 * Reads a body as JSON, at most `limit` bytes of it. Whoever sends it is not known yet, so nothing else is taken: the body
 * parsers of restify store uploaded files, unpack without a limit, and end the process where what should be packed is not.
 */
export async function readJson(request: IncomingMessage, limit: number): Promise<JsonBody> {
  if (!isPlainJson(request)) return { refusal: 415 };
  // Destroying the request would take the connection, and with it the answer.
  const body = request.iterator({ destroyOnReturn: false });
  const bytes = await readCapped(body, limit).catch(() => Buffer.of());
  if (bytes === undefined) return { refusal: 413 };
  try {
    return { value: JSON.parse(bytes.toString()) };
  } catch {
    return { refusal: 400 };
  }
}
