import type { RespondFn } from '@slack/bolt';
import { newCorrelationId, type ReportProblem } from '../../assistant/failure.ts';
import type { Reply } from '../../assistant/incoming.ts';
import type { Message } from '../../messages/message.ts';
import { cutText } from '../../messages/shorten.ts';
import type { Pace } from '../pace.ts';
import type { Press, SentCards } from '../sentCards.ts';
import { isDirect, type Place, threadOf } from './heard.ts';
import { updateText } from './limits.ts';
import { type Block, type RenderedBlocks, renderBlocks } from './renderBlocks.ts';
import { patiently, refusalOf, type SlackClient } from './slackClient.ts';

/** Sends messages to where they belong, and shows them anew once a button was pressed. */
export type Sender = {
  /** Rejects where Slack did not take the message. What is for the person alone is an ephemeral message in the thread. */
  readonly replyTo: (place: Place, person: string) => Reply;
  /**
   * Shows an answered message anew: by its place, or by the address that Slack gives where only one person sees it. Never
   * rejects: an old message with its buttons does no harm.
   */
  readonly showPressed: (where: Posted | RespondFn, press: Press) => Promise<void>;
};

/** A message that everybody in its channel sees. */
type Posted = { readonly channel: string; readonly ts: string };

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

function targetOf({ channel, threadTs }: Place) {
  return { channel, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) };
}

async function post(client: SlackClient, place: Place, message: Message): Promise<string | undefined> {
  const target = { ...targetOf(place), ...asItStands };
  const send = (content: Content) => client.chat.postMessage({ ...target, ...content });
  return (await sendRendered(renderBlocks(message), send)).ts;
}

/** Shows a message in the thread to one person alone. Slack keeps it only until that person's Slack starts anew. */
async function postTo(client: SlackClient, user: string, place: Place, message: Message): Promise<string | undefined> {
  const target = { ...targetOf(place), user, ...unparsed };
  const rendered = renderBlocks(message, place.threadTs === undefined ? {} : { thread: place.threadTs });
  const send = (content: Content) => client.chat.postEphemeral({ ...target, ...content });
  return (await sendRendered(rendered, send)).message_ts;
}

function update(client: SlackClient, { channel, ts }: Posted, { blocks, text }: RenderedBlocks): Promise<unknown> {
  const change = { channel, ts, blocks: [...blocks], text: cutText(text, updateText), ...unparsed };
  return patiently(() => client.chat.update(change));
}

const hasChoices = (message: Message) => message.parts.some((part) => part.kind === 'choices');

/** Makes the sender. Messages with buttons are remembered in `sent`; `pace` holds them to Slack's rates. */
export function createSender(client: SlackClient, sent: SentCards, pace: Pace, report: ReportProblem): Sender {
  return {
    replyTo: (place, person) => async (message, to) => {
      const thread = threadOf(place).id;
      const { channel } = place;
      const isPrivate = to === 'person' && !isDirect(channel);
      const send = () => (isPrivate ? postTo(client, person, place, message) : post(client, place, message));
      const ts = await pace(channel, send);
      if (ts === undefined) return undefined;
      if (hasChoices(message)) sent.remember(ts, thread, message);
      if (isPrivate) return undefined;
      return {
        update: async (changed) => {
          // Remembered whether it has buttons or not: a late press of an earlier one must not bring that message back.
          sent.remember(ts, thread, changed);
          await pace(channel, () => update(client, { channel, ts }, renderBlocks(changed)));
        },
      };
    },
    showPressed: async (where, { message, chosen }) => {
      const shown = renderBlocks(message, { chosen });
      const { blocks, text } = shown;
      const show = (): Promise<unknown> =>
        typeof where === 'function'
          ? where({ replace_original: true, response_type: 'ephemeral', text, blocks: [...blocks] })
          : update(client, where, shown);
      await show().catch((error: unknown) =>
        report({ where: 'slack: showing an answered message', correlationId: newCorrelationId(), error }),
      );
    },
  };
}
