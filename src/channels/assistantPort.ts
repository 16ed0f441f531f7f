import type { Language } from '../knowledge/schema.ts';
import type { Message } from '../messages/message.ts';

/** What a channel hands to the assistant: a message or a pressed button, with the thread and the person it is from. */
export type Incoming = {
  readonly thread: { readonly channel: 'teams' | 'slack' | 'terminal'; readonly id: string };
  readonly person: { readonly id: string; readonly language?: Language };
  readonly at: Date;
  /** Mentioned, in a direct message, or by a button. */
  readonly addressed: boolean;
} & ({ readonly kind: 'message'; readonly text: string } | { readonly kind: 'choice'; readonly choice: string });

/** Sends one message to the thread. Rejects where the platform did not take it. */
export type Reply = (message: Message) => Promise<void>;

/** The assistant as a channel sees it. */
export type Assistant = { receive(incoming: Incoming, reply: Reply): Promise<void> };
