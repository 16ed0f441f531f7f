import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { pieces, renderModal } from '../../../src/channels/slack/renderModal.ts';
import type { Form } from '../../../src/messages/message.ts';
import { visible } from '../../../src/messages/text.ts';
import { withForm } from '../messages.ts';
import { anyMessage } from '../randomMessages.ts';

const text = (limit: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(limit), emoji: z.literal(false) });
const option = z.strictObject({ value: z.string().min(1).max(150), text: text(75) });
const element = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('plain_text_input'),
      action_id: z.literal('value'),
      multiline: z.boolean(),
      max_length: z.int().min(1).max(3000),
      initial_value: z.string().min(1).optional(),
    })
    .refine(({ initial_value: value = '', max_length: longest }) => value.length <= longest),
  z.strictObject({
    type: z.literal('static_select'),
    action_id: z.literal('value'),
    options: z.array(option).min(1).max(100),
    initial_option: option.optional(),
  }),
]);
const block = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('input'),
    block_id: z.string().min(1).max(255),
    label: text(2000),
    hint: text(2000).optional(),
    optional: z.boolean(),
    element,
  }),
  z.strictObject({ type: z.literal('rich_text'), elements: z.tuple([z.unknown()]) }),
]);

/** A dialog with Slack's own limits (https://docs.slack.dev/reference/views and /block-kit, read 2026-11-25). */
const modal = z.strictObject({
  type: z.literal('modal'),
  callback_id: z.literal('form'),
  private_metadata: z.string().max(3000),
  title: text(24),
  submit: text(24),
  close: text(24),
  blocks: z.array(block).min(1).max(100),
});

const carried = { message: 'm', form: 'ticket:1', thread: 'C1/1000.1', language: 'en' } as const;
const [, { form: drafted }] = withForm.parts as [unknown, { form: Form }];

describe('A dialog of Slack', () => {
  it('stays within every limit, whatever the form', () => {
    fc.assert(
      fc.property(anyMessage, ({ parts }) => {
        for (const part of parts) if (part.kind === 'form') modal.parse(renderModal(part.form, carried));
      }),
    );
  });

  it('cuts a long title at a word', () => {
    const { title } = modal.parse(
      renderModal({ ...drafted, title: 'Ticket for the helpdesk of the platform' }, carried),
    );
    assert.equal(title.text, 'Ticket for the …');
  });

  it('shows the whole of what is sent, in pieces', () => {
    const preview = Array.from({ length: 400 }, (_, line) => `line ${line} of the ticket`).join('\n');
    const { blocks } = renderModal({ ...drafted, preview }, carried);
    const shown = JSON.stringify(blocks);
    for (const line of preview.split('\n')) assert.ok(shown.includes(line), line);
    modal.parse(renderModal({ ...drafted, preview }, carried));
  });

  it('parts a text without losing a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 2, max: 40 }), (raw, limit) => {
        const parted = pieces(visible(raw), limit);
        assert.equal(parted.join(''), visible(raw));
        assert.ok(parted.every((piece) => piece.length > 0 && piece.length <= limit && piece.isWellFormed()));
      }),
    );
  });
});
