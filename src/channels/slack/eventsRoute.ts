import type { ServerResponse } from 'node:http';
import bolt, { type HTTPReceiver, type Logger } from '@slack/bolt';
import type restify from 'restify';
import type { ReportProblem } from '../../assistant/failure.ts';
import { type AddRoutes, sendProblem } from '../httpServer.ts';
import { NotHandledError } from './acknowledge.ts';
import { answerWithin, clockSkew, requestBytes } from './limits.ts';

const path = '/slack/events';

function answer(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  response.statusCode = status;
  response.end();
}

/**
 * A receiver of bolt for one signing secret. What could not be stored, or not in time, is answered with 503, so that Slack
 * sends it again. Requests of a form that bolt does not know are acknowledged, because Slack may stop delivering to an app
 * that fails; `onUnknown` is told of them.
 */
export function createReceiver(signingSecret: string, onUnknown: (kind: string) => void, logger: Logger): HTTPReceiver {
  return new bolt.HTTPReceiver({
    signingSecret,
    endpoints: [path],
    logger,
    bodyLimit: requestBytes,
    unhandledRequestTimeoutMillis: answerWithin,
    unhandledRequestHandler: ({ response }) => answer(response, 503),
    processEventErrorHandler: async ({ error, response }) => {
      const isUnknown = !(error instanceof NotHandledError || response.headersSent);
      if (isUnknown) onUnknown('request');
      answer(response, isUnknown ? 200 : 503);
      return true;
    },
  });
}

type Signed = { readonly body: string; readonly signature: string; readonly time: number };

/** bolt refuses requests that are too old, and takes those of the future: whoever has one could send it for years. */
function isFromTheFuture(time: string | string[] | undefined): boolean {
  return time !== undefined && !(Number(time) <= Date.now() / 1000 + clockSkew);
}

function signedPart(req: restify.Request, body: Buffer): Signed | undefined {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': time } = req.headers;
  if (typeof signature !== 'string' || typeof time !== 'string') return undefined;
  return { body: body.toString(), signature, time: Number(time) };
}

function isSignedBy(signingSecret: string, { body, signature, time }: Signed): boolean {
  const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': time };
  return bolt.isValidSlackRequest({ signingSecret, body, headers });
}

/** bolt looks into a body of JSON before it asks whether it is null, and nobody would catch that error. */
function isNull(body: string): boolean {
  return [body, new URLSearchParams(body).get('payload')].some((json) => json?.trim() === 'null');
}

/** Where requests go: a receiver for each secret, two of them while a secret is being changed. */
export type EventsRouteOptions = {
  readonly receivers: ReadonlyMap<string, HTTPReceiver>;
  readonly report: ReportProblem;
};

async function answerSlack(options: EventsRouteOptions, req: restify.Request, res: restify.Response): Promise<void> {
  const refuse = (status: number, error: unknown) =>
    sendProblem(res, { status, where: 'slack', error, report: options.report });
  let body: Buffer;
  try {
    ({ rawBody: body } = await bolt.HTTPModuleFunctions.bufferIncomingMessage(req, requestBytes));
  } catch (error) {
    const status = bolt.isRawBodyError(error) ? error.statusCode : 400;
    res.header('connection', 'close');
    return refuse(status, error);
  }
  if (isFromTheFuture(req.headers['x-slack-request-timestamp'])) return refuse(401, new Error('signed in the future'));
  if (isNull(body.toString())) return refuse(400, new Error('nothing in the body'));
  const signed = signedPart(req, body);
  const known = [...options.receivers];
  const [, receiver] = known.find(([secret]) => signed !== undefined && isSignedBy(secret, signed)) ?? known[0]!;
  // A receiver that finds no signature of its secret answers 401, or 200 to Slack's check of the connection.
  await new Promise<void>((done) => {
    res.once('close', () => done());
    receiver.requestListener(req, res);
  });
}

/** The route that Slack posts everything to: `/slack/events`. */
export function eventsRoute(options: EventsRouteOptions): AddRoutes {
  return (server) => {
    server.post(path, async (req: restify.Request, res: restify.Response) => answerSlack(options, req, res));
  };
}
