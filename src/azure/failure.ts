import { isRestError, type RestError } from '@azure/core-rest-pipeline';
import { z } from 'zod';
import type { Exchange } from './exchange.ts';
import type { Answer, Unknown } from './port.ts';

/** An attempt that did not give an answer's value. `retryAfterMs`: how long Azure asks to wait. */
export type Failure = {
  readonly answer: Answer<never>;
  readonly isWorthRetrying: boolean;
  readonly retryAfterMs?: number;
};

const errorBody = z.object({
  error: z.object({ code: z.string().default(''), message: z.string().default('') }),
});

/** The error in Azure's own shape; undefined for anything else, such as the page of a proxy. */
function azuresError(body: string | undefined): z.output<typeof errorBody>['error'] | undefined {
  try {
    return errorBody.parse(JSON.parse(body ?? '')).error;
  } catch {
    return undefined;
  }
}

function unknown(why: Unknown, isWorthRetrying = false): Failure {
  return { answer: { kind: 'unknown', why }, isWorthRetrying };
}

/** What ARM says is missing; Graph and the logs name nothing, there it is what the read is known to need. */
function forbidden(message: string, knownAction: string): Failure {
  const named = /perform action '([\w./*-]{3,200})'/.exec(message)?.[1];
  return { answer: { kind: 'unknown', why: 'forbidden', action: named ?? knownAction }, isWorthRetrying: false };
}

/** The seconds that Azure gives, or Resource Graph as hh:mm:ss; anything else counts as one second. */
function retryAfterMs(error: RestError): number {
  const headers = error.response?.headers;
  const given = headers?.get('retry-after') ?? headers?.get('x-ms-user-quota-resets-after') ?? '1';
  const seconds = given.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : 1000;
}

function ofStatus(status: number, error: RestError, action: string, body: string | undefined): Failure {
  // The text of a success that the client could not read.
  if (status < 300) return unknown('unreadable');
  if (status === 429) return { ...unknown('busy', true), retryAfterMs: retryAfterMs(error) };
  if (status >= 500) return unknown('failed', true);
  const said = azuresError(body);
  if (status === 403 && said !== undefined) return forbidden(said.message, action);
  // Other codes with 404 speak of the address, not of the thing: InvalidResourceType, for one.
  const isAbsent = status === 404 && /NotFound|DoesNotExist/i.test(said?.code ?? '');
  return isAbsent ? { answer: { kind: 'absent' }, isWorthRetrying: false } : unknown('failed');
}

/** What an error of an attempt means. `action`: the permission that the read is known to need. */
export function failureOf(error: unknown, action: string, { bodies, refusal }: Exchange): Failure {
  if (error instanceof Error && error.name === 'AbortError') return unknown('late', true);
  if (isRestError(error) && error.statusCode !== undefined) {
    return ofStatus(error.statusCode, error, action, refusal());
  }
  // Azure had answered, so it is the client that stumbled over the answer.
  if (bodies.length > 0) return unknown('unreadable');
  return unknown('failed', isRestError(error));
}
