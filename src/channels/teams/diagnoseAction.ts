import { type Activity, CardFactory } from 'botbuilder';
import { z } from 'zod';
import type { Message } from '../../messages/message.ts';
import { plain } from '../../messages/text.ts';
import type { Phrase } from '../welcome.ts';
import { buttonData, personOf } from './activity.ts';
import type { ButtonData } from './elements.ts';
import { htmlText } from './htmlText.ts';
import { renderCard } from './renderCard.ts';

/** "Diagnose this error" on a message, or a button in the dialog that it opened. */
export type DiagnoseRequest = {
  /** The case of this person about this message. It is theirs alone, because nobody else sees the dialog. */
  readonly thread: string;
  readonly text: string;
  readonly button?: ButtonData;
};

/** The command's id in the app manifest. */
export const diagnoseCommand = 'diagnose';

// https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/respond-to-task-module-submit, read 2026-11-24.
const invoked = z.object({
  commandId: z.literal(diagnoseCommand),
  messagePayload: z.object({
    id: z.string().max(500),
    body: z.object({ contentType: z.string().optional(), content: z.string() }),
  }),
  data: z.unknown().optional(),
});

const names = ['composeExtension/fetchTask', 'composeExtension/submitAction'];

/** What a message action asks for; undefined where an activity is none of ours. */
export function diagnoseRequest(activity: Activity): DiagnoseRequest | undefined {
  if (!names.includes(activity.name ?? '')) return undefined;
  const { success, data: value } = invoked.safeParse(activity.value);
  if (!success) return undefined;
  const { id, body } = value.messagePayload;
  const button = buttonData(value.data);
  return {
    thread: `${activity.conversation.id};diagnosed=${id};by=${personOf(activity)}`,
    text: body.contentType === 'text' ? body.content : htmlText(body.content),
    ...(button && { button }),
  };
}

/** What the dialog shows: all that the assistant said since the press, as one card. */
export function dialogAnswer(said: readonly [Message, ...Message[]], phrase: Phrase): unknown {
  const { language } = said.at(-1) ?? said[0];
  const { card } = renderCard({ language, parts: said.flatMap(({ parts }) => parts) }, { inDialog: true });
  const title = plain(phrase('home.heading', language));
  const value = { title, width: 'large', height: 'large', card: CardFactory.adaptiveCard(card) };
  return { task: { type: 'continue', value } };
}
