import type { types } from '@slack/bolt';
import type { Assistant, Incoming, Reply } from '../../assistant/incoming.ts';
import type { Language } from '../../knowledge/schema.ts';
import type { Message } from '../../messages/message.ts';
import { cutText } from '../../messages/shorten.ts';
import type { RecentKeys } from '../recentKeys.ts';
import type { SentCards } from '../sentCards.ts';
import type { Phrase, Welcome } from '../welcome.ts';
import type { PersonOf } from './createPersonOf.ts';
import type { Sender } from './createSender.ts';
import { listenersAt, type Place, threadOf } from './heard.ts';
import { incomingText } from './limits.ts';
import type { SlackFile } from './payloads.ts';
import { type FileAccess, readFiles } from './readFiles.ts';
import { readText } from './readText.ts';
import { renderBlocks } from './renderBlocks.ts';
import type { SlackClient } from './slackClient.ts';

/** What the handlers of Slack's events work with. */
export type Desk = {
  readonly assistant: Assistant;
  readonly client: SlackClient;
  /** The bot's own user id. */
  readonly bot: string;
  readonly sender: Sender;
  readonly sent: SentCards;
  /** Messages that were handed on, because a mention comes as `message` and as `app_mention`. */
  readonly heard: RecentKeys;
  readonly personOf: PersonOf;
  readonly defaultLanguage: Language;
  readonly files: FileAccess;
  /** Channels whose messages are handed on although nobody addressed the assistant. */
  readonly supportChannels: readonly string[];
  readonly phrase: Phrase;
  readonly welcome: Welcome;
};

/** The wording that the handlers use by themselves. */
export const slackPhrases = ['slack.usage', 'slack.answered', 'slack.invite', 'slack.unread'] as const;

/** One of the handlers' own sentences as a message. */
export function sentence(desk: Desk, key: (typeof slackPhrases)[number], language: Language | undefined): Message {
  const spoken = language ?? desk.defaultLanguage;
  return { language: spoken, parts: [{ kind: 'text', text: desk.phrase(key, spoken) }] };
}

/** An answer to a command or shortcut that only the person sees who gave it. */
export function privately(message: Message): { response_type: 'ephemeral'; text: string; blocks: types.KnownBlock[] } {
  const { blocks, text } = renderBlocks(message);
  return { response_type: 'ephemeral', text, blocks: [...blocks] };
}

/** Something that a person said, wherever it came from. `text` is as Slack sends it. */
export type Said = {
  readonly user: string;
  readonly place: Place;
  readonly text: string;
  readonly files: readonly SlackFile[];
  readonly how: Pick<Incoming, 'addressed' | 'onlyInCase'>;
};

/** Hands on what was said, with the text of its files; says so where a file was all and could not be read. */
export async function handOn(desk: Desk, { user, place, text, files, how }: Said, reply: Reply): Promise<void> {
  const [person, texts] = await Promise.all([desk.personOf(user), readFiles(files, desk.files)]);
  const whole = [readText(text, desk.bot), ...texts].filter((piece) => piece.trim() !== '').join('\n');
  if (whole === '' && files.length > 0 && how.addressed) await reply(sentence(desk, 'slack.unread', person.language));
  if (whole === '' && (files.length > 0 || !how.addressed)) return;
  const incoming: Incoming = {
    thread: threadOf(place),
    person,
    at: new Date(),
    ...listenersAt(place),
    ...how,
    kind: 'message',
    text: cutText(whole, incomingText),
  };
  await desk.assistant.receive(incoming, reply);
}
