import assert from 'node:assert/strict';
import { z } from 'zod';

/**
 * The part of Block Kit that the renderer uses, with Slack's own limits (https://docs.slack.dev/reference/block-kit, read
 * 2026-11-24). Strict: what is not listed here is refused, so a new element needs a rule first.
 */
const style = z.strictObject({ bold: z.literal(true).optional(), code: z.literal(true).optional() });
const text = z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(3000), style: style.optional() });
const link = z.strictObject({
  type: z.literal('link'),
  url: z.url({ protocol: /^https$/ }).max(3000),
  text: z.string().min(1).max(3000),
});
const inline = z.discriminatedUnion('type', [text, link]);
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline).min(1) });
const richElement = z.discriminatedUnion('type', [
  section,
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(section).min(1),
  }),
  z.strictObject({ type: z.literal('rich_text_preformatted'), elements: z.array(inline).min(1) }),
  z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(inline).min(1) }),
]);

const plainText = (limit: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(limit), emoji: z.literal(false) });
const button = z.strictObject({
  type: z.literal('button'),
  action_id: z.string().min(1).max(255),
  value: z.string().min(1).max(2000),
  text: plainText(75),
});

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plainText(150) }),
  z.strictObject({ type: z.literal('rich_text'), elements: z.array(richElement).min(1) }),
  z.strictObject({
    type: z.literal('actions'),
    block_id: z.string().min(1).max(255).optional(),
    elements: z.array(button).min(1).max(25),
  }),
]);

/** Refuses what Slack would refuse: wrong or unknown elements, empty texts, lengths, counts, an id used twice. */
export function assertBlockKit(blocks: unknown, most: number): void {
  const parsed = z.array(block).max(most).parse(blocks);
  const ids = parsed.flatMap((one) => (one.type === 'actions' ? one.elements.map(({ action_id: id }) => id) : []));
  assert.equal(new Set(ids).size, ids.length, 'an action id is used twice');
  const blockIds = parsed.flatMap((one) => ('block_id' in one && one.block_id !== undefined ? [one.block_id] : []));
  assert.equal(new Set(blockIds).size, blockIds.length, "a block's id is used twice");
  const size = JSON.stringify(blocks).length;
  assert.ok(size <= 13_000, `${size} characters of blocks`);
}
