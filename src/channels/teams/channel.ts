import { z } from 'zod';
import {
  type Channel,
  type Completion,
  type Delivery,
  RefusedError,
  type ToComplete,
} from '../../assistant/channel.ts';
import type { Language } from '../../knowledge/schema.ts';
import type { Message } from '../../messages/message.ts';
import { cutText } from '../../messages/shorten.ts';
import type { Phrase } from '../welcome.ts';
import { type PlaceAddress, readAddress, readSent, type SentActivity, type ThreadAddress } from './address.ts';
import { readFiles } from './attachedFiles.ts';
import { type BotService, urlOf } from './botService.ts';
import { notice } from './greeting.ts';
import { incomingText } from './limits.ts';
import { afterAll, privately } from './privacy.ts';
import { beginThread, change, messageActivity, post, postToPerson, type Sending } from './sending.ts';

/** What the channel works with. */
export type ChannelDesk = {
  readonly sending: Sending;
  readonly botService: BotService;
  readonly phrase: Phrase;
  readonly defaultLanguage: Language;
  /** The tenant of the places that the bot writes to by itself. */
  readonly tenant?: string;
  /** The service URL for these places: undefined where none is known yet. */
  readonly serviceUrl: () => string | undefined;
};

type Address = ThreadAddress | PlaceAddress;

/** Whom a message is sent by, and through which address of Bot Service. */
function peerOf({ sending, tenant, serviceUrl, botService }: ChannelDesk, address: Address) {
  const peer = 'place' in address ? { serviceUrl: serviceUrl(), bot: { id: `28:${sending.appId}` }, tenant } : address;
  const { serviceUrl: url = '', bot, tenant: of } = peer;
  const parsed = urlOf(url);
  if (parsed === undefined || !botService.mayReplyTo(parsed)) {
    throw new RefusedError('It is not known which address of Bot Service takes this message. Set TEAMS_SERVICE_URL.');
  }
  return { serviceUrl: url, bot, ...(of === undefined ? {} : { tenant: of }) };
}

const activityOf = ({ id, chosen }: Delivery, message: Message) =>
  messageActivity(message, { card: id, ...(chosen === undefined ? {} : { chosen }) });

/** Whether what is for one person has another place than the thread. */
function isAside({ to }: Delivery, { conversation, inPublic }: ThreadAddress): boolean {
  return conversation === undefined || (to === 'person' && inPublic === true);
}

async function sendAside(desk: ChannelDesk, delivery: Delivery, address: ThreadAddress) {
  const { sending, phrase } = desk;
  const { conversation, person } = address;
  const peer = peerOf(desk, address);
  try {
    return await postToPerson(sending, { ...peer, person }, activityOf(delivery, privately(delivery.message, phrase)));
  } catch (error) {
    // The app is not there for this person, or they blocked it.
    if (!(error instanceof RefusedError) || conversation === undefined) throw error;
    return post(sending, { ...peer, conversation }, activityOf(delivery, afterAll(delivery.message, phrase)));
  }
}

async function showAnew(desk: ChannelDesk, delivery: Delivery, address: Address, sent: SentActivity) {
  const isPrivate = !('place' in address) && sent.thread !== address.conversation;
  const message = isPrivate ? privately(delivery.message, desk.phrase) : delivery.message;
  await change(desk.sending, peerOf(desk, address), sent, activityOf(delivery, message));
  return sent;
}

async function send(desk: ChannelDesk, delivery: Delivery): Promise<SentActivity | undefined> {
  const address = readAddress(delivery.address);
  if (delivery.sent !== undefined) return showAnew(desk, delivery, address, readSent(delivery.sent));
  if (!('place' in address) && isAside(delivery, address)) return sendAside(desk, delivery, address);
  const activity = activityOf(delivery, delivery.message);
  const peer = peerOf(desk, address);
  const conversation = 'place' in address ? address.thread : address.conversation;
  if (conversation !== undefined) return post(desk.sending, { ...peer, conversation }, activity);
  return beginThread(desk.sending, { ...peer, place: 'place' in address ? address.place : '' }, activity);
}

const attached = z.object({ files: z.array(z.string()) });

async function complete(desk: ChannelDesk, { toFetch, text, person, addressed }: ToComplete): Promise<Completion> {
  const files = attached.safeParse(toFetch).data?.files ?? [];
  const { texts, isOneUnread } = await readFiles(files, desk.botService.mayDownloadFrom);
  const read = cutText(texts.join('\n\n'), Math.max(0, incomingText - text.length));
  const unread = isOneUnread && addressed;
  return {
    texts: read === '' ? [] : [read],
    ...(unread ? { notice: notice(desk.phrase, 'teams.unread', person.language ?? desk.defaultLanguage) } : {}),
    ...(text === '' && read === '' ? { isEmpty: true } : {}),
  };
}

/** Teams, as the assistant writes to it. Bot Service cannot tell whether a message arrived. */
export function createTeamsChannel(desk: ChannelDesk): Channel {
  return {
    complete: (message) => complete(desk, message),
    send: (delivery) => send(desk, delivery),
    find: async () => undefined,
    addressOf: (place) => ({ place }),
  };
}
