import type { Activity } from 'botbuilder';
import type { Assistant, SentMessage } from '../../assistant/incoming.ts';
import { checkForm, type FieldProblem } from '../../messages/checkForm.ts';
import type { Form, Message } from '../../messages/message.ts';
import { plain } from '../../messages/text.ts';
import type { Phrase } from '../welcome.ts';
import { isGroup, isSaidIn, personOf } from './activity.ts';
import { addressOf, readAddress, type ThreadAddress } from './address.ts';
import type { Card } from './elements.ts';
import { originOf, pressId, stored } from './incoming.ts';
import type { Pressed } from './pressed.ts';
import { privately } from './privacy.ts';
import { renderCard } from './renderCard.ts';

/** What presses are taken with. */
export type PressDesk = { readonly assistant: Assistant; readonly phrase: Phrase };

/** How a card looks after a press, and whether that was handed on. */
export type AfterPress = { readonly card?: Card; readonly isTaken: boolean };

/**
 * Where a press belongs: to the thread that it is in or, on a message that one person got in private, to the thread that
 * this is about. Undefined: the message is of another thread.
 */
function addressOfPress(activity: Activity, pressed: SentMessage | undefined): ThreadAddress | undefined {
  const here = addressOf(activity);
  if (pressed === undefined) return here;
  const there = readAddress(pressed.address);
  if ('place' in there) return isSaidIn(activity, [there.place]) ? here : undefined;
  if (there.conversation === here.conversation) return here;
  return !isGroup(activity) && there.person.user === personOf(activity) ? there : undefined;
}

/** Whether somebody may see a message: what is in the data of a press may be made up, and so name any message. */
function maySee(activity: Activity, { address, to }: SentMessage): boolean {
  const there = readAddress(address);
  return to === undefined || ('person' in there && there.person.user === personOf(activity));
}

function formOf({ parts }: Message, id: string): Form | undefined {
  return parts.flatMap((part) => (part.kind === 'form' && part.form.id === id ? [part.form] : []))[0];
}

const phraseOf: Readonly<Record<FieldProblem, string>> = {
  missing: 'form.missing',
  'too-long': 'form.tooLong',
  'not-offered': 'form.notOffered',
};

/** The phrases that say what is wrong with a field. */
export const problemPhrases: readonly string[] = Object.values(phraseOf);

/** What is wrong with the values of a form, in words, by field. */
function problemsOf(form: Form, values: Readonly<Record<string, string>>, { language }: Message, phrase: Phrase) {
  const problems = Object.entries(checkForm(form, values)).map(([id, problem]) => {
    const field = form.fields.find((each) => each.id === id);
    const longest = String(field?.kind === 'text' ? field.longest : '');
    return [id, plain(phrase(phraseOf[problem], language, { longest }))] as const;
  });
  return problems.length === 0 ? undefined : Object.fromEntries(problems);
}

/** The message with its form filled in as somebody sent it. */
function filled(message: Message, sent: Form, values: Readonly<Record<string, string>>): Message {
  const fields = sent.fields.map((field) => ({ ...field, value: values[field.id] ?? '' }));
  const parts = message.parts.map((part) =>
    part.kind === 'form' && part.form.id === sent.id ? { ...part, form: { ...sent, fields } } : part,
  );
  return { ...message, parts };
}

/** The card once more, with what is wrong with its form; undefined where nothing is. */
function refused({ message, chosen }: SentMessage, pressed: Pressed, phrase: Phrase): (Message & Problems) | undefined {
  const form = pressed.kind === 'form' && chosen === undefined ? formOf(message, pressed.form) : undefined;
  if (form === undefined || pressed.kind !== 'form') return undefined;
  const problems = problemsOf(form, pressed.values, message, phrase);
  return problems && { ...filled(message, form, pressed.values), problems };
}

/** What a press leaves chosen on its card. */
function chosenBy(pressed: Pressed, { staysOpen }: SentMessage): string | undefined {
  if (pressed.kind === 'form') return pressed.form;
  return staysOpen ? undefined : pressed.choice;
}

type Problems = { readonly problems: Readonly<Record<string, string>> };

/**
 * Hands a press on, unless its form is not filled in as it must be. The first press of a message counts, which the
 * assistant decides; the card is shown with it.
 * @throws NotStoredError where it must be delivered again.
 */
export async function takePress(desk: PressDesk, activity: Activity, pressed: Pressed): Promise<AfterPress> {
  const { assistant, phrase } = desk;
  const { card } = pressed;
  const named = card === undefined ? undefined : await stored(assistant.sentMessage(card));
  const found = named && maySee(activity, named) ? named : undefined;
  const address = addressOfPress(activity, found);
  if (address === undefined) return { isTaken: false };
  const isPrivate = address.conversation !== activity.conversation.id;
  const show = (message: Message, options: object) =>
    renderCard(isPrivate ? privately(message, phrase) : message, { ...(card && { card }), ...options }).card;
  const again = found && refused(found, pressed, phrase);
  if (again !== undefined) return { card: show(again, { problems: again.problems }), isTaken: false };
  const { card: _, ...what } = pressed;
  const message = found === undefined || card === undefined ? {} : { message: card };
  const origin = originOf(activity, address);
  await stored(assistant.accept({ id: pressId(activity, pressed), ...origin, addressed: true, ...what, ...message }));
  if (found === undefined) return { isTaken: true };
  const chosen = found.chosen ?? chosenBy(pressed, found);
  return { card: show(found.message, chosen === undefined ? {} : { chosen }), isTaken: true };
}
