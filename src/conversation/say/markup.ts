import { fillPlaceholders, placeholdersIn } from '../../knowledge/placeholders.ts';
import type { Span, Text } from '../../messages/message.ts';

/** The values of placeholders: a string, or text that is already styled. Their content is never read as markup. */
export type Values = (name: string) => string | Text;

const token = /\*\*([^*]{1,500})\*\*|`([^`]{1,500})`|\[([^\]]{1,300})\]\((https:\/\/[^)\s]{1,500})\)/g;

function spansOf(value: string | Text, style: Omit<Span, 'text'>): Text {
  const spans = typeof value === 'string' ? [{ text: value }] : value;
  return spans.map((span) => ({ ...style, ...span }));
}

/** The text with its placeholders filled, each value in a span of its own, in the style of its surroundings. */
function fill(text: string, style: Omit<Span, 'text'>, values: Values): Text {
  return text.split(/(?<!\$)(\{[a-z][A-Za-z]*\})/).flatMap((piece) => {
    const name = placeholdersIn(piece)[0];
    if (name !== undefined && piece === `{${name}}`) return spansOf(values(name), style);
    return piece === '' ? [] : [{ text: piece, ...style }];
  });
}

function plainValue(value: string | Text): string {
  return typeof value === 'string' ? value : value.map(({ text }) => text).join('');
}

function fillAddress(address: string, values: Values): string {
  return fillPlaceholders(address, (name) => encodeURIComponent(plainValue(values(name))));
}

function styled(match: RegExpExecArray, values: Values): Text {
  const [, bold, code, label, address] = match;
  if (bold !== undefined) return fill(bold, { style: 'bold' }, values);
  if (code !== undefined) return fill(code, { style: 'code' }, values);
  return fill(label ?? '', { style: 'link', href: fillAddress(address ?? '', values) }, values);
}

/**
 * Turns content (**bold**, `code`, [label](https://…), {placeholder}) into spans. Only content goes in here: what people
 * wrote may only come as a placeholder's value, which is put into spans as it is.
 */
export function parseMarkup(content: string, values: Values): Text {
  const spans: Span[] = [];
  let end = 0;
  for (const match of content.matchAll(token)) {
    spans.push(...fill(content.slice(end, match.index), {}, values), ...styled(match, values));
    end = match.index + match[0].length;
  }
  return [...spans, ...fill(content.slice(end), {}, values)];
}
