import { tries } from './limits.ts';

/** What came of one try to send: an answer, or no connection at all. */
export type Refusal = { readonly status?: number; readonly retryAfter?: string; readonly isUnconnected?: boolean };

/** Milliseconds that a Retry-After header asks for: seconds, or a date. */
export function retryAfterOf(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const milliseconds = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}

/**
 * Whether a send may be tried again without a danger that it is there twice. Teams asks to repeat 412, 429, 502 and 504
 * (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit, read 2026-11-24), but a gateway that gave
 * up may have passed the message on: it is taken at its word only where it says when to try again. A change of a message
 * that is already there (`isRepeatable`) does no harm twice.
 */
function mayRepeat({ status, retryAfter, isUnconnected }: Refusal, isRepeatable: boolean): boolean {
  if (isUnconnected || status === 412 || status === 429) return true;
  return (status === 502 || status === 504) && (isRepeatable || retryAfter !== undefined);
}

/**
 * Milliseconds to wait before the next try; undefined: give up. `random` is from 0 to 1, so that many senders who were
 * refused at once do not come back at once. `attempt` counts from 1.
 */
export function pauseBeforeRepeat(
  refusal: Refusal,
  { attempt, isRepeatable, now, random }: { attempt: number; isRepeatable: boolean; now: number; random: number },
): number | undefined {
  if (attempt >= tries.count || !mayRepeat(refusal, isRepeatable)) return undefined;
  const backOff = tries.firstPause * 2 ** (attempt - 1);
  const asked = retryAfterOf(refusal.retryAfter, now) ?? 0;
  return asked > tries.longestPause ? undefined : Math.max(asked, backOff) + random * backOff;
}
