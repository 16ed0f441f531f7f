import { type Channel, type Delivery, type Receipt, RefusedError } from '../../assistant/channel.ts';
import { cutText } from '../../messages/shorten.ts';
import type { Pace } from '../pace.ts';
import { type Address, isDirect, readAddress, threadOf } from './address.ts';
import { deliveryErrorOf, respondTo } from './failures.ts';
import { calls, updateText } from './limits.ts';
import { type Block, type BlockOptions, type RenderedBlocks, renderBlocks } from './renderBlocks.ts';
import { metadataOf, type Posted, readReceipt, receiptOf } from './sentMessages.ts';
import { openDirect, patiently, refusalOf, type SlackClient } from './slackClient.ts';

/** What is needed to send. `invite`: says in a message's language how the bot is let into a channel. */
export type SendParts = {
  readonly client: SlackClient;
  readonly pace: Pace;
  readonly invite: (delivery: Delivery) => object;
};

// Without these Slack would make mentions, links and previews of the text that stands beside the blocks; what is changed
// would have them anew (docs of chat.update, read 2026-11-24).
const unparsed = { parse: 'none', link_names: false } as const;
const asItStands = { ...unparsed, mrkdwn: false, unfurl_links: false, unfurl_media: false } as const;

const badBlocks = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']);
const notReachable = new Set(['not_in_channel', 'channel_not_found']);
/** That person cannot be shown a message there. */
const notShown = new Set(['user_not_in_channel', 'method_not_supported_for_channel_type']);

type Content = { readonly text: string; readonly blocks?: Block[] };

/** Sends blocks and their text. The text alone, where Slack does not take the blocks, says everything, too; answers can be typed. */
async function sendRendered<Sent>(rendered: RenderedBlocks, send: (content: Content) => Promise<Sent>): Promise<Sent> {
  const { blocks, text } = rendered;
  try {
    return await patiently(() => send({ text, ...(blocks.length > 0 ? { blocks: [...blocks] } : {}) }));
  } catch (error) {
    if (badBlocks.has(refusalOf(error) ?? '')) return patiently(() => send({ text }));
    throw error;
  }
}

/** How a message is rendered: its buttons name it and, where it is known, the thread that they come back to. */
function optionsOf({ id, chosen }: Delivery, address: Address): BlockOptions {
  const hasThread = isDirect(address) ? address.user !== undefined : address.threadTs !== undefined;
  const name = { id, ...(hasThread ? { thread: threadOf(address).id } : {}) };
  return { name, ...(chosen === undefined ? {} : { chosen }) };
}

async function post({ client, pace }: SendParts, delivery: Delivery, address: Address, at = address): Promise<Receipt> {
  const channel = at.channel ?? (await openDirect(client, at.user));
  const thread = at.threadTs === undefined ? {} : { thread_ts: at.threadTs };
  const target = { channel, ...thread, ...asItStands, metadata: metadataOf(delivery) };
  const rendered = renderBlocks(delivery.message, optionsOf(delivery, address));
  const send = (content: Content) => client.chat.postMessage({ ...target, ...content });
  const { ts } = await pace(channel, () => sendRendered(rendered, send));
  if (ts === undefined) throw new Error('Slack named no message.');
  return receiptOf({ channel, ts }, at);
}

/** Shows a message in the thread to one person alone. Slack keeps it only until that person's Slack starts anew. */
async function postTo(
  { client, pace }: SendParts,
  delivery: Delivery,
  address: Address & { channel: string; user: string },
) {
  const { channel, threadTs, user } = address;
  const target = { channel, ...(threadTs === undefined ? {} : { thread_ts: threadTs }), user, ...unparsed };
  const rendered = renderBlocks(delivery.message, optionsOf(delivery, address));
  const send = (content: Content) => client.chat.postEphemeral({ ...target, ...content });
  await pace(channel, () => sendRendered(rendered, send));
}

/** For one person alone: in the thread where Slack can, else in the direct messages; in the thread for all, where neither goes. */
async function whisper(parts: SendParts, delivery: Delivery, address: Address): Promise<Receipt | undefined> {
  const { channel, user } = address;
  if (channel === undefined || user === undefined || isDirect(address)) return post(parts, delivery, address);
  try {
    await postTo(parts, delivery, { ...address, channel, user });
    return undefined;
  } catch (error) {
    if (!notShown.has(refusalOf(error) ?? '')) throw error;
  }
  try {
    return await post(parts, delivery, address, { user });
  } catch (error) {
    if (!(deliveryErrorOf(error) instanceof RefusedError)) throw error;
    return post(parts, delivery, address);
  }
}

/** Shows a message anew that everybody in its channel sees. */
async function update({ client, pace }: SendParts, delivery: Delivery, address: Address, { channel, ts }: Posted) {
  const { blocks, text } = renderBlocks(delivery.message, optionsOf(delivery, address));
  const change = { channel, ts, blocks: [...blocks], text: cutText(text, updateText), ...unparsed };
  await pace(channel, () => patiently(() => client.chat.update(change)));
}

async function deliver(parts: SendParts, delivery: Delivery): Promise<Receipt | undefined> {
  const address = readAddress(delivery.address);
  const posted = readReceipt(delivery.sent);
  if (posted !== undefined) {
    await update(parts, delivery, address, posted);
    return delivery.sent;
  }
  // What one person alone sees cannot be changed but where it is pressed, and there it was.
  if (delivery.sent !== undefined || delivery.chosen !== undefined) return undefined;
  if (delivery.to === 'person') return whisper(parts, delivery, address);
  return post(parts, delivery, address);
}

/** Where the bot is not in that channel, tells the person who chose the shortcut there how to let it in. */
async function tellToInvite({ invite }: SendParts, delivery: Delivery, error: unknown): Promise<void> {
  const { shortcutUrl } = readAddress(delivery.address);
  if (shortcutUrl === undefined || !notReachable.has(refusalOf(error) ?? '')) return;
  await respondTo(shortcutUrl, invite(delivery), calls.milliseconds);
}

/** Makes what sends messages, and shows them anew. */
export function createSend(parts: SendParts): Channel['send'] {
  return async (delivery) => {
    try {
      return await deliver(parts, delivery);
    } catch (error) {
      await tellToInvite(parts, delivery, error).catch(() => undefined);
      throw deliveryErrorOf(error);
    }
  };
}
