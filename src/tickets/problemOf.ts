import type { Trouble } from '../conversation/ticket/news.ts';
import { TargetError } from './target.ts';

/** For the operator: what a trouble means, and what to do about it. */
const advice: Readonly<Record<Trouble, string>> = {
  unreachable: 'cannot be reached. Check its address in the routes, and whether this machine may connect to it.',
  busy: 'asks to wait. If that stays so, ask its administrator for a higher limit.',
  denied: 'does not let us in. Check the user and the secret, and what the user may do there.',
  invalid: 'does not know what was asked. Check its settings in the routes.',
  unclear: 'failed or did not answer in time. Ask its administrator.',
};

function causeOf({ cause }: TargetError): string {
  return cause instanceof Error ? ` [${cause.message}]` : '';
}

/** What is wrong with a target as a sentence for the operator, without any secret; other errors are thrown on. */
export function explain(error: unknown): string {
  if (!(error instanceof TargetError)) throw error;
  return advice[error.trouble] + causeOf(error);
}

/** Asks a target, and says what is wrong where that fails. */
export async function problemOf(ask: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await ask();
  } catch (error) {
    return explain(error);
  }
}
