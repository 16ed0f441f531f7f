import type { Activity, Attachment } from 'botbuilder';
import { z } from 'zod';
import { htmlText } from './htmlText.ts';

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
});

/** The texts by which a message mentions the bot, such as `<at>Helper</at>`. */
export function mentionsOfBot(activity: Activity): string[] {
  return (activity.entities ?? []).flatMap((entity) => {
    const { success, data } = mention.safeParse(entity);
    return success && data.mentioned.id === activity.recipient?.id ? [data.text] : [];
  });
}

function inlineTexts(attachments: readonly Attachment[] | undefined, contentType: string): string[] {
  return (attachments ?? []).flatMap((attachment) => {
    const content: unknown = attachment.content;
    return attachment.contentType === contentType && typeof content === 'string' ? [content] : [];
  });
}

const linesOf = (text: string) => text.split('\n').length;

/**
 * What the person wrote, without the mention of the bot. Teams sends a message as text and beside it as HTML; where the
 * text has lost the lines of a code block, the HTML still has them.
 */
export function writtenText(activity: Activity): string {
  const mentions = mentionsOfBot(activity);
  const plain = mentions.reduce((text, own) => text.replaceAll(own, ''), activity.text ?? '').trim();
  const names = mentions.map((own) => htmlText(own).trim());
  const html = inlineTexts(activity.attachments, 'text/html').map((content) => htmlText(content, names));
  const richer = html.find((text) => linesOf(text) > linesOf(plain)) ?? plain;
  return [richer, ...inlineTexts(activity.attachments, 'text/plain')].filter((text) => text !== '').join('\n\n');
}
