import { errorAnswer, type WireAnswer, type WireRequest } from './exchange.ts';
import type { Fault } from './world.ts';

function isMet(fault: Fault, { attempt, url }: WireRequest): boolean {
  const isOver = fault.kind.endsWith('-once') && attempt > 1;
  return !isOver && new URL(url).pathname.toLowerCase().includes(fault.path.toLowerCase());
}

/** Every other field left out, at every depth. */
function halved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(halved);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter((_, index) => index % 2 === 0);
  return Object.fromEntries(kept.map(([key, inner]) => [key, halved(inner)]));
}

function spoilt(fault: Fault, answer: WireAnswer): WireAnswer {
  if (answer === 'never') return answer;
  switch (fault.kind) {
    case 'throttled':
    case 'throttled-once':
      return errorAnswer(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': String(fault.retryAfter) });
    case 'error':
    case 'error-once':
      return errorAnswer(500, 'InternalServerError', 'Encountered internal server error.');
    case 'hang':
      return 'never';
    case 'broken':
      return { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) };
    case 'half':
      return { ...answer, body: JSON.stringify(halved(JSON.parse(answer.body))) };
    case 'empty':
      return { ...answer, body: '{}' };
  }
}

/** The answer after the planted faults of the transport that the request meets. */
export function withFaults(faults: readonly Fault[], request: WireRequest, answer: WireAnswer): WireAnswer {
  const met = faults.find((fault) => isMet(fault, request));
  return met === undefined ? answer : spoilt(met, answer);
}
