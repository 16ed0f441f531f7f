import { randomUUID } from 'node:crypto';
import type { Activity, CloudAdapter, ConversationReference } from 'botbuilder';
import { CardFactory, MessageFactory } from 'botbuilder';
import type { Reply } from '../../assistant/incoming.ts';
import type { Message } from '../../messages/message.ts';
import type { SentCards } from '../sentCards.ts';
import type { Card } from './elements.ts';
import { renderCard } from './renderCard.ts';

/** What replies are sent with. Without an app id (demo only) they go without a sign-in. */
export type Sending = { readonly adapter: CloudAdapter; readonly appId: string; readonly sent: SentCards };

/** An activity that shows a card. */
export function cardActivity(card: Card, summary?: string): Partial<Activity> {
  return {
    ...MessageFactory.attachment(CardFactory.adaptiveCard(card)),
    ...(summary === undefined ? {} : { summary }),
  };
}

/** A message as an activity; `card` is the number under which presses of its buttons come back. */
export function messageActivity(message: Message, card?: string): Partial<Activity> {
  const rendered = renderCard(message, card === undefined ? {} : { card });
  return cardActivity(rendered.card, rendered.summary);
}

/** Works in a turn and after it. The adapter keeps an error of the callback to itself, so it is carried out by hand. */
async function send(
  { adapter, appId }: Sending,
  reference: Partial<ConversationReference>,
  activity: Partial<Activity>,
): Promise<void> {
  let failure: unknown;
  await adapter.continueConversationAsync(appId, reference, async (context) => {
    await context.sendActivity(activity).catch((error: unknown) => {
      failure = error ?? new Error('not sent');
    });
  });
  if (failure !== undefined) throw failure;
}

/** Replies into the thread of a reference, and remembers what has buttons. */
export function replyTo(sending: Sending, reference: Partial<ConversationReference>): Reply {
  return async (message) => {
    const hasChoices = message.parts.some((part) => part.kind === 'choices');
    const card = hasChoices ? randomUUID() : undefined;
    await send(sending, reference, messageActivity(message, card));
    if (card !== undefined) sending.sent.remember(card, reference.conversation?.id ?? '', message);
  };
}
