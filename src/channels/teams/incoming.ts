import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { Incoming } from '../../assistant/incoming.ts';
import { isEdit, languageOf, personOf, tenantOf } from './activity.ts';
import type { ThreadAddress } from './address.ts';
import type { Pressed } from './pressed.ts';

/** The assistant could not take something now: Bot Service must deliver it again. */
export class NotStoredError extends Error {
  override readonly name = 'NotStoredError';
}

/**
 * Waits for what the assistant does with its store.
 * @throws NotStoredError where it rejects.
 */
export async function stored<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (cause) {
    throw new NotStoredError('nothing could be stored', { cause });
  }
}

/** Tells the versions of one text apart. Sixteen bits are too few to guess by them what secret was in it. */
function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 4);
}

/** The id of what was written: each version of a message is another event. */
export function messageId(activity: Activity, content: string): string {
  const id = `${activity.conversation.id} ${activity.id}`;
  return isEdit(activity) ? `${id} ${versionOf(content)}` : id;
}

/** Milliseconds within which the same press is a repeat: Bot Service's come after 15 and 30 seconds. */
const repeatsWithin = 60_000;

/**
 * The id of a press. Bot Service delivers an invoke that was not answered in time again under a new id
 * (https://github.com/microsoft/botbuilder-dotnet/issues/5005, read 2026-11-23), so where the message is known, who pressed
 * what on it counts. Later the same press is another one: the buttons of a ticket's card can be pressed as often as it is
 * opened again.
 */
export function pressId(activity: Activity, pressed: Pressed): string {
  const what =
    pressed.kind === 'form'
      ? `${pressed.form} ${versionOf(JSON.stringify(pressed.values))}`
      : `${pressed.choice} ${Math.floor(Date.now() / repeatsWithin)}`;
  return pressed.card === undefined
    ? `${activity.conversation.id} ${activity.id} ${what}`
    : `${pressed.card} ${what} ${personOf(activity)}`;
}

/**
 * The address of a thread in a channel (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams).
 * Chats have none that is the same for everybody.
 */
function linkTo(activity: Activity): { readonly link?: string } {
  const [channel = '', message] = activity.conversation.id.split(';messageid=');
  const tenant = tenantOf(activity);
  if (message === undefined || tenant === undefined) return {};
  const place = `${encodeURIComponent(channel)}/${encodeURIComponent(message)}`;
  return { link: `https://teams.microsoft.com/l/message/${place}?tenantId=${tenant}&parentMessageId=${message}` };
}

/** What everything that reaches the assistant says of where it comes from. */
export function originOf(
  activity: Activity,
  address: ThreadAddress,
): Pick<Incoming, 'thread' | 'person' | 'at' | 'address' | 'inPublic'> {
  const language = languageOf(activity);
  const { name } = activity.from;
  return {
    thread: { channel: 'teams', id: address.thread, ...linkTo(activity) },
    person: { id: personOf(activity), ...(name ? { name } : {}), ...(language ? { language } : {}) },
    at: new Date(),
    address,
    ...(address.inPublic ? { inPublic: true } : {}),
  };
}
