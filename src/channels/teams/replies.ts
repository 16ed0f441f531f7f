import { randomUUID } from 'node:crypto';
import type { Activity, CloudAdapter, ConversationReference, TurnContext } from 'botbuilder';
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
async function inConversation<Result>(
  { adapter, appId }: Sending,
  reference: Partial<ConversationReference>,
  work: (context: TurnContext) => Promise<Result>,
): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  await adapter.continueConversationAsync(appId, reference, (context) => work(context).then(resolve, reject));
  return promise;
}

/** Replies into the thread of a reference, and remembers what has buttons. What was sent can be shown anew. */
export function replyTo(sending: Sending, reference: Partial<ConversationReference>): Reply {
  const remember = (card: string, message: Message) => {
    const hasChoices = message.parts.some((part) => part.kind === 'choices');
    if (hasChoices) sending.sent.remember(card, reference.conversation?.id ?? '', message);
  };
  return async (message) => {
    const card = randomUUID();
    const activity = messageActivity(message, card);
    const answer = await inConversation(sending, reference, (context) => context.sendActivity(activity));
    remember(card, message);
    const id = answer?.id;
    if (!id) return undefined;
    return {
      update: async (changed) => {
        const update = { ...messageActivity(changed, card), id };
        await inConversation(sending, reference, (context) => context.updateActivity(update));
        remember(card, changed);
      },
    };
  };
}
