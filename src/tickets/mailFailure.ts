import { neverConnected } from './http.ts';
import { TargetError } from './target.ts';

/** What nodemailer's errors tell. Their messages are left out: they quote the server, which may quote the password. */
type MailError = {
  readonly code?: string;
  /** Node's code, where it was a socket's. */
  readonly originalCode?: string;
  readonly responseCode?: number;
};

/** A server's answer: 4xx asks for another try, 5xx is final (RFC 5321, 4.2.1). */
function answered(responseCode: number, cause: Error): TargetError {
  return responseCode < 500 ? new TargetError('busy', { cause }) : new TargetError('invalid', { isFinal: true, cause });
}

function hasNeverConnected({ code = '', originalCode = '' }: MailError): boolean {
  return ['EDNS', 'ETLS'].includes(code) || neverConnected.test(originalCode);
}

/**
 * What a failure of nodemailer means. Where a connection broke it tells the same whether the mail was on its way or not, so
 * that leaves open whether it arrived.
 */
export function mailFailure(error: unknown): TargetError {
  if (!(error instanceof Error)) return new TargetError('unclear');
  const known = error as MailError;
  const { code = error.name, originalCode = '', responseCode = 0 } = known;
  const cause = new Error([code, originalCode, responseCode || ''].join(' ').trim());
  const isAnswer = responseCode >= 400;
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return new TargetError(isAnswer && responseCode < 500 ? 'busy' : 'denied', { cause });
  if (hasNeverConnected(known)) return new TargetError('unreachable', { cause });
  return isAnswer ? answered(responseCode, cause) : new TargetError('unclear', { cause });
}
