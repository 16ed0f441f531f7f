import { z } from 'zod';

/** What is read of Slack's payloads. Every field of a remote system may be missing, so most are optional. */
export const file = z.object({
  mimetype: z.string().optional(),
  size: z.number().optional(),
  url_private: z.string().optional(),
});

/** A file that is attached to a message. */
export type SlackFile = z.infer<typeof file>;

const writtenFields = {
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  text: z.string().default(''),
  files: z.array(file).default([]),
  edited: z.object({ ts: z.string() }).optional(),
  /** What bots put beside the text, or in its place. */
  blocks: z.unknown().optional(),
  attachments: z.unknown().optional(),
};

/** A message as somebody wrote it: in an event of its own, inside of another event, or with a shortcut. */
export const written = z.object(writtenFields);

/** The events `message` and `app_mention`. */
export const messageEvent = z.object({ ...writtenFields, channel: z.string() });

/** The event `message` with the subtype `message_changed`: somebody edited, or Slack added a preview of a link. */
export const changedEvent = z.object({
  subtype: z.literal('message_changed'),
  channel: z.string(),
  message: written,
  previous_message: z.object({ text: z.string().optional() }).optional(),
});

/** The shortcut in the menu of a message. */
export const shortcutPayload = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: written,
  trigger_id: z.string(),
  response_url: z.string().optional(),
});

/** A slash command. */
export const commandPayload = z.object({ user_id: z.string(), text: z.string(), trigger_id: z.string() });
