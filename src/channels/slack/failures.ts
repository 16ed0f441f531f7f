import { NotTakenError, RefusedError } from '../../assistant/channel.ts';
import { refusalOf, secondsToWait } from './slackClient.ts';

const busy = new Set(['ratelimited', 'rate_limited', 'team_added_to_org']);

/** Slack may have done it before it failed (errors of chat.postMessage, read 2026-11-25). */
const unclear = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout']);

/** Seconds after which a busy Slack is asked again where it names none. */
const aWhile = 30;

/**
 * What became of a message that Slack did not take: NotTakenError, RefusedError, or the error itself where it may have
 * been taken.
 */
export function deliveryErrorOf(error: unknown): unknown {
  if (error instanceof NotTakenError || error instanceof RefusedError) return error;
  const seconds = secondsToWait(error);
  if (seconds !== undefined) return new NotTakenError('Slack was busy or not reached', seconds);
  const why = refusalOf(error);
  if (why === undefined || unclear.has(why)) return error;
  return busy.has(why)
    ? new NotTakenError(`Slack was busy: ${why}`, aWhile)
    : new RefusedError(`Slack refused: ${why}`);
}

/** Posts an answer to an address that Slack gave with a press or a shortcut. */
export async function respondTo(url: string, body: object, milliseconds: number): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(milliseconds),
  });
  await response.body?.cancel();
  if (response.status === 429)
    throw new NotTakenError('Slack was busy', Number(response.headers.get('retry-after')) || aWhile);
  if (response.status >= 500) throw new Error(`Slack answered with ${response.status}`);
  if (!response.ok) throw new RefusedError(`Slack no longer takes answers there: ${response.status}`);
}
