import type { Language } from '../knowledge/schema.ts';
import type { Message } from '../messages/message.ts';
import type { ChannelData, Incoming } from './incoming.ts';

/** What was stored of a message that came, as the channel gets it back to complete it. */
export type ToComplete = Pick<Incoming, 'thread' | 'person' | 'address' | 'addressed'> & {
  readonly toFetch: ChannelData;
  /** What was written, without its secrets. */
  readonly text: string;
};

/** What a channel fetched for a message that came. */
export type Completion = {
  /** What others know the person by. */
  readonly name?: string;
  readonly language?: Language;
  readonly isGuest?: true;
  /** An https address of the thread. */
  readonly link?: string;
  /** Raw texts to read with what was written: files, or what a thread begins with. They may hold secrets. */
  readonly texts: readonly string[];
  /** What is to be said first: that a file could not be read. */
  readonly notice?: Message;
  /** There is nothing in it to answer. */
  readonly isEmpty?: true;
};

/**
 * The platform's names of a message that it took. `thread`: the id of the thread that answers to it would come from;
 * `threadAddress`: where a further message in that thread goes.
 */
export type Receipt = ChannelData & { readonly thread?: string; readonly threadAddress?: ChannelData };

/** A message to send, or to show anew. */
export type Delivery = {
  /** Our id of the message, the same for each try; buttons and forms carry it, so that a press names its message. */
  readonly id: string;
  readonly address: ChannelData;
  readonly message: Message;
  /** For the person of the address alone, where the platform can. */
  readonly to?: 'person';
  /** What was pressed: shown in the place of the buttons. */
  readonly chosen?: string;
  /** The message is there already, and is changed in place. Where that is not possible, nothing is sent. */
  readonly sent?: Receipt;
};

/** Whether a message is there that may have been taken: yes with its names, no, or (undefined) the platform cannot tell. */
export type Found = { readonly isThere: true; readonly receipt: Receipt } | { readonly isThere: false };

/** What the assistant needs of a platform, to answer what came from it at another time or in another process. */
export type Channel = {
  /** Fetches what was left for later. What cannot be fetched is left out; rejects only where it is worth another try. */
  complete(message: ToComplete): Promise<Completion>;
  /**
   * Sends one message. Gives undefined where it cannot be changed later.
   * @throws NotTakenError where it was surely not taken, RefusedError where it never will be, and anything else where it
   * may have been taken.
   */
  send(delivery: Delivery): Promise<Receipt | undefined>;
  /** Looks for a message that may have been taken. */
  find(delivery: Delivery): Promise<Found | undefined>;
  /** The address of a place by its id in the platform, for messages that answer nothing: a helpdesk's channel. */
  addressOf(place: string): ChannelData;
};

/** Thrown by `Channel.send` where a message was surely not taken, and another try may help. */
export class NotTakenError extends Error {
  override readonly name = 'NotTakenError';
  /** Seconds that the platform asks to wait. */
  readonly retryAfter: number | undefined;
  constructor(reason: string, retryAfter?: number) {
    super(reason);
    this.retryAfter = retryAfter;
  }
}

/** Thrown by `Channel.send` where no try will help: the thread is gone, the bot was removed. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}
