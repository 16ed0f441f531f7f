import type { RespondFn, types } from '@slack/bolt';
import { newCorrelationId, type ReportProblem } from '../../assistant/failure.ts';
import type { Assistant } from '../../assistant/incoming.ts';
import type { Language } from '../../knowledge/schema.ts';
import type { Message } from '../../messages/message.ts';
import type { Phrase, Welcome } from '../welcome.ts';
import type { PersonOf } from './createPersonOf.ts';
import { renderBlocks } from './renderBlocks.ts';
import type { SlackClient } from './slackClient.ts';

/** The wording that the channel uses by itself. */
export const slackPhrases = [
  'slack.usage',
  'slack.answered',
  'slack.invite',
  'slack.unread',
  'slack.later',
  'form.missing',
  'form.tooLong',
  'form.notOffered',
  'form.notOpened',
  'form.gone',
] as const;

/** One of the channel's own sentences as a message; without a language in the one that is usual here. */
export type SaySentence = (key: (typeof slackPhrases)[number], language: Language | undefined) => Message;

/** What the handlers of Slack's events work with. */
export type Desk = {
  readonly assistant: Assistant;
  readonly client: SlackClient;
  /** The bot's own user id. */
  readonly bot: string;
  readonly personOf: PersonOf;
  readonly defaultLanguage: Language;
  /** Channels whose messages are handed on although nobody addressed the assistant. */
  readonly supportChannels: readonly string[];
  readonly phrase: Phrase;
  readonly sentence: SaySentence;
  readonly welcome: Welcome;
  readonly report: ReportProblem;
};

/** A message that only the person sees who gave a command, chose a shortcut or pressed a button. */
export function privately(message: Message): {
  response_type: 'ephemeral';
  replace_original: false;
  text: string;
  blocks: types.KnownBlock[];
} {
  const { blocks, text } = renderBlocks(message);
  return { response_type: 'ephemeral', replace_original: false, text, blocks: [...blocks] };
}

/** Does something that the acknowledgement of a request does not wait for. Never rejects. */
export function meanwhile({ report }: Desk, where: string, work: () => Promise<unknown>): void {
  work().catch((error: unknown) => report({ where: `slack: ${where}`, correlationId: newCorrelationId(), error }));
}

/** Tells a person something in their language, at the address that came with the request. */
export function tell(desk: Desk, user: string, respond: RespondFn, key: (typeof slackPhrases)[number]): void {
  meanwhile(desk, 'telling a person', async () => {
    const { language } = await desk.personOf(user);
    await respond(privately(desk.sentence(key, language)));
  });
}

/** Tells a person that nothing can be taken now, and the operator why. */
export function tellLater(desk: Desk, user: string, respond: RespondFn, error: unknown): void {
  desk.report({ where: 'slack: accepting', correlationId: newCorrelationId(), error });
  tell(desk, user, respond, 'slack.later');
}
