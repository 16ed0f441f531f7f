import type { Choice, Field, Form, Message, Part, Text } from './message.ts';
import { visible } from './text.ts';
import { rendererWords } from './words.ts';

/** How much of a message a platform takes. All lengths in UTF-16 units. */
export type MessageLimits = {
  readonly parts: number;
  /** One text, heading or notice. */
  readonly text: number;
  readonly code: number;
  readonly listItems: number;
  readonly factValue: number;
  readonly label: number;
  readonly choices: number;
};

const mark = ' …';

/** At most `limit` units of a text, cut at a line end if there is one, else at a blank, never inside a character. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, Math.max(0, limit - mark.length)).replace(/[\ud800-\udbff]$/, '');
  const end = [head.lastIndexOf('\n'), head.lastIndexOf(' ')].find((index) => index > 0) ?? head.length;
  return head.slice(0, end) + mark;
}

function cutSpans(text: Text, limit: number): Text {
  let left = limit;
  const kept = [];
  for (const span of text) {
    if (left <= mark.length) break;
    const shown = cutText(visible(span.text), left);
    kept.push({ ...span, text: shown });
    left = shown.length < visible(span.text).length ? 0 : left - shown.length;
  }
  return kept;
}

function cutCode(part: Part & { kind: 'code' }, message: Message, limits: MessageLimits): Part {
  const code = visible(part.code);
  const label = part.label === undefined ? {} : { label: cutText(visible(part.label), limits.factValue) };
  if (code.length <= limits.code) return { ...part, ...label, code };
  // Half a command may do harm when it is run, so a command is shown whole or not at all.
  if (part.shell !== undefined) return warning(rendererWords[message.language].commandTooLong);
  return { ...part, ...label, code: cutText(code, limits.code) };
}

function cutChoice(choice: Choice, limits: MessageLimits): Choice {
  return { id: choice.id, label: cutText(visible(choice.label).replace(/\s+/g, ' '), limits.label) };
}

function cutField(field: Field, limits: MessageLimits): Field {
  const label = cutText(visible(field.label), limits.label);
  return field.kind === 'choice'
    ? { ...field, label, options: field.options.map((option) => cutChoice(option, limits)) }
    : { ...field, label };
}

/** What is sent is seen whole in the form's dialog, or shortened here with a mark. */
function cutForm(form: Form, limits: MessageLimits): Form {
  const preview = form.preview === undefined ? {} : { preview: cutText(visible(form.preview), limits.code) };
  return { ...form, ...preview, fields: form.fields.map((field) => cutField(field, limits)) };
}

function cutPart(part: Part, message: Message, limits: MessageLimits): Part {
  switch (part.kind) {
    case 'code':
      return cutCode(part, message, limits);
    case 'choices':
      return { ...part, choices: part.choices.map((choice) => cutChoice(choice, limits)) };
    case 'form':
      return { ...part, form: cutForm(part.form, limits) };
    case 'facts':
      return {
        ...part,
        items: part.items.slice(0, limits.listItems).map((item) => ({
          label: cutText(visible(item.label), limits.label),
          value: cutText(visible(item.value), limits.factValue),
        })),
      };
    case 'list':
      return { ...part, items: part.items.slice(0, limits.listItems).map((item) => cutSpans(item, limits.text)) };
    default:
      return { ...part, text: cutSpans(part.text, limits.text) };
  }
}

function warning(text: string): Part {
  return { kind: 'notice', tone: 'warning', text: [{ text }] };
}

/** How much a part says: characters, or buttons. */
export function measure(part: Part): number {
  if (part.kind === 'choices') return part.choices.length;
  if (part.kind === 'code') return visible(part.code).length;
  if (part.kind === 'form') return visible(part.form.preview ?? '').length;
  if (part.kind === 'facts') return part.items.reduce((sum, item) => sum + visible(item.label + item.value).length, 0);
  const texts = part.kind === 'list' ? part.items.flat() : part.text;
  return texts.reduce((sum, span) => sum + visible(span.text).length, 0);
}

/** What can be pressed stays in a message that is shortened. */
const isChoices = (part: Part) => part.kind === 'choices' || part.kind === 'form';

/** Whether a message has more to leave out than the note that it is shortened. */
export function canDrop(message: Message): boolean {
  return message.parts.filter((part) => !isChoices(part)).length > 1;
}

/** The message with its last part that is not a row of buttons left out, and a note that says that it is shortened. */
export function dropLastPart(message: Message): Message {
  const note = rendererWords[message.language].shortened;
  const parts = message.parts.filter((part) => !(part.kind === 'notice' && part.text[0]?.text === note));
  const last = parts.findLastIndex((part) => !isChoices(part));
  return withNote({ ...message, parts: parts.filter((_, index) => index !== last) });
}

/** The first `limit` buttons of a message, over all its rows. */
function limitChoices(parts: readonly Part[], limit: number): Part[] {
  let left = limit;
  return parts.flatMap((part): Part[] => {
    if (part.kind !== 'choices') return [part];
    const choices = part.choices.slice(0, left);
    left -= choices.length;
    return choices.length === 0 ? [] : [{ ...part, choices }];
  });
}

function withNote(message: Message): Message {
  const last = message.parts.at(-1);
  const end = last !== undefined && isChoices(last) ? -1 : message.parts.length;
  const note = warning(rendererWords[message.language].shortened);
  return { ...message, parts: [...message.parts.slice(0, end), note, ...message.parts.slice(end)] };
}

/** The message within the limits of a platform. Where something had to go, the message says so, in its language. */
export function shortenMessage(message: Message, limits: MessageLimits): Message {
  const shown = { ...message, parts: limitChoices(message.parts, limits.choices) };
  const parts = shown.parts.map((part) => cutPart(part, message, limits));
  const said = (all: readonly Part[]) => all.reduce((sum, part) => sum + measure(part), 0);
  const isCut = parts.some(
    (part, index) => part.kind === shown.parts[index]!.kind && measure(part) < measure(shown.parts[index]!),
  );
  const hasFewerChoices = said(shown.parts) < said(message.parts);
  let short: Message = isCut || hasFewerChoices ? withNote({ ...message, parts }) : { ...message, parts };
  while (short.parts.length > limits.parts && canDrop(short)) short = dropLastPart(short);
  return short;
}
