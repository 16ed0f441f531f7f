import type { Activity, ChannelAccount, ConversationAccount, ConversationReference } from 'botbuilder';
import { z } from 'zod';
import { RefusedError } from '../../assistant/channel.ts';
import type { ChannelData } from '../../assistant/incoming.ts';
import { isGroup, personOf, tenantOf } from './activity.ts';

const account = z.object({ id: z.string(), name: z.string().optional() });

const thread = z.object({
  /** The thread of the case. */
  thread: z.string(),
  /** The conversation that answers are posted to; absent: the bot can write to the person alone. */
  conversation: z.string().optional(),
  serviceUrl: z.string(),
  tenant: z.string().optional(),
  bot: account,
  /** Who spoke; `user`: the id that names the same person in every conversation. */
  person: account.extend({ user: z.string() }),
  /** Other people listen there. */
  inPublic: z.literal(true).optional(),
});

const place = z.object({
  /** A channel, in which a message begins a thread. */
  place: z.string(),
  /** One that began there: then it is answered. */
  thread: z.string().optional(),
});

const sent = z.object({ id: z.string(), thread: z.string() });

/** Where answers to somebody go. */
export type ThreadAddress = Readonly<z.infer<typeof thread>>;

/** Where messages go that answer nobody. */
export type PlaceAddress = Readonly<z.infer<typeof place>>;

/** What a message that was sent is changed by: its id, and the conversation that it is in. */
export type SentActivity = Readonly<z.infer<typeof sent>>;

function read<Data>(schema: z.ZodType<Data>, data: ChannelData): Data {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new RefusedError('This was stored by another version of the program.');
  return parsed.data;
}

/**
 * Reads an address that was stored.
 * @throws RefusedError where it is none of ours.
 */
export function readAddress(data: ChannelData): ThreadAddress | PlaceAddress {
  return read(z.union([thread, place]), data);
}

/**
 * Reads what was stored of a message that was sent.
 * @throws RefusedError where it is none of ours.
 */
export function readSent(data: ChannelData): SentActivity {
  return read(sent, data);
}

function accountOf({ id, name }: { readonly id: string; readonly name?: string }) {
  return name ? { id, name } : { id };
}

/** Where answers to an activity go. In a dialog that is the person alone, and its case has a thread of its own. */
export function addressOf(activity: Activity, dialog?: string): ThreadAddress {
  const { conversation, serviceUrl, from, recipient } = activity;
  const tenant = tenantOf(activity);
  return {
    thread: dialog ?? conversation.id,
    ...(dialog === undefined ? { conversation: conversation.id } : {}),
    serviceUrl,
    ...(tenant === undefined ? {} : { tenant }),
    bot: accountOf(recipient),
    person: { ...accountOf(from), user: personOf(activity) },
    ...(dialog === undefined && isGroup(activity) ? { inPublic: true } : {}),
  };
}

/** What botbuilder needs to write to a conversation. */
export function referenceTo(
  conversation: string,
  { serviceUrl, bot, tenant }: Pick<ThreadAddress, 'serviceUrl' | 'bot' | 'tenant'>,
): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl,
    // The types want names and kinds, too, that are not always known; Bot Service does not.
    bot: bot as ChannelAccount,
    conversation: { id: conversation, ...(tenant === undefined ? {} : { tenantId: tenant }) } as ConversationAccount,
  };
}
