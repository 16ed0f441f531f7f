import type { types } from '@slack/bolt';
import { z } from 'zod';
import { languages } from '../../knowledge/schema.ts';
import type { Choice, Field, Form } from '../../messages/message.ts';
import { cutText } from '../../messages/shorten.ts';
import { visible } from '../../messages/text.ts';
import { dialog } from './limits.ts';

const name = z.object({
  message: z.string(),
  form: z.string(),
  thread: z.string(),
  language: z.enum(languages),
  ephemeralUrl: z.string().optional(),
});

/**
 * What a dialog carries unseen: our id of the message that its form stands in, where that is changed if only one person
 * sees it, the form's id, and the thread of the case.
 */
export type ModalName = Readonly<z.infer<typeof name>>;

/** Reads what a dialog carries. Undefined: it is none of ours. */
export function readModalName(privateMetadata: string): ModalName | undefined {
  try {
    return name.safeParse(JSON.parse(privateMetadata)).data;
  } catch {
    return undefined;
  }
}

/** Plain text of one line, cut to a limit; Slack refuses empty ones. */
function line(text: string, limit: number): types.PlainTextElement {
  const shown = cutText(visible(text).replace(/\s+/g, ' ').trim(), limit);
  return { type: 'plain_text', text: shown === '' ? '…' : shown, emoji: false };
}

function option({ id, label }: Choice): types.PlainTextOption {
  return { value: id.slice(0, dialog.optionId), text: line(label, dialog.option) };
}

function textInput(field: Field & { kind: 'text' }): types.PlainTextInput {
  const longest = Math.min(field.longest, dialog.value);
  const value = cutText(visible(field.value ?? ''), longest).slice(0, longest);
  const filled = value === '' ? {} : { initial_value: value };
  return {
    type: 'plain_text_input',
    action_id: 'value',
    multiline: field.lines === 'many',
    max_length: longest,
    ...filled,
  };
}

function select(field: Field & { kind: 'choice' }): types.StaticSelect {
  const options = field.options.slice(0, dialog.options).map(option);
  const chosen = options.find(({ value }) => value === field.value);
  return {
    type: 'static_select',
    action_id: 'value',
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  };
}

function input(field: Field): types.InputBlock {
  const hint = field.hint === undefined ? {} : { hint: line(field.hint, dialog.label) };
  const element = field.kind === 'text' ? textInput(field) : select(field);
  return {
    type: 'input',
    block_id: field.id,
    label: line(field.label, dialog.label),
    optional: !field.isRequired,
    ...hint,
    element,
  };
}

/** A text in pieces of at most `limit` units, parted at line ends where there are some, with nothing left out. */
export function pieces(text: string, limit: number): string[] {
  if (text.length <= limit) return text === '' ? [] : [text];
  const end = text.lastIndexOf('\n', limit) + 1;
  const head = (end > 0 ? text.slice(0, end) : text.slice(0, limit)).replace(/[\ud800-\udbff]$/, '');
  return [head, ...pieces(text.slice(head.length), limit)];
}

function previewBlock(text: string): types.RichTextBlock {
  const elements = [{ type: 'text' as const, text }];
  return { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements }] };
}

/** A form as Slack's dialog, filled in, with all that is sent to be seen in it. */
export function renderModal(form: Form, carried: ModalName): types.ModalView {
  const preview = pieces(visible(form.preview ?? ''), dialog.preview).filter((piece) => piece.trim() !== '');
  return {
    type: 'modal',
    callback_id: 'form',
    private_metadata: JSON.stringify(carried),
    title: line(form.title, dialog.title),
    submit: line(form.submit, dialog.title),
    close: line(form.cancel, dialog.title),
    blocks: [...form.fields.map(input), ...preview.map(previewBlock)],
  };
}
