import type { Facts } from '../../knowledge/facts.ts';
import { plain } from '../../messages/text.ts';
import { createVoice, type Voice } from '../say/voice.ts';
import type { TimelineEntry } from '../ticket/news.ts';
import type { TicketRecord } from '../ticket/record.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { oneLine } from './shortenTo.ts';

const longestName = 80;

/** What people call whoever did something: a name, the asker's contact, or else an id of the platform. */
export function nameOf({ ticket }: TicketRecord, { by, name }: Pick<TimelineEntry, 'by' | 'name'>): string {
  return oneLine(name ?? (by === ticket.asker.id ? ticket.asker.contact : by), longestName);
}

/** What people call whoever took the ticket. */
export function takerOf(record: TicketRecord): string {
  const { takenBy = '', timeline } = record;
  const named = timeline.findLast(({ by, name }) => by === takenBy && name !== undefined);
  return nameOf(record, named ?? { by: takenBy });
}

function factsOf({ facts }: Ticket): Facts {
  return Object.fromEntries(facts.map(({ name, value, origin }) => [name, { value, origin }]));
}

/** The title of a cause in the helpdesk's language, without its full stop; undefined where the knowledge lacks it. */
export function causeTitle(cause: string | undefined, ticket: Ticket, voice: Voice): string | undefined {
  const title = voice.content.causes.get(cause ?? '')?.title;
  return title === undefined ? undefined : plain(voice.titled(title, factsOf(ticket)));
}

/** The title of the ticket in the helpdesk's language, where what was recognised is still in the knowledge. */
export function titleOf(ticket: Ticket, voice: Voice): string {
  const { language, error, registry, title } = ticket;
  if (language === voice.language) return title;
  const signature = voice.content.signatures.get(error?.signature ?? '');
  if (signature === undefined) return title;
  const headline = plain(voice.titled(signature.title, factsOf(ticket)));
  const name = registry?.loginServer ?? registry?.name;
  return name === undefined
    ? voice.word('ticket.titleAlone', { headline })
    : voice.word('ticket.title', { registry: name, headline });
}

/** One of these phrases, as the ticket has it in the asker's language, in the helpdesk's; any other text as it is. */
export function inOwnWords(text: string, phrases: readonly string[], { language }: Ticket, voice: Voice): string {
  const theirs = createVoice(voice.content, language);
  const phrase = phrases.find((one) => theirs.word(one) === text);
  return phrase === undefined ? text : voice.word(phrase);
}

/** "2026-11-24 08:05" of an ISO time. */
export function minuteOf(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
