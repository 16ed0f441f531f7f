import type { types } from '@slack/bolt';
import type { Text } from '../../messages/message.ts';
import { isWebLink, plain, visible } from '../../messages/text.ts';

type Inline = types.RichTextText | types.RichTextLink;

/**
 * Inline text as elements of rich text. Slack shows their text as it stands: no markup, mention, emoji or address is read
 * from it. Without a text that is not empty there is no element, because Slack refuses empty ones.
 */
export function inlines(text: Text): Inline[] {
  return text.flatMap((span): Inline[] => {
    const shown = visible(span.text);
    if (shown === '') return [];
    if (isWebLink(span)) return [{ type: 'link', url: span.href, text: shown }];
    if (span.style === 'bold' || span.style === 'code') {
      return [{ type: 'text', text: shown, style: { [span.style]: true } }];
    }
    return [{ type: 'text', text: shown }];
  });
}

/** The text in bold, but for spans that have a style of their own. */
export function bold(text: Text): Text {
  return text.map((span) => (span.style === undefined ? { ...span, style: 'bold' } : span));
}

/** A paragraph; none where there is nothing to show. */
export function section(text: Text): types.RichTextSection[] {
  return isBlank(text) ? [] : [{ type: 'rich_text_section', elements: inlines(text) }];
}

/** Whether a text shows nothing. */
export function isBlank(text: Text): boolean {
  return plain(text).trim() === '';
}

/** A block of rich text; none where it has no elements. */
export function richText(...elements: types.RichTextBlock['elements']): types.RichTextBlock[] {
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements }];
}

/** Text for the places where Slack reads `<…>` as a mention or a link, and `&…;` as a character. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
