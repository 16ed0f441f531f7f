import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Language } from '../../knowledge/schema.ts';
import type { ButtonData } from './elements.ts';
import { mentionsOfBot } from './writtenText.ts';

const pressed = z.object({ choice: z.string().min(1).max(500), card: z.string().max(100).optional() });

/** The data of a pressed button, where it is one of ours. */
export function buttonData(data: unknown): ButtonData | undefined {
  const parsed = pressed.safeParse(data);
  if (!parsed.success) return undefined;
  const { choice, card } = parsed.data;
  return card === undefined ? { choice } : { choice, card };
}

/** The button data in a pressed card's activity: of an Action.Submit, or of an Action.Execute's invoke. */
export function pressedButton(activity: Activity): ButtonData | undefined {
  const value: unknown = activity.value;
  const executed = z.object({ action: z.object({ data: z.unknown() }) }).safeParse(value);
  return buttonData(executed.success ? executed.data.action.data : value);
}

/** Whether two people or more take part besides the bot. */
function isGroup({ conversation }: Activity): boolean {
  const { conversationType } = conversation;
  return conversationType ? conversationType !== 'personal' : conversation.isGroup === true;
}

/** In a personal chat everything is for the assistant; elsewhere only what mentions it. */
export function isAddressed(activity: Activity): boolean {
  return !isGroup(activity) || mentionsOfBot(activity).length > 0;
}

/** Whether it was said in one of these channels or group chats. A thread's id is its channel's with the first message's. */
export function isSaidIn(activity: Activity, channels: readonly string[]): boolean {
  return channels.includes(activity.conversation.id.split(';')[0] ?? '');
}

/** The id of who did it, the same in every conversation. */
export function personOf(activity: Activity): string {
  return activity.from.aadObjectId ?? activity.from.id;
}

/** The language of the person's Teams, where it is one of ours. */
export function languageOf(activity: Activity): Language | undefined {
  const code = activity.locale?.slice(0, 2).toLowerCase();
  return code === 'cs' || code === 'en' ? code : undefined;
}

const ofTenant = z.object({ tenant: z.object({ id: z.string() }) });

/** The tenant that the person belongs to, as Teams says. */
export function tenantOf(activity: Activity): string | undefined {
  const inChannelData = ofTenant.safeParse(activity.channelData);
  return inChannelData.success ? inChannelData.data.tenant.id : activity.conversation?.tenantId;
}

/** Whether an edited message, and not one that was restored or changed otherwise. */
export function isEdit(activity: Activity): boolean {
  const { success } = z.object({ eventType: z.literal('editMessage') }).safeParse(activity.channelData);
  return activity.type === 'messageUpdate' && success;
}

/** Whether the bot was just added here, or a person to a personal chat with it. People who join a group are not greeted. */
export function isArrival(activity: Activity): boolean {
  if (activity.type === 'installationUpdate') return activity.action === 'add';
  if (activity.type !== 'conversationUpdate') return false;
  const added = activity.membersAdded ?? [];
  return added.length > 0 && (!isGroup(activity) || added.some(({ id }) => id === activity.recipient?.id));
}
