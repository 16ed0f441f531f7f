import { isRestError, type RestError } from '@azure/core-rest-pipeline';
import { z } from 'zod';
import type { Answer, Unknown } from './port.ts';

/** An attempt that did not give an answer's value. `retryAfterMs`: how long Azure asks to wait. */
export type Failure = {
  readonly answer: Answer<never>;
  readonly isWorthRetrying: boolean;
  readonly retryAfterMs?: number;
};

const errorBody = z.object({ error: z.object({ message: z.string().optional() }) });

/** Of a body, whether Azure may have written it: an error page of a proxy says nothing of Azure. */
function isAzures(body: string | null | undefined): boolean {
  if (!body) return true;
  try {
    return typeof JSON.parse(body) === 'object';
  } catch {
    return false;
  }
}

function messageOf(body: string | null | undefined): string {
  try {
    return errorBody.parse(JSON.parse(body ?? '')).error.message ?? '';
  } catch {
    return '';
  }
}

function unknown(why: Unknown, isWorthRetrying = false): Failure {
  return { answer: { kind: 'unknown', why }, isWorthRetrying };
}

/** What ARM says is missing; Graph and the logs name nothing, there it is what the read is known to need. */
function forbidden(body: string | null | undefined, knownAction: string): Failure {
  const named = /perform action '([\w./*-]{3,200})'/.exec(messageOf(body))?.[1];
  return { answer: { kind: 'unknown', why: 'forbidden', action: named ?? knownAction }, isWorthRetrying: false };
}

/** The seconds that Azure gives, or Resource Graph as hh:mm:ss; anything else counts as one second. */
function retryAfterMs(error: RestError): number {
  const headers = error.response?.headers;
  const given = headers?.get('retry-after') ?? headers?.get('x-ms-user-quota-resets-after') ?? '1';
  const seconds = given.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : 1000;
}

function ofStatus(status: number, error: RestError, action: string): Failure {
  const body = error.response?.bodyAsText;
  // The text of a success that the client could not read.
  if (status < 300) return unknown('unreadable');
  if (status === 429) return { ...unknown('busy', true), retryAfterMs: retryAfterMs(error) };
  if (status >= 500) return unknown('failed', true);
  if (status === 403 && isAzures(body)) return forbidden(body, action);
  if (status === 404 && isAzures(body)) return { answer: { kind: 'absent' }, isWorthRetrying: false };
  return unknown('failed');
}

/**
 * What an error of an attempt means. `action`: the permission that the read is known to need. `wasAnswered`: whether
 * Azure had answered when it was thrown, so that it is the client that stumbled over the answer.
 */
export function failureOf(error: unknown, action: string, wasAnswered: boolean): Failure {
  if (error instanceof Error && error.name === 'AbortError') return unknown('late', true);
  if (!isRestError(error)) return unknown(wasAnswered ? 'unreadable' : 'failed');
  if (error.statusCode !== undefined) return ofStatus(error.statusCode, error, action);
  return wasAnswered ? unknown('unreadable') : unknown('failed', true);
}
