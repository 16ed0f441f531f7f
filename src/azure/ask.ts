import { setTimeout as wait } from 'node:timers/promises';
import { type Connection, type Exchange, openExchange } from './exchange.ts';
import { type Failure, failureOf } from './failure.ts';
import type { Answer } from './port.ts';
import { untilAborted } from './untilAborted.ts';

/** How long is waited. A chat turn has some twenty seconds for everything, so one read may take a third of them. */
export type Limits = {
  /** For one attempt. */
  readonly attemptMs: number;
  /** Before a second attempt after an error … */
  readonly pauseMs: number;
  /** … and at most, where Azure asks for longer. */
  readonly maxRetryAfterMs: number;
};

/** Four, one and three seconds: a read ends within eleven seconds, whatever Azure does. */
export const defaultLimits: Limits = { attemptMs: 4000, pauseMs: 1000, maxRetryAfterMs: 3000 };

/** One thing to read. */
export type Read<Value> = {
  /** The permission that it needs, named where Azure refuses without naming it. */
  readonly action: string;
  readonly send: (exchange: Exchange) => Promise<unknown>;
  /** Reads the bodies (one a page), already JSON. Throws where they have not the known shape. */
  readonly parse: (pages: readonly unknown[]) => Value;
};

/** Reads something; it never throws, and ends within the limits. */
export type Ask = <Value>(read: Read<Value>) => Promise<Answer<Value>>;

type Attempt<Value> =
  | { readonly answer: Answer<Value>; readonly failure?: undefined }
  | { readonly failure: Failure; readonly correlationId?: string };

function withId<Value>(answer: Answer<Value>, correlationId: string | undefined): Answer<Value> {
  return correlationId === undefined ? answer : { ...answer, correlationId };
}

function parsedAnswer<Value>(read: Read<Value>, bodies: readonly string[]): Answer<Value> {
  try {
    return { kind: 'found', value: read.parse(bodies.map((body) => JSON.parse(body))) };
  } catch {
    return { kind: 'unknown', why: 'unreadable' };
  }
}

async function attempt<Value>(connection: Connection, read: Read<Value>, limitMs: number): Promise<Attempt<Value>> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), limitMs);
  const exchange = openExchange(connection, control.signal);
  try {
    await untilAborted(read.send(exchange), control.signal);
    return { answer: withId(parsedAnswer(read, exchange.bodies), exchange.correlationId()) };
  } catch (error) {
    const failure = failureOf(error, read.action, exchange);
    return { failure: { ...failure, answer: withId(failure.answer, exchange.correlationId()) } };
  } finally {
    clearTimeout(timer);
  }
}

/** One attempt, and a second one where Azure is busy or stumbles and asks for no longer a wait than a chat allows. */
export function createAsk(connection: Connection, limits: Limits = defaultLimits): Ask {
  return async (read) => {
    const first = await attempt(connection, read, limits.attemptMs);
    if (first.failure === undefined) return first.answer;
    const { answer, isWorthRetrying, retryAfterMs = limits.pauseMs } = first.failure;
    if (!isWorthRetrying || retryAfterMs > limits.maxRetryAfterMs) return answer;
    await wait(retryAfterMs);
    const second = await attempt(connection, read, limits.attemptMs);
    return second.failure === undefined ? second.answer : second.failure.answer;
  };
}
