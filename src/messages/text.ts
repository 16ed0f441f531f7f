import type { Field, Form, Message, Part, Span, Text } from './message.ts';
import { rendererWords } from './words.ts';

// C0 and C1 controls but line feed and tab; direction marks and overrides; blanks without width but the emoji joiner.
const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with every control, direction and zero-width character shown as ⟨U+202E⟩, and plain line ends. */
export function visible(text: string): string {
  const named = (character: string) => `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  return text.replaceAll('\r\n', '\n').replace(invisible, named);
}

/** Inline text without its styles. */
export function plain(text: Text): string {
  return text.map((span) => span.text).join('');
}

/** Inline text cut at its line ends, for platforms whose text runs do not keep them. */
export function splitLines(text: Text): Text[] {
  const lines: Span[][] = [[]];
  for (const span of text) {
    const [first, ...rest] = span.text.split('\n');
    lines.at(-1)!.push({ ...span, text: first! });
    for (const line of rest) lines.push([{ ...span, text: line }]);
  }
  return lines.map((line) => line.filter((span) => span.text !== ''));
}

/** The mark before the item at `index` of a list: "2. " or "• ". */
export function listMark(ordered: boolean, index: number): string {
  return ordered ? `${index + 1}. ` : '• ';
}

function linkedText(text: Text): string {
  return text.map((span) => (isWebLink(span) ? `${span.text} (${span.href})` : span.text)).join('');
}

/** Whether a span is a link that may be followed: https only. */
export function isWebLink(span: Span): span is Span & { href: string } {
  return span.style === 'link' && span.href?.startsWith('https://') === true;
}

function fieldText(field: Field): string {
  const { label, value = '' } = field;
  const shown = field.kind === 'choice' ? (field.options.find(({ id }) => id === value)?.label ?? '') : value;
  return `${/[?:]$/.test(label) ? label : `${label}:`} ${shown}`.trimEnd();
}

function formText({ title, fields, preview, submit }: Form): string {
  const shown = preview === undefined ? [] : [preview];
  return [title, ...shown, ...fields.map(fieldText), `[${submit}]`].join('\n');
}

/** One part of a message as plain text. */
export function partText(part: Part, message: Message): string {
  switch (part.kind) {
    case 'heading':
    case 'text':
      return linkedText(part.text);
    case 'facts':
      return part.items.map((item) => `${item.label}: ${item.value}`).join('\n');
    case 'list':
      return part.items.map((item, index) => listMark(part.ordered, index) + linkedText(item)).join('\n');
    case 'code':
      return part.label === undefined ? part.code : `${part.label}\n${part.code}`;
    case 'notice':
      return `${rendererWords[message.language].tone[part.tone]}: ${linkedText(part.text)}`;
    case 'choices':
      return part.choices.map((choice) => `[${choice.label}]`).join(' ');
    case 'form':
      return formText(part.form);
  }
}

/** The whole message as plain text: nothing that a card shows is missing from it. */
export function renderText(message: Message): string {
  return message.parts.map((part) => visible(partText(part, message))).join('\n\n');
}

/** One line for notifications and screen readers: the message's heading, or else its first text. */
export function summaryOf(message: Message): string {
  const spoken = message.parts.find((part) => part.kind === 'heading') ?? message.parts.find((part) => 'text' in part);
  const line = spoken === undefined ? '' : visible(plain(spoken.text)).replace(/\s+/g, ' ').trim();
  return [...line].slice(0, 200).join('');
}
