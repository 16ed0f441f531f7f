import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { Assistant, Incoming, Reply } from '../../assistant/incoming.ts';
import { createRecentKeys } from '../recentKeys.ts';
import { languageOf, personOf } from './activity.ts';
import { rememberedEvents, turnPatience } from './limits.ts';

/** What an activity says to the assistant, and how it is answered. `thread` where that is not the conversation. */
export type Said = {
  readonly addressed: boolean;
  readonly onlyInCase?: true;
  readonly thread?: string;
  readonly reply: Reply;
} & ({ readonly kind: 'message'; readonly text: string } | { readonly kind: 'choice'; readonly choice: string });

/** Hands what was said to the assistant. Resolves when that is done, or when Teams must be answered. */
export type Hear = (activity: Activity, said: Said) => Promise<void>;

/** Waits for the work, but no longer than that; the work goes on. Rejects where the work does in time. */
async function finishedOrLate(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Hands everything on to the assistant. */
export function createHear(assistant: Assistant): Hear {
  return async (activity, { reply, thread = activity.conversation.id, ...said }) => {
    const language = languageOf(activity);
    const incoming: Incoming = {
      thread: { channel: 'teams', id: thread },
      person: { id: personOf(activity), ...(language ? { language } : {}) },
      at: new Date(),
      ...said,
    };
    await finishedOrLate(assistant.receive(incoming, reply), turnPatience);
  };
}

/** Tells whether an activity is delivered for the first time with this content. */
export type IsNews = (activity: Activity, content: string) => boolean;

/**
 * Bot Service sends an activity again when it was not answered in time. An edited message keeps its id, so the content
 * counts, too: each version of a message is news once.
 */
export function createIsNews(): IsNews {
  const recent = createRecentKeys(rememberedEvents);
  return (activity, content) => {
    if (!activity.id) return true;
    const hash = createHash('sha256').update(content).digest('base64');
    return recent.isNew(`${activity.conversation.id} ${activity.id} ${hash}`);
  };
}
