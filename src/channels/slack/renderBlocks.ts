import type { types } from '@slack/bolt';
import type { Choice, Form, Message, Part, Text } from '../../messages/message.ts';
import { canDrop, dropLastPart, type MessageLimits, shortenMessage } from '../../messages/shorten.ts';
import { plain, renderText, visible } from '../../messages/text.ts';
import { rendererWords } from '../../messages/words.ts';
import { blockIdOf, type MessageName } from './blockIds.ts';
import { blocksJson, headerText, slackLimits, tightLimits } from './limits.ts';
import { bold, escapeText, inlines, isBlank, richText, section } from './richText.ts';

/** The blocks that messages are made of. */
export type Block = types.HeaderBlock | types.RichTextBlock | types.ActionsBlock;

/** `chosen`: what was pressed; the buttons are replaced by its label. `name`: what a press of the buttons tells. */
export type BlockOptions = { readonly chosen?: string; readonly name?: MessageName };

/** Blocks, and the same as plain text for notifications and screen readers, escaped as Slack wants it. */
export type RenderedBlocks = { readonly blocks: readonly Block[]; readonly text: string };

function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** A header takes plain text, in which Slack may still read `&…;`: texts with such characters are bold instead. */
function heading(text: Text): Block[] {
  const whole = visible(plain(text)).trim();
  if (whole === '') return [];
  if (whole.length > headerText || /[\n&<>]/.test(whole)) return richText(...section(bold(text)));
  return [{ type: 'header', text: plainText(whole) }];
}

function facts(items: readonly { readonly label: string; readonly value: string }[]): Block[] {
  const lines = items.flatMap(
    ({ label, value }, index): Text => [
      { text: `${index === 0 ? '' : '\n'}${label}: `, style: 'bold' },
      { text: value },
    ],
  );
  return richText(...section(lines));
}

function list(items: readonly Text[], ordered: boolean): Block[] {
  // An item without text keeps its place, so that the numbers stay right.
  const elements = items.map(
    (item): types.RichTextSection => ({
      type: 'rich_text_section',
      elements: isBlank(item) ? [{ type: 'text', text: ' ' }] : inlines(item),
    }),
  );
  return elements.length === 0
    ? []
    : richText({ type: 'rich_text_list', style: ordered ? 'ordered' : 'bullet', elements });
}

function code(part: Part & { kind: 'code' }): Block[] {
  const label = part.label === undefined ? [] : section([{ text: part.label, style: 'bold' }]);
  if (part.code.trim() === '') return richText(...label);
  const elements = [{ type: 'text' as const, text: visible(part.code) }];
  return richText(...label, { type: 'rich_text_preformatted', elements });
}

function notice(part: Part & { kind: 'notice' }, message: Message): Block[] {
  const tone = rendererWords[message.language].tone[part.tone];
  return richText({
    type: 'rich_text_quote',
    elements: inlines([{ text: `${tone}: `, style: 'bold' }, ...part.text]),
  });
}

function button(label: string, value: string, actionId: string): types.Button {
  return { type: 'button', action_id: actionId, value, text: plainText(label.trim() === '' ? '…' : label) };
}

/** What was pressed, in the place of the buttons. */
function chosenBlocks(label: string, message: Message): Block[] {
  const said = `${rendererWords[message.language].chosen}: `;
  return richText(...section([{ text: said }, { text: label, style: 'bold' }]));
}

function actions(elements: types.Button[], place: number, { name }: BlockOptions): Block[] {
  return [{ type: 'actions', ...(name === undefined ? {} : { block_id: blockIdOf(name, place) }), elements }];
}

function choices(all: readonly Choice[], place: number, message: Message, options: BlockOptions): Block[] {
  if (all.length === 0) return [];
  if (options.chosen === undefined) {
    const buttons = all.map(({ id, label }, index) => button(label, id, `choice-${place}-${index}`));
    return actions(buttons, place, options);
  }
  const chosen = all.find((choice) => choice.id === options.chosen);
  return chosen === undefined ? [] : chosenBlocks(chosen.label, message);
}

/** A form is seen here, and filled in behind its button: what is sent beside the fields. */
function form(shown: Form, place: number, message: Message, options: BlockOptions): Block[] {
  const preview = code({ kind: 'code', label: shown.title, code: shown.preview ?? '' });
  if (options.chosen === undefined) {
    return [...preview, ...actions([button(shown.open, shown.id, `form-${place}`)], place, options)];
  }
  return options.chosen === shown.id ? [...preview, ...chosenBlocks(shown.submit, message)] : preview;
}

function partBlocks(part: Part, place: number, message: Message, options: BlockOptions): Block[] {
  switch (part.kind) {
    case 'heading':
      return heading(part.text);
    case 'text':
      return richText(...section(part.text));
    case 'facts':
      return facts(part.items);
    case 'list':
      return list(part.items, part.ordered);
    case 'code':
      return code(part);
    case 'notice':
      return notice(part, message);
    case 'choices':
      return choices(part.choices, place, message, options);
    case 'form':
      return form(part.form, place, message, options);
  }
}

function renderWithin(limits: MessageLimits, message: Message, options: BlockOptions): RenderedBlocks {
  const render = (fitting: Message) =>
    fitting.parts.flatMap((part, place) => partBlocks(part, place, fitting, options));
  let fitting = shortenMessage(message, limits);
  let blocks = render(fitting);
  while (JSON.stringify(blocks).length > blocksJson && canDrop(fitting)) {
    fitting = dropLastPart(fitting);
    blocks = render(fitting);
  }
  return { blocks, text: escapeText(renderText(fitting)) };
}

/** A message as Block Kit within the limits of Slack; shortened where it has to be, and then it says so. */
export function renderBlocks(message: Message, options: BlockOptions = {}): RenderedBlocks {
  const rendered = renderWithin(slackLimits, message, options);
  const isFitting = JSON.stringify(rendered.blocks).length <= blocksJson;
  return isFitting ? rendered : renderWithin(tightLimits, message, options);
}
