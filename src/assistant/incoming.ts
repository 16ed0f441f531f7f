import type { Language } from '../knowledge/schema.ts';
import type { Message } from '../messages/message.ts';

/** Plain JSON of a channel, which nobody else looks into: it is stored, and handed back as it was. */
export type ChannelData = Readonly<Record<string, unknown>>;

/** Where it was said. One thread is one case. */
export type Thread = {
  readonly channel: 'teams' | 'slack' | 'terminal';
  readonly id: string;
  /** An https address by which whoever may see the thread gets there. */
  readonly link?: string;
};

/**
 * Who said it. The language is what the platform tells, where it is one of ours. A guest belongs to another organisation,
 * or was let into this one in part: guests are guided, but nothing is looked at for them.
 */
export type Person = {
  readonly id: string;
  /** What others know them by, where the platform tells. */
  readonly name?: string;
  readonly language?: Language;
  readonly isGuest?: true;
};

/** What a channel hands over: a message as it was written, a pressed button or a form. Texts are raw and may hold secrets. */
export type Incoming = {
  /** The platform's id of the event, the same however often it is delivered; an edited message is another event. */
  readonly id: string;
  readonly thread: Thread;
  readonly person: Person;
  readonly at: Date;
  /** Where answers go. */
  readonly address: ChannelData;
  /** What the channel has still to fetch before this can be read: files, who the person is. */
  readonly toFetch?: ChannelData;
  /** Mentioned, in a direct message, or by a button. */
  readonly addressed: boolean;
  /** Overheard in a channel that is not listened to: left alone, unless a case is open in its thread. */
  readonly onlyInCase?: true;
  /** Said where other people listen: in a channel or a group chat. */
  readonly inPublic?: true;
} & (
  | { readonly kind: 'message'; readonly text: string }
  /** `message`: our id of the message that the button or the form belongs to, where it is known. */
  | { readonly kind: 'choice'; readonly choice: string; readonly message?: string }
  | {
      readonly kind: 'form';
      readonly form: string;
      readonly values: Readonly<Record<string, string>>;
      readonly message?: string;
    }
);

/** A message that was sent, and can be shown anew. Rejects where the platform did not take it. */
export type Sent = { readonly update: (message: Message) => Promise<void> };

/**
 * Sends one message to the thread; `to` the person who spoke alone, where the platform can. Rejects where the platform
 * did not take it. Gives what was sent, where the platform can change it.
 */
export type Reply = (message: Message, to?: 'person') => Promise<Sent | undefined>;

/** A message that was sent earlier, as it stands in the store. */
export type SentMessage = {
  /** The key of the case that it belongs to. */
  readonly case: string;
  readonly address: ChannelData;
  readonly message: Message;
  /** For the person of the address alone: it is shown to nobody else, whoever names its id. */
  readonly to?: 'person';
  /** What was pressed on it first. */
  readonly chosen?: string;
  /** Its buttons can be pressed again and again: it is a ticket's, and goes on changing. A form is sent once all the same. */
  readonly staysOpen?: true;
};

/** The assistant as a channel sees it. */
export type Assistant = {
  /**
   * Stores what came, without its secrets; the work is done later, by whichever instance is free. Resolves when it is
   * stored, which is when the platform may be told that it came. What was delivered before is not stored again.
   * @throws where it could not be stored: the platform must deliver it again, so it is to be answered with 503.
   */
  accept(incoming: Incoming): Promise<void>;
  /**
   * Answers while the caller waits, for a terminal or a dialog. Resolves when everything is done, the looks at a registry
   * that it began included. Never rejects: the person was told, or the log was where that failed, too.
   */
  converse(incoming: Incoming, reply: Reply): Promise<void>;
  /** Finds a message by our id of it: to show it with what was pressed, or to check the fields of its form. */
  sentMessage(id: string): Promise<SentMessage | undefined>;
};
