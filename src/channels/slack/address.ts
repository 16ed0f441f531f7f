import { z } from 'zod';
import type { ChannelData, Thread } from '../../assistant/incoming.ts';

const address = z.object({
  channel: z.string().optional(),
  threadTs: z.string().optional(),
  user: z.string().optional(),
  /** Answers whoever chose the shortcut in a channel without the bot. */
  shortcutUrl: z.string().optional(),
});

/**
 * Where answers go: a thread, by the `ts` of the message that it hangs on; without a channel, the direct messages with the
 * user. Slack takes five answers at an address that it gave, for half an hour
 * (https://docs.slack.dev/interactivity/handling-user-interaction, read 2026-11-25).
 */
export type Address = Readonly<z.infer<typeof address>>;

/** Reads an address that was stored. */
export function readAddress(data: ChannelData): Address {
  return address.parse(data);
}

/** A conversation between one person and the bot, or between two people. */
export function isDirect({ channel }: Pick<Address, 'channel'>): boolean {
  return channel === undefined || channel.startsWith('D');
}

/**
 * The id of a case: a thread; all that one person and the bot write to each other is one, because people answer there in
 * and out of threads. That one is named by the person, because Slack does not tell the conversation with every request.
 */
export function threadOf(address: Address): Thread {
  const { channel, threadTs, user } = address;
  if (isDirect(address)) return { channel: 'slack', id: `dm/${user}` };
  return { channel: 'slack', id: threadTs === undefined ? `${channel}` : `${channel}/${threadTs}` };
}

/** Where answers to a person go in the thread of a case. */
export function addressIn(thread: string, user: string): Address {
  const [channel, threadTs] = thread.split('/');
  if (channel === undefined || channel === 'dm') return { user };
  return { channel, ...(threadTs === undefined ? {} : { threadTs }), user };
}

/** What an event says of where it was said: its thread, where answers go, and whether other people listen. */
export function whereabouts(address: Address) {
  return { thread: threadOf(address), address, ...(isDirect(address) ? {} : { inPublic: true as const }) };
}
