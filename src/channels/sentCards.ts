import type { Message } from '../messages/message.ts';

/** A message with buttons after a press: its message, the choice that counts (the first one), and whether this press was that one. */
export type Press = { readonly message: Message; readonly chosen: string; readonly isFirst: boolean };

/** Remembers the newest messages with buttons, so that a card can be shown anew once one of them was pressed. */
export type SentCards = {
  readonly remember: (card: string, thread: string, message: Message) => void;
  /** Notes a press. Undefined: no card of this thread that is remembered. */
  readonly press: (card: string, thread: string, choice: string) => Press | undefined;
};

type Sent = { readonly thread: string; readonly message: Message; chosen?: string };

/**
 * Kept in memory only: after a restart an old card keeps its buttons, which does no harm. `capacity` is a number of
 * messages; the oldest goes first. Bot Service delivers a press again under a new id when it was not answered in time
 * (https://github.com/microsoft/botbuilder-dotnet/issues/5005, read 2026-11-23), hence the first press counts.
 */
export function createSentCards(capacity: number): SentCards {
  const sent = new Map<string, Sent>();
  return {
    remember: (card, thread, message) => {
      sent.set(card, { thread, message });
      const oldest = sent.keys().next();
      if (sent.size > capacity && !oldest.done) sent.delete(oldest.value);
    },
    press: (card, thread, choice) => {
      const found = sent.get(card);
      if (found?.thread !== thread) return undefined;
      const isFirst = found.chosen === undefined;
      found.chosen ??= choice;
      return { message: found.message, chosen: found.chosen, isFirst };
    },
  };
}
