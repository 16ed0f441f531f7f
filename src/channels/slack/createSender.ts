import { newCorrelationId, type ReportProblem } from '../../assistant/failure.ts';
import type { Reply } from '../../assistant/incoming.ts';
import type { Message } from '../../messages/message.ts';
import { cutText } from '../../messages/shorten.ts';
import type { Pace } from '../pace.ts';
import type { Press, SentCards } from '../sentCards.ts';
import { type Place, threadOf } from './heard.ts';
import { updateText } from './limits.ts';
import { type RenderedBlocks, renderBlocks } from './renderBlocks.ts';
import { patiently, refusalOf, type SlackClient } from './slackClient.ts';

/** Sends messages to where they belong, and shows them anew once a button was pressed. */
export type Sender = {
  /** Rejects where Slack did not take the message. */
  readonly replyTo: (place: Place) => Reply;
  /** Never rejects: an old message with its buttons does no harm. */
  readonly showPressed: (channel: string, ts: string, press: Press) => Promise<void>;
};

// Without these Slack would make mentions, links and previews of the text that stands beside the blocks; what is changed
// would have them anew (docs of chat.update, read 2026-11-24).
const unparsed = { parse: 'none', link_names: false } as const;
const asItStands = {
  ...unparsed,
  mrkdwn: false,
  unfurl_links: false,
  unfurl_media: false,
} as const;

const badBlocks = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long']);

async function post(client: SlackClient, place: Place, rendered: RenderedBlocks): Promise<string | undefined> {
  const { text } = rendered;
  const { channel, threadTs } = place;
  const target = { channel, ...(threadTs === undefined ? {} : { thread_ts: threadTs }), ...asItStands };
  const send = (blocks: RenderedBlocks['blocks']) =>
    patiently(() =>
      client.chat.postMessage({ ...target, text, ...(blocks.length > 0 ? { blocks: [...blocks] } : {}) }),
    );
  try {
    return (await send(rendered.blocks)).ts;
  } catch (error) {
    // The text says everything, and answers can be typed.
    if (badBlocks.has(refusalOf(error) ?? '')) return (await send([])).ts;
    throw error;
  }
}

function update(client: SlackClient, channel: string, ts: string, { blocks, text }: RenderedBlocks): Promise<unknown> {
  const change = { channel, ts, blocks: [...blocks], text: cutText(text, updateText), ...unparsed };
  return patiently(() => client.chat.update(change));
}

const hasChoices = (message: Message) => message.parts.some((part) => part.kind === 'choices');

/** Makes the sender. Messages with buttons are remembered in `sent`; `pace` holds them to Slack's rates. */
export function createSender(client: SlackClient, sent: SentCards, pace: Pace, report: ReportProblem): Sender {
  return {
    replyTo: (place) => async (message) => {
      const thread = threadOf(place).id;
      const ts = await pace(place.channel, () => post(client, place, renderBlocks(message)));
      if (ts === undefined) return undefined;
      if (hasChoices(message)) sent.remember(ts, thread, message);
      return {
        update: async (changed) => {
          // Remembered whether it has buttons or not: a late press of an earlier one must not bring that message back.
          sent.remember(ts, thread, changed);
          await pace(place.channel, () => update(client, place.channel, ts, renderBlocks(changed)));
        },
      };
    },
    showPressed: async (channel, ts, press) => {
      await update(client, channel, ts, renderBlocks(press.message, { chosen: press.chosen })).catch((error: unknown) =>
        report({ where: 'slack: showing an answered message', correlationId: newCorrelationId(), error }),
      );
    },
  };
}
