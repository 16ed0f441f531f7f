import type { Span, Text } from '../../messages/message.ts';
import { isWebLink, plain, splitLines, visible } from '../../messages/text.ts';
import type { Element, TextRun } from './elements.ts';

const zeroWidth = '\u200b';

/**
 * Text that a card shows as it stands. `${…}` and `{{DATE(…)}}` are expanded inside of text by card templating, `<at>`
 * becomes a mention, `[…](…)` a link where a client shows the fallback text: an invisible blank keeps them text.
 */
export function inert(text: string): string {
  return visible(text)
    .replace(/\$(?=\{)|\{(?=\{)/g, `$&${zeroWidth}`)
    .replace(/<(?=\/?at\b)|\](?=\()/gi, `$&${zeroWidth}`);
}

/** A command as it stands, so that it can be copied: `${NAME}` is the shell's. Only mentions and dates are broken. */
export function inertCommand(command: string): string {
  return visible(command).replace(/<(?=\/?at\b)|\{(?=\{(?:DATE|TIME)\()/gi, `$&${zeroWidth}`);
}

// Whatever Teams might read as markdown, an entity or an address in a TextBlock or a FactSet.
const markdown = /[*_`[\]<>\\~&|!]|:\/\/|www\.|\S@\S|\$\{|\{\{|^\s*(?:\d+[.)]|[-+#])(?:\s|$)/im;

/** Whether a text would be shown unchanged by the elements that read markdown. */
export function isFreeOfMarkdown(text: string): boolean {
  return !markdown.test(text);
}

function run(span: Span): TextRun {
  const text = inert(span.text);
  if (isWebLink(span))
    return { type: 'TextRun', text, underline: true, selectAction: { type: 'Action.OpenUrl', url: span.href } };
  if (span.style === 'bold') return { type: 'TextRun', text, weight: 'Bolder' };
  if (span.style === 'code') return { type: 'TextRun', text, fontType: 'Monospace' };
  return { type: 'TextRun', text };
}

/** Inline text as blocks that read no markdown, one for each line. */
export function textLines(text: Text): Element[] {
  return splitLines(text)
    .filter((line) => line.length > 0)
    .map((line, index) => ({
      type: 'RichTextBlock',
      inlines: line.map(run),
      ...(index > 0 ? { spacing: 'Small' as const } : {}),
    }));
}

/** A heading. Only a TextBlock is announced as one, but it reads markdown: texts that could be markdown go without. */
export function heading(text: Text): Element[] {
  const whole = plain(text);
  if (whole.trim() === '') return [];
  if (whole.includes('\n') || !isFreeOfMarkdown(whole)) {
    return textLines(text.map((span) => (span.style === undefined ? { ...span, style: 'bold' as const } : span)));
  }
  return [{ type: 'TextBlock', text: whole, style: 'heading', weight: 'Bolder', size: 'Medium', wrap: true }];
}
