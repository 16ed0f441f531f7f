import { z } from 'zod';
import type { written } from './payloads.ts';
import { readText } from './readText.ts';

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const deepest = 12;

/** Where texts stand in blocks and attachments, in the order in which they are shown. */
const places = ['author_name', 'pretext', 'title', 'text', 'value', 'fields', 'elements', 'blocks', 'footer'];

const breaks = new Set(['rich_text_section', 'rich_text_preformatted', 'rich_text_quote', 'rich_text_list']);

/** A run of rich text, which is not escaped; undefined for anything else. */
function runOf({ type, text, url, name, user_id: user }: Node): string | undefined {
  if (type === 'text') return String(text ?? '');
  if (type === 'link') return typeof text === 'string' && text !== '' ? text : String(url ?? '');
  if (type === 'emoji') return `:${String(name)}:`;
  if (type === 'user') return `@${String(user)}`;
  return undefined;
}

function textIn(value: unknown, bot: string, depth = 0): string {
  if (typeof value === 'string') return `${readText(value, bot)}\n`;
  if (depth > deepest) return '';
  if (Array.isArray(value)) return value.map((item) => textIn(item, bot, depth + 1)).join('');
  if (!isNode(value)) return '';
  const run = runOf(value);
  if (run !== undefined) return run;
  // What can be pressed says nothing of what went wrong.
  if (value.type === 'actions') return '';
  const inside = places.map((place) => textIn(value[place], bot, depth + 1)).join('');
  return breaks.has(String(value.type)) ? `${inside}\n` : inside;
}

/** The text of an attachment of the old kind, which may have nothing but a summary. */
function attachmentText(attachment: unknown, bot: string): string {
  const text = textIn(attachment, bot);
  const fallback = isNode(attachment) ? attachment.fallback : undefined;
  return text.trim() === '' ? textIn(fallback, bot) : text;
}

const list = z.array(z.unknown()).catch([]);

/** Letters only, to see whether something was said already. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * The text of a message. Bots put theirs into blocks and attachments, with or without a plain text; what that says already
 * is left out. What a person wrote is in the plain text, and previews of links beside it are not theirs.
 */
export function readAlert(message: z.infer<typeof written>, bot: string): string {
  const text = readText(message.text, bot);
  if (message.bot_id === undefined && text !== '') return text;
  const more = [
    ...list.parse(message.blocks).map((block) => textIn(block, bot)),
    ...list.parse(message.attachments).map((attachment) => attachmentText(attachment, bot)),
  ];
  return more
    .reduce((whole, piece) => (letters(whole).includes(letters(piece)) ? whole : `${whole}\n${piece.trim()}`), text)
    .trim();
}
