import type { Activity } from 'botbuilder';
import { TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Language } from '../../knowledge/schema.ts';
import type { ButtonData } from './elements.ts';

const pressed = z.object({ choice: z.string().min(1).max(500), card: z.string().max(100).optional() });

/** The button data in a pressed card's activity: of an Action.Submit, or of an Action.Execute's invoke. */
export function pressedButton(activity: Activity): ButtonData | undefined {
  const value: unknown = activity.value;
  const executed = z.object({ action: z.object({ data: z.unknown() }) }).safeParse(value);
  const parsed = pressed.safeParse(executed.success ? executed.data.action.data : value);
  if (!parsed.success) return undefined;
  const { choice, card } = parsed.data;
  return card === undefined ? { choice } : { choice, card };
}

/** What the person wrote, without the mention of the bot. */
export function writtenText(activity: Activity): string {
  if (!activity.recipient?.id) return (activity.text ?? '').trim();
  return (TurnContext.removeRecipientMention({ ...activity }) ?? activity.text ?? '').trim();
}

/** In a personal chat everything is for the assistant; elsewhere only what mentions it. */
export function isAddressed(activity: Activity): boolean {
  if (activity.conversation.conversationType === 'personal' || !activity.conversation.isGroup) return true;
  return TurnContext.getMentions(activity).some((mention) => mention.mentioned?.id === activity.recipient.id);
}

/** The language of the person's Teams, where it is one of ours. */
export function languageOf(activity: Activity): Language | undefined {
  const code = activity.locale?.slice(0, 2).toLowerCase();
  return code === 'cs' || code === 'en' ? code : undefined;
}

/** The tenant that the person belongs to, as Teams says. */
export function tenantOf(activity: Activity): string | undefined {
  const inChannelData = z.object({ tenant: z.object({ id: z.string() }) }).safeParse(activity.channelData);
  return inChannelData.success ? inChannelData.data.tenant.id : activity.conversation?.tenantId;
}
