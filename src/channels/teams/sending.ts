import type {
  Activity,
  ChannelAccount,
  CloudAdapter,
  ConversationParameters,
  ConversationReference,
  TurnContext,
} from 'botbuilder';
import { CardFactory, MessageFactory } from 'botbuilder';
import { RefusedError } from '../../assistant/channel.ts';
import type { Message } from '../../messages/message.ts';
import type { PlaceAddress, SentActivity, ThreadAddress } from './address.ts';
import { referenceTo } from './address.ts';
import type { CardOptions } from './buttons.ts';
import type { Card } from './elements.ts';
import { deliveryError } from './failures.ts';
import { renderCard } from './renderCard.ts';

/** What messages are sent with. Without an app id (demo only) they go without a sign-in. */
export type Sending = { readonly adapter: CloudAdapter; readonly appId: string };

/** An activity that shows a card. */
export function cardActivity(card: Card, summary?: string): Partial<Activity> {
  return {
    ...MessageFactory.attachment(CardFactory.adaptiveCard(card)),
    ...(summary === undefined ? {} : { summary }),
  };
}

/** A message as an activity. */
export function messageActivity(message: Message, options: CardOptions = {}): Partial<Activity> {
  const rendered = renderCard(message, options);
  return cardActivity(rendered.card, rendered.summary);
}

type Work<Result> = (context: TurnContext) => Promise<Result>;

/** The adapter keeps an error of its callback to itself, so what comes of it is carried out by hand. */
async function carriedOut<Result>(
  start: (work: (context: TurnContext) => Promise<void>) => Promise<void>,
  work: Work<Result>,
  isRepeatable = false,
): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  try {
    await start((context) => work(context).then(resolve, reject));
    return await promise;
  } catch (error) {
    throw deliveryError(error, isRepeatable);
  }
}

function continued({ adapter, appId }: Sending, reference: Partial<ConversationReference>) {
  return (work: (context: TurnContext) => Promise<void>) => adapter.continueConversationAsync(appId, reference, work);
}

type Peer = Pick<ThreadAddress, 'serviceUrl' | 'bot' | 'tenant'>;

/** Posts into a conversation. Rejects as `Channel.send` does. */
export async function post(
  sending: Sending,
  to: Peer & { readonly conversation: string },
  activity: Partial<Activity>,
): Promise<SentActivity | undefined> {
  const start = continued(sending, referenceTo(to.conversation, to));
  const answer = await carriedOut(start, (context) => {
    // botbuilder made an id up, and would answer a message that is not there.
    context.activity.id = '';
    return context.sendActivity(activity);
  });
  return answer?.id ? { id: answer.id, thread: to.conversation } : undefined;
}

/** Changes what was posted. Rejects as `Channel.send` does; to do it twice does no harm. */
export async function change(sending: Sending, to: Peer, sent: SentActivity, activity: Partial<Activity>) {
  const start = continued(sending, referenceTo(sent.thread, to));
  await carriedOut(start, (context) => context.updateActivity({ ...activity, id: sent.id }), true);
}

/** The part of botbuilder's connector that its adapter does not offer with an answer. */
type Connector = {
  readonly conversations: {
    createConversation(
      parameters: ConversationParameters,
    ): Promise<{ readonly id?: string; readonly activityId?: string }>;
  };
};

async function createConversation(
  sending: Sending,
  to: Peer,
  { details, ...others }: Pick<ConversationParameters, 'isGroup' | 'members' | 'activity'> & { details?: object },
) {
  const { bot, tenant } = to;
  const parameters = {
    bot: bot as ChannelAccount,
    ...others,
    ...(tenant === undefined ? {} : { tenantId: tenant }),
    channelData: { ...details, ...(tenant === undefined ? {} : { tenant: { id: tenant } }) },
  };
  return carriedOut(continued(sending, referenceTo('', to)), async ({ turnState }) => {
    const connector = turnState.get<Connector>(sending.adapter.ConnectorClientKey);
    return connector.conversations.createConversation(parameters);
  });
}

/** Posts to the personal chat of a person, which begins where there is none. Rejects as `Channel.send` does. */
export async function postToPerson(
  sending: Sending,
  to: Peer & Pick<ThreadAddress, 'person'>,
  activity: Partial<Activity>,
): Promise<SentActivity | undefined> {
  const { user: _, ...person } = to.person;
  const members = [person as ChannelAccount];
  const { id: conversation } = await createConversation(sending, to, { isGroup: false, members });
  if (conversation === undefined) throw new RefusedError('Bot Service named no personal chat.');
  return post(sending, { ...to, conversation }, activity);
}

/** Begins a thread in a channel, and gives where to go on in it. Rejects as `Channel.send` does. */
export async function beginThread(
  sending: Sending,
  to: Peer & { readonly place: string },
  activity: Partial<Activity>,
): Promise<(SentActivity & { readonly threadAddress: PlaceAddress }) | undefined> {
  const details = { channel: { id: to.place } };
  const begun = await createConversation(sending, to, { isGroup: true, activity: activity as Activity, details });
  const { id: thread, activityId: id } = begun;
  return thread && id ? { id, thread, threadAddress: { place: to.place, thread } } : undefined;
}
