import { z } from 'zod';
import { type Address, addressIn, whereabouts } from './address.ts';
import { readBlockId } from './blockIds.ts';

const action = z.object({
  value: z.string().min(1).max(2000),
  block_id: z.string().default(''),
  action_ts: z.string().optional(),
});

const pressPayload = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  container: z.object({ message_ts: z.string(), is_ephemeral: z.boolean().optional() }).optional(),
  actions: z.tuple([action], z.unknown()),
  trigger_id: z.string().default(''),
  response_url: z.string().optional(),
});

/**
 * A pressed button: what it stands for, our id of its message, where that is changed if only the person sees it, and what
 * opens a dialog for the person within three seconds.
 */
export type Pressed = ReturnType<typeof whereabouts> & {
  readonly id: string;
  readonly user: string;
  readonly value: string;
  readonly message?: string;
  readonly ephemeralUrl?: string;
  readonly trigger: string;
};

function addressOf(data: z.infer<typeof pressPayload>, thread: string | undefined): Address | undefined {
  const { user, channel, message } = data;
  const pressedAt = { channel: channel.id, user: user.id };
  if (thread !== undefined) {
    const place = addressIn(thread, user.id);
    if (place.channel !== undefined) return place;
    // In direct messages the answer belongs beside what was pressed, in a thread or out of it.
    return { ...pressedAt, ...(message?.thread_ts === undefined ? {} : { threadTs: message.thread_ts }) };
  }
  const threadTs = message?.thread_ts ?? message?.ts;
  return threadTs === undefined ? undefined : { ...pressedAt, threadTs };
}

/** Reads a pressed button. Undefined: none of ours, or of a message whose thread nobody knows. */
export function readPressed(body: unknown): Pressed | undefined {
  const { data } = pressPayload.safeParse(body);
  if (data === undefined) return undefined;
  const [{ value, block_id: blockId, action_ts: pressedAt }] = data.actions;
  const { id: message, thread } = readBlockId(blockId);
  const address = addressOf(data, thread);
  if (address === undefined) return undefined;
  const shownAt = data.message?.ts ?? data.container?.message_ts;
  return {
    ...whereabouts(address),
    id: `${data.channel.id}:${shownAt}:${pressedAt ?? data.trigger_id}`,
    user: data.user.id,
    value,
    ...(data.container?.is_ephemeral && data.response_url ? { ephemeralUrl: data.response_url } : {}),
    trigger: data.trigger_id,
    ...(message === undefined ? {} : { message }),
  };
}
