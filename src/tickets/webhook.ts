import { z } from 'zod';
import type { TimelineEntry } from '../conversation/ticket/news.ts';
import type { Ticket } from '../conversation/ticket/ticket.ts';
import { send } from './http.ts';
import { problemOf } from './problemOf.ts';
import { signatureHeader, signatureOf, timestampHeader } from './signature.ts';
import type { Accepted, Target } from './target.ts';
import { keyOf, safeId } from './ticketText.ts';

/** Any system that can be joined by HTTP, as manifest/helpdesk/README.md describes. */
export type WebhookSettings = {
  readonly name: string;
  /** https. Part of it may be secret (a signed address), so it is never shown whole. */
  readonly url: string;
  /** The first signs. A second one is the receiver's old or next one, while it is being changed. */
  readonly secrets: readonly [string, ...string[]];
};

const word = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^[^\p{C}]{1,200}$/u));
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** What the receiver may answer. What is there and not of this form is left out: the status says that it was taken. */
const answer = z
  .object({
    number: optional(word),
    url: optional(z.url({ protocol: /^https$/ }).max(2000)),
  })
  .catch({});

/** The ticket's own id is what the receiver is told of later. */
function acceptedFrom(json: unknown, externalId: string): Accepted {
  const { number, url } = answer.parse(json);
  return { externalId, ...(number === undefined ? {} : { number }), ...(url === undefined ? {} : { url }) };
}

function headersFor({ secrets: [secret] }: WebhookSettings, key: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  return {
    'content-type': 'application/json',
    'idempotency-key': key,
    [timestampHeader]: timestamp,
    [signatureHeader]: signatureOf(secret, timestamp, body),
  };
}

/** The body by which a line of the history is passed on. */
function entryBody({ externalId: ticket, number }: Accepted, entry: TimelineEntry, entryId: string): string {
  return JSON.stringify({ entryId, ticket, number, entry });
}

/**
 * A target that posts the ticket's JSON, signed. It cannot be looked up: a repeat carries the same `Idempotency-Key`, and the
 * receiver answers it as it did the first time.
 */
export function createWebhook(settings: WebhookSettings): Target {
  const { name, url } = settings;
  const post = (key: string, body: string, signal: AbortSignal) =>
    send({ method: 'POST', url, headers: headersFor(settings, key, body), body, signal });
  return {
    name,
    submit: async (ticket, { signal }) => {
      const key = keyOf(ticket);
      return acceptedFrom(await post(key, JSON.stringify(ticket), signal), key);
    },
    add: async (accepted, entry, entryId, signal) => {
      await post(safeId(entryId), entryBody(accepted, entry, entryId), signal);
    },
    health: (signal) => problemOf(() => post('ping', JSON.stringify({ ping: true }), signal).then(() => undefined)),
    preview: (ticket: Ticket) =>
      [
        `POST ${new URL(url).origin}/…`,
        `idempotency-key: ${keyOf(ticket)}`,
        `${timestampHeader}: <seconds since 1970>`,
        `${signatureHeader}: v1=<HMAC-SHA256 of timestamp.body>`,
        '',
        JSON.stringify(ticket, undefined, 2),
      ].join('\n'),
  };
}
