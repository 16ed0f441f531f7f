import { z } from 'zod';
import type { Channel, Delivery, Found, Receipt } from '../../assistant/channel.ts';
import { type Address, isDirect, readAddress, threadOf } from './address.ts';
import { deliveryErrorOf } from './failures.ts';
import { lookBack } from './limits.ts';
import { openDirect, patiently, refusalOf, type SlackClient } from './slackClient.ts';

const posted = z.object({ channel: z.string(), ts: z.string() });

/** A message that everybody in its channel sees. */
export type Posted = z.infer<typeof posted>;

/** Slack's names of a message, and the thread that answers to it come from, with its address. */
export function receiptOf({ channel, ts }: Posted, { threadTs = ts, user }: Address): Receipt {
  const threadAddress = { channel, threadTs, ...(user === undefined ? {} : { user }) };
  return { channel, ts, thread: threadOf(threadAddress).id, threadAddress };
}

/** Reads a receipt that was stored. Undefined: there is none. */
export function readReceipt(receipt: Receipt | undefined): Posted | undefined {
  return posted.safeParse(receipt).data;
}

const eventType = 'acr_support_message';

/** What a message carries unseen, by which it is found again: our id, nothing else, because other apps can read it. */
export function metadataOf({ id }: Delivery) {
  return { event_type: eventType, event_payload: { id } };
}

const page = z.object({
  messages: z.array(z.object({ ts: z.string(), metadata: z.unknown().optional() })).default([]),
  has_more: z.boolean().default(false),
});
const ours = z.object({ event_type: z.literal(eventType), event_payload: z.object({ id: z.string() }) });

async function newest(
  client: SlackClient,
  channel: string,
  threadTs: string | undefined,
): Promise<z.infer<typeof page>> {
  const oldest = String(Math.floor(Date.now() / 1000) - lookBack.seconds);
  const range = { channel, oldest, limit: lookBack.messages, include_all_metadata: true };
  const read = () =>
    threadTs === undefined
      ? client.conversations.history(range)
      : client.conversations.replies({ ...range, ts: threadTs });
  return page.parse(await patiently<unknown>(read));
}

async function search(client: SlackClient, delivery: Delivery): Promise<Found | undefined> {
  const address = readAddress(delivery.address);
  const channel = address.channel ?? (await openDirect(client, address.user));
  const { messages, has_more: hasMore } = await newest(client, channel, address.threadTs);
  const found = messages.find(({ metadata }) => ours.safeParse(metadata).data?.event_payload.id === delivery.id);
  if (found === undefined) return hasMore ? undefined : { isThere: false };
  return { isThere: true, receipt: receiptOf({ channel, ts: found.ts }, address) };
}

/**
 * Makes what looks for a message that may have been taken. What one person sees cannot be looked up; and to change a
 * message once more does no harm.
 */
export function createFind(client: SlackClient): Channel['find'] {
  return async (delivery) => {
    if (delivery.sent !== undefined || delivery.chosen !== undefined) return { isThere: false };
    if (delivery.to === 'person' && !isDirect(readAddress(delivery.address))) return undefined;
    try {
      return await search(client, delivery);
    } catch (error) {
      // Without the right to read there, nobody can tell.
      if (refusalOf(error) !== undefined) return undefined;
      throw deliveryErrorOf(error);
    }
  };
}
