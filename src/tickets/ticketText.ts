import type { TimelineEntry } from '../conversation/ticket/news.ts';
import { type Ticket, ticketSchema } from '../conversation/ticket/ticket.ts';
import type { Language } from '../knowledge/schema.ts';
import { cutText } from '../messages/shorten.ts';
import { visible } from '../messages/text.ts';

/**
 * The ticket's id, which goes into queries and headers of other systems.
 * @throws where it is no UUID, which only a mistake of our own can cause.
 */
export function keyOf(ticket: Ticket): string {
  return ticketSchema.shape.id.parse(ticket.id).toLowerCase();
}

/** One line of at most `limit` characters, without anything that acts on whoever displays it. */
export function oneLine(text: string, limit: number): string {
  return cutText(visible(text).replace(/\s+/g, ' ').trim(), limit);
}

/** The title for lists. It begins with a word of ours, so that no spreadsheet takes it for a formula. */
export function titleOf({ title }: Ticket, limit: number): string {
  return oneLine(`ACR: ${title}`, limit);
}

/** The whole ticket as plain text, in the language of those who read it, or the one that there is. */
export function textOf({ title, rendered }: Ticket, language: Language): string {
  return visible((rendered.find((one) => one.language === language) ?? rendered[0])?.text ?? title);
}

/** A line of the history as plain text: when, who, what. */
export function entryText({ at, by, side, kind, text, cause, team }: TimelineEntry): string {
  const what = [kind, cause ?? team].filter((word) => word !== undefined).join(', ');
  const head = oneLine(`${at} ${side} ${by}: ${what}`, 300);
  return text === undefined ? head : `${head}\n${visible(text)}`;
}

/** An id of any form as it may stand in a header or a text. */
export function safeId(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}

/** The end of a line that was passed on, by which it is known when it comes again. */
export function entryMark(entryId: string): string {
  return `[acr-entry ${safeId(entryId)}]`;
}

/** What a text holds that was passed on, whichever line it was. */
export const anyEntryMark = '[acr-entry ';
