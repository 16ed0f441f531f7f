import type { Message, Part } from '../../src/messages/message.ts';
import { plain } from '../../src/messages/text.ts';

type Node = { readonly [key: string]: unknown };

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [{ ...value }, ...Object.values(value).flatMap(nodesOf)];
}

/** A text with neither blanks nor the marks that keep text from coming alive. */
export const letters = (text: string) => text.replace(/[\s\u200b]+/g, '');

/** All that a rendering shows, as letters. */
export function shownIn(rendering: unknown): string {
  const texts = nodesOf(rendering).flatMap(({ text, title, value, codeSnippet }) => [text, title, value, codeSnippet]);
  return letters(texts.filter((shown) => typeof shown === 'string').join(''));
}

/** The buttons of a card: title and choice. A form's is called otherwise in Slack, where it opens the form. */
export function cardActions(card: unknown): unknown[] {
  const executed = nodesOf(card).filter(({ type }) => type === 'Action.Execute');
  return executed.map(({ title, data, verb }) => {
    const [pressed] = nodesOf(data);
    return verb === 'form' ? ['form', pressed?.form] : [letters(String(title)), pressed?.choice];
  });
}

/** The buttons of blocks: title and choice. */
export function blockActions(blocks: unknown): unknown[] {
  const buttons = nodesOf(blocks).filter(({ type }) => type === 'button');
  return buttons.map(({ text, value, action_id: id }) =>
    String(id).startsWith('form-') ? ['form', value] : [letters(String(nodesOf(text)[0]?.text)), value],
  );
}

function piecesOf(part: Part): string[] {
  if (part.kind === 'facts') return part.items.flatMap(({ label, value }) => [label, value]);
  if (part.kind === 'list') return part.items.map(plain);
  if (part.kind === 'code') return [part.code, part.label ?? ''];
  if (part.kind === 'form') return [part.form.title, part.form.preview ?? ''];
  return part.kind === 'choices' ? part.choices.map(({ label }) => label) : [plain(part.text)];
}

/** What a message says, piece by piece. */
export function factsOf(message: Message): string[] {
  return message.parts.flatMap(piecesOf).flatMap((text) => text.split('\n'));
}
