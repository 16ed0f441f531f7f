import type { Reading } from '../matching/reading.ts';
import type { CaseState, ConversationEvent } from './case.ts';
import type { Desk } from './move.ts';

/** A message to the assistant, or one that it only sees. */
export type MessageEvent = ConversationEvent & { readonly kind: 'message' };

/** One message with everything that a decision about it needs. */
export type Said = {
  readonly desk: Desk;
  readonly state: CaseState;
  readonly event: MessageEvent;
  readonly reading: Reading;
};

/** Whether a thread has a case that goes on. */
export function isOpenCase(state: CaseState): boolean {
  return state.stage !== 'listening' || state.matches.length > 0;
}
