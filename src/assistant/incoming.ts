import type { Language } from '../knowledge/schema.ts';
import type { Message } from '../messages/message.ts';

/** What a channel hands over: a message as it was written, or a pressed button. `text` is raw and may hold secrets. */
export type Incoming = {
  /** Where it was said. One thread is one case. */
  readonly thread: { readonly channel: 'teams' | 'slack' | 'terminal'; readonly id: string };
  /**
   * Who said it. The language is what the platform tells, where it is one of ours. A guest belongs to another organisation,
   * or was let into this one in part: guests are guided, but nothing is looked at for them.
   */
  readonly person: { readonly id: string; readonly language?: Language; readonly isGuest?: true };
  readonly at: Date;
  /** Mentioned, in a direct message, or by a button. */
  readonly addressed: boolean;
  /** Overheard in a channel that is not listened to: left alone, unless a case is open in its thread. */
  readonly onlyInCase?: true;
  /** Said where other people listen: in a channel or a group chat. */
  readonly inPublic?: true;
} & ({ readonly kind: 'message'; readonly text: string } | { readonly kind: 'choice'; readonly choice: string });

/** A message that was sent, and can be shown anew. Rejects where the platform did not take it. */
export type Sent = { readonly update: (message: Message) => Promise<void> };

/**
 * Sends one message to the thread; `to` the person who spoke alone, where the platform can. Rejects where the platform
 * did not take it. Gives what was sent, where the platform can change it.
 */
export type Reply = (message: Message, to?: 'person') => Promise<Sent | undefined>;

/** The assistant as a channel sees it. */
export type Assistant = {
  /** Resolves when everything is done, the looks at a registry that it began included. Never rejects: the person was told, or the log was where that failed, too. */
  receive(incoming: Incoming, reply: Reply): Promise<void>;
};
