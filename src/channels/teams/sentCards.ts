import type { Message } from '../../messages/message.ts';

/** Remembers the newest messages with buttons, so that a card can be shown anew once one of them was pressed. */
export type SentCards = {
  readonly remember: (card: string, thread: string, message: Message) => void;
  /** The message of a card, if it was sent to this thread and is still remembered; it is forgotten by this. */
  readonly take: (card: string, thread: string) => Message | undefined;
};

/**
 * Kept in memory only: after a restart an old card keeps its buttons, which does no harm. `capacity` is a number of
 * messages; the oldest goes first.
 */
export function createSentCards(capacity: number): SentCards {
  const sent = new Map<string, { thread: string; message: Message }>();
  return {
    remember: (card, thread, message) => {
      sent.set(card, { thread, message });
      const oldest = sent.keys().next();
      if (sent.size > capacity && !oldest.done) sent.delete(oldest.value);
    },
    take: (card, thread) => {
      const found = sent.get(card);
      if (found?.thread !== thread) return undefined;
      sent.delete(card);
      return found.message;
    },
  };
}
