import { NotTakenError, RefusedError } from '../../assistant/channel.ts';
import { ConnectorError } from './connectorHttp.ts';
import { retryAfterOf } from './repeats.ts';

function connectorFailure(error: ConnectorError, isRepeatable: boolean): Error {
  const { status, isUnconnected, retryAfter } = error.refusal;
  const milliseconds = retryAfterOf(retryAfter, Date.now());
  const notTaken = () =>
    new NotTakenError(error.message, milliseconds === undefined ? undefined : Math.ceil(milliseconds / 1000));
  // 401: the bot's own sign-in is refused, which its operator can mend.
  if (isUnconnected || status === 401 || status === 412 || status === 429) return notTaken();
  const isFinal = status !== undefined && status >= 400 && status < 500 && status !== 408;
  if (isFinal) return new RefusedError(error.message);
  return isRepeatable ? notTaken() : error;
}

/**
 * What became of a message that was not sent: NotTakenError, RefusedError, or the error itself where the message may be
 * there. `isRepeatable`: to send it twice does no harm. What fails without an answer of Bot Service failed before anything
 * was sent to it, in signing in; but for an answer that cannot be read, which the Azure client calls RestError.
 */
export function deliveryError(error: unknown, isRepeatable: boolean): unknown {
  if (error instanceof NotTakenError || error instanceof RefusedError) return error;
  if (error instanceof ConnectorError) return connectorFailure(error, isRepeatable);
  const name = error instanceof Error ? error.name : 'unknown';
  if (name === 'RestError') return isRepeatable ? new NotTakenError(name) : error;
  return new NotTakenError(`The bot could not sign in at Bot Service: ${name}`);
}
