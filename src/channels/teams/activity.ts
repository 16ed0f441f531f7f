import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Language } from '../../knowledge/schema.ts';
import { mentionsOfBot } from './writtenText.ts';

/** Whether two people or more take part besides the bot. */
export function isGroup({ conversation }: Activity): boolean {
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

/** Whether the app was just installed here, for a person, in a team or in a group chat. */
export function isArrival(activity: Activity): boolean {
  return activity.type === 'installationUpdate' && activity.action === 'add';
}
