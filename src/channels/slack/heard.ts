import type { z } from 'zod';
import { changedEvent, messageEvent, type SlackFile, type written } from './payloads.ts';

/** A message that a person wrote or edited. `text` is as Slack sends it; times (`ts`) are Slack's ids of messages. */
export type Heard = {
  readonly channel: string;
  readonly ts: string;
  /** The message that the thread hangs on; the message itself where there is no thread yet. */
  readonly threadTs: string;
  readonly user: string;
  readonly text: string;
  readonly files: readonly SlackFile[];
  /** When it was edited, where it was. */
  readonly edited?: string;
};

const bySubtype = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

function heardOf(channel: string, message: z.infer<typeof written>): Heard | undefined {
  // Bots that answer bots never end, and people who join or leave say nothing.
  if (message.user === undefined || message.bot_id !== undefined || !bySubtype.has(message.subtype)) return undefined;
  const { ts, thread_ts: threadTs = ts, user, text, files, edited } = message;
  return { channel, ts, threadTs, user, text, files, ...(edited === undefined ? {} : { edited: edited.ts }) };
}

/** Reads the events `message` and `app_mention`. Undefined: nothing that a person wrote, or no text that changed. */
export function readHeard(event: unknown): Heard | undefined {
  const changed = changedEvent.safeParse(event);
  if (!changed.success) {
    const parsed = messageEvent.safeParse(event);
    return parsed.success ? heardOf(parsed.data.channel, parsed.data) : undefined;
  }
  const { channel, message, previous_message: before } = changed.data;
  const isEdited = message.edited !== undefined && message.text !== before?.text;
  return isEdited ? heardOf(channel, message) : undefined;
}
