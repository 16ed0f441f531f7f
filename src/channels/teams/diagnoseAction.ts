import { type Activity, CardFactory } from 'botbuilder';
import { z } from 'zod';
import type { Reply } from '../../assistant/incoming.ts';
import type { Language } from '../../knowledge/schema.ts';
import type { Message } from '../../messages/message.ts';
import { cutText } from '../../messages/shorten.ts';
import { plain } from '../../messages/text.ts';
import type { Phrase } from '../welcome.ts';
import { buttonData, personOf } from './activity.ts';
import type { ButtonData } from './elements.ts';
import { notice } from './greeting.ts';
import type { Hear } from './hearing.ts';
import { htmlText } from './htmlText.ts';
import { incomingText } from './limits.ts';
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
function dialogAnswer(said: readonly [Message, ...Message[]], phrase: Phrase): unknown {
  const { language } = said.at(-1) ?? said[0];
  const { card } = renderCard({ language, parts: said.flatMap(({ parts }) => parts) }, { inDialog: true });
  const title = plain(phrase('home.heading', language));
  const value = { title, width: 'large', height: 'large', card: CardFactory.adaptiveCard(card) };
  return { task: { type: 'continue', value } };
}

/** What a dialog is answered with. */
export type DialogDesk = { readonly hear: Hear; readonly phrase: Phrase; readonly language: Language };

/** Hands the request on, and gives the body of the invoke's answer: the dialog with what the assistant said to it. */
export async function answerInDialog(
  { thread, text, button }: DiagnoseRequest,
  activity: Activity,
  { hear, phrase, language }: DialogDesk,
): Promise<unknown> {
  const said: Message[] = [];
  const reply: Reply = async (message) => {
    const at = said.push(message) - 1;
    return {
      update: async (changed) => {
        said[at] = changed;
      },
    };
  };
  const common = { addressed: true, thread, reply };
  if (button !== undefined) await hear(activity, { kind: 'choice', choice: button.choice, ...common });
  else if (text !== '') await hear(activity, { kind: 'message', text: cutText(text, incomingText), ...common });
  const [first = notice(phrase, text === '' ? 'teams.unread' : 'teams.later', language), ...others] = said;
  return dialogAnswer([first, ...others], phrase);
}
