import { type Activity, CardFactory } from 'botbuilder';
import { z } from 'zod';
import type { Assistant, Reply } from '../../assistant/incoming.ts';
import type { Language } from '../../knowledge/schema.ts';
import type { Message } from '../../messages/message.ts';
import { cutText } from '../../messages/shorten.ts';
import { plain } from '../../messages/text.ts';
import type { Phrase } from '../welcome.ts';
import { personOf } from './activity.ts';
import { addressOf } from './address.ts';
import type { Card } from './elements.ts';
import { writingElements, writtenInput } from './formElements.ts';
import { notice } from './greeting.ts';
import { htmlText } from './htmlText.ts';
import { originOf } from './incoming.ts';
import { incomingText, turnPatience, writtenLength } from './limits.ts';
import { type Pressed, readPressed } from './pressed.ts';
import { renderCard } from './renderCard.ts';

/** "Diagnose this error" on a message, or what was done in the dialog that it opened. */
export type DiagnoseRequest = {
  /** The case of this person about this message. It is theirs alone, because nobody else sees the dialog. */
  readonly thread: string;
  /** What the message says, or what the person wrote in the dialog. */
  readonly text: string;
  readonly pressed?: Pressed;
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

const writing = z.object({ answer: z.literal(true), [writtenInput]: z.string().optional() });

const names = ['composeExtension/fetchTask', 'composeExtension/submitAction'];

/** What a message action asks for; undefined where an activity is none of ours. */
export function diagnoseRequest(activity: Activity): DiagnoseRequest | undefined {
  if (!names.includes(activity.name ?? '')) return undefined;
  const { success, data: value } = invoked.safeParse(activity.value);
  if (!success) return undefined;
  const { id, body } = value.messagePayload;
  const pressed = readPressed(value.data);
  const written = writing.safeParse(value.data);
  const said = body.contentType === 'text' ? body.content : htmlText(body.content);
  return {
    thread: `${activity.conversation.id};diagnosed=${id};by=${personOf(activity)}`,
    text: written.success ? (written.data[writtenInput] ?? '').trim() : said,
    ...(pressed && { pressed }),
  };
}

/** The card with a field to write an answer into; but for one with a form, which would have to be filled in first. */
function withWriting(card: Card, { parts, language }: Message, phrase: Phrase): Card {
  if (parts.some(({ kind }) => kind === 'form')) return card;
  const word = (key: string) => plain(phrase(key, language));
  const words = { label: word('teams.write'), hint: word('teams.writeHint'), send: word('teams.send') };
  return { ...card, body: [...card.body, ...writingElements(words, writtenLength)] };
}

/** What the dialog shows: all that the assistant said since the press, as one card. */
function dialogAnswer(said: readonly [Message, ...Message[]], phrase: Phrase): unknown {
  const { language } = said.at(-1) ?? said[0];
  const message = { language, parts: said.flatMap(({ parts }) => parts) };
  const card = withWriting(renderCard(message, { inDialog: true }).card, message, phrase);
  const title = plain(phrase('home.heading', language));
  const value = { title, width: 'large', height: 'large', card: CardFactory.adaptiveCard(card) };
  return { task: { type: 'continue', value } };
}

/** What a dialog is answered with. */
export type DialogDesk = { readonly assistant: Assistant; readonly phrase: Phrase; readonly language: Language };

/** Waits for the work, but no longer than that; the work goes on. */
async function finishedOrLate(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function converse(
  { thread, text, pressed }: DiagnoseRequest,
  activity: Activity,
  assistant: Assistant,
  reply: Reply,
) {
  if (pressed === undefined && text === '') return;
  const { card: _, ...what } = pressed ?? { kind: 'message', text: cutText(text, incomingText), card: '' };
  const origin = originOf(activity, addressOf(activity, thread));
  const id = `${thread} ${activity.id}`;
  await finishedOrLate(assistant.converse({ id, ...origin, addressed: true, ...what }, reply), turnPatience);
}

/** Hands the request on, and gives the body of the invoke's answer: the dialog with what the assistant said to it. */
export async function answerInDialog(
  request: DiagnoseRequest,
  activity: Activity,
  { assistant, phrase, language }: DialogDesk,
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
  await converse(request, activity, assistant, reply);
  const isEmpty = request.pressed === undefined && request.text === '';
  const [first = notice(phrase, isEmpty ? 'teams.unread' : 'teams.later', language), ...others] = said;
  return dialogAnswer([first, ...others], phrase);
}
