import type { IncomingMessage } from 'node:http';
import type restify from 'restify';
import { z } from 'zod';
import type { ReportProblem } from '../../assistant/failure.ts';
import type { Sender } from '../../tickets/openTargets.ts';
import { isFresh, isSignedBy, signatureHeader, timestampHeader } from '../../tickets/signature.ts';
import { type AddRoutes, sendProblem } from '../httpServer.ts';
import { readCapped } from '../readCapped.ts';

/** What a system says of a ticket that it took. */
export type StatusEvent = {
  readonly ticket: string;
  /** The target whose secret signed it: what the body says of that counts for nothing. */
  readonly target: string;
  readonly status: 'taken' | 'resolved' | 'declined' | 'reopened';
  readonly by: string;
  /** Raw text, which may hold secrets. */
  readonly text?: string;
  /** The sender's own id of it, the same in every repeat; two targets may use the same one. */
  readonly eventId: string;
};

/** What the route needs. */
export type StatusRouteOptions = {
  readonly senders: readonly Sender[];
  /**
   * Stores what was said, once for each target and event id. `unknown`: that target was never sent such a ticket.
   * Rejects where it could not be stored, so that the sender tries again.
   */
  readonly accept: (event: StatusEvent) => Promise<'stored' | 'unknown'>;
  readonly report: ReportProblem;
};

/** Where systems post to. */
export const statusPath = '/tickets/status';

/** The longest body, in bytes: a comment of some pages. */
export const statusBytes = 65_536;

/** Seconds until a sender should try again where nothing could be stored. */
const retryAfter = 30;

const word = z.string().regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u);

const statusBody = z.object({
  ticket: z.uuid().toLowerCase(),
  status: z.enum(['taken', 'resolved', 'declined', 'reopened']),
  by: word,
  text: z.string().max(20_000).optional(),
  eventId: word,
});

/** The one whose secret made the signature. Every secret is tried, so that the time tells nothing of which one it was. */
function senderOf(senders: readonly Sender[], headers: IncomingMessage['headers'], body: Buffer): Sender | undefined {
  const { [timestampHeader]: timestamp, [signatureHeader]: signature } = headers;
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return undefined;
  const signing = senders.filter(
    ({ secrets }) => secrets.filter((secret) => isSignedBy(secret, timestamp, body, signature)).length > 0,
  );
  return isFresh(timestamp, Date.now()) ? signing[0] : undefined;
}

function eventFrom(target: string, body: Buffer): StatusEvent | undefined {
  try {
    const { text, ...event } = statusBody.parse(JSON.parse(body.toString()));
    return { ...event, target, ...(text === undefined ? {} : { text: text.toWellFormed() }) };
  } catch {
    return undefined;
  }
}

type Answer = { readonly status: number; readonly error?: unknown };

async function answerTo(
  options: StatusRouteOptions,
  headers: IncomingMessage['headers'],
  body: Buffer,
): Promise<Answer> {
  const sender = senderOf(options.senders, headers, body);
  if (sender === undefined) return { status: 401, error: new Error('not signed by a target, or not now') };
  const event = eventFrom(sender.target, body);
  if (event === undefined) return { status: 400, error: new Error('signed, but of another form') };
  try {
    return { status: (await options.accept(event)) === 'stored' ? 202 : 404 };
  } catch (error) {
    return { status: 503, error };
  }
}

async function handle(options: StatusRouteOptions, req: restify.Request, res: restify.Response): Promise<void> {
  const refuse = (status: number, error: unknown) =>
    sendProblem(res, { status, where: 'ticket status', error, report: options.report });
  // Destroying the request would take the connection, and with it the answer.
  const chunks = req.iterator({ destroyOnReturn: false });
  const body = await readCapped(chunks, statusBytes).catch(() => Buffer.of());
  if (body === undefined) {
    res.header('connection', 'close');
    return refuse(413, new Error('the body is too long'));
  }
  const { status, error } = await answerTo(options, req.headers, body);
  if (status === 503) res.header('retry-after', String(retryAfter));
  if (error !== undefined) return refuse(status, error);
  res.send(status, { code: status === 404 ? 'NotAccepted' : 'Accepted' });
}

/** The way back for systems that were sent tickets: `POST /tickets/status`, signed as we sign what we send. */
export function statusRoute(options: StatusRouteOptions): AddRoutes {
  return (server) => {
    server.post(statusPath, async (req: restify.Request, res: restify.Response) => handle(options, req, res));
  };
}
