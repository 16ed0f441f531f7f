import type { Message, Part } from '../../messages/message.ts';
import type { Voice } from '../say/voice.ts';
import type { TicketNews, TimelineEntry } from '../ticket/news.ts';
import type { TicketEffect, TicketRecord } from '../ticket/record.ts';
import { cardOf } from './card.ts';
import { shortenTo } from './shortenTo.ts';

/** A ticket after an event, and what follows. */
export type Turn = { readonly record: TicketRecord; readonly effects: readonly TicketEffect[] };

/** Units of one entry of a history that are kept; the rest stands where it was written. */
const longestEntry = 4000;

/** Entries of a history that are kept: each event reads and writes them all. */
const mostEntries = 300;

/** A history that is not too long: the oldest comment goes first, since it stands where it was written, too. */
function keptHistory(timeline: readonly TimelineEntry[]): readonly TimelineEntry[] {
  if (timeline.length <= mostEntries) return timeline;
  const oldest = timeline.findIndex(({ kind }) => kind === 'comment');
  return timeline.toSpliced(Math.max(1, oldest), 1);
}

/** Something that happened to a ticket. */
export type Change = {
  readonly entry: TimelineEntry;
  /** The record as it stands then, but for its history. */
  readonly next?: TicketRecord;
  /** What the cases are told: all, or the one that asked alone. */
  readonly news?: TicketNews;
  readonly tell?: 'all' | 'first';
  /** A line in the helpdesk's thread. */
  readonly line?: readonly Part[];
  /** The system that it came from. */
  readonly exceptTo?: string;
};

/** An event that changes nothing. */
export function unchanged(record: TicketRecord): Turn {
  return { record, effects: [] };
}

/** The helpdesk's message made of these parts. */
export function messageOf(voice: Voice, parts: readonly Part[]): Message {
  return { language: voice.language, parts };
}

/** Says something in the helpdesk's thread, to everybody there or to the person alone. */
export function said(voice: Voice, record: TicketRecord, parts: readonly Part[], to?: 'person'): Turn {
  const message = messageOf(voice, parts);
  return { record, effects: [{ kind: 'reply', message, ...(to === undefined ? {} : { to }) }] };
}

/** The entry as a history keeps it: without empty text, and with no more of it than is worth keeping. */
export function kept(entry: TimelineEntry): TimelineEntry {
  const { text, ...rest } = entry;
  const short = text === undefined ? undefined : shortenTo(text, longestEntry);
  return short === undefined || short === '' ? rest : { ...rest, text: short };
}

/** Whether the history has the entry already: what is delivered twice happens once. */
export function isKnown({ timeline }: TicketRecord, entry: TimelineEntry): boolean {
  const { at, by, side, kind, text } = kept(entry);
  return timeline.some(
    (known) => known.at === at && known.by === by && known.side === side && known.kind === kind && known.text === text,
  );
}

/** Shows the card anew. */
export function shown(voice: Voice, record: TicketRecord): TicketEffect {
  return { kind: 'show-card', message: messageOf(voice, cardOf(record, voice)) };
}

/** Tells every case. */
export function tellAll({ cases }: TicketRecord, news: TicketNews): TicketEffect[] {
  return cases.map((key) => ({ kind: 'tell-case', case: key, news }));
}

/** Writes what happened into the history, and tells everybody whom it concerns. What the history has already is left alone. */
export function changed(voice: Voice, before: TicketRecord, change: Change): Turn {
  if (isKnown(before, change.entry)) return unchanged(before);
  const { next = before, news, tell = 'all', line, exceptTo } = change;
  const entry = kept(change.entry);
  const record = { ...next, timeline: keptHistory([...before.timeline, entry]) };
  const told = news === undefined ? [] : tellAll(record, news);
  const effects: TicketEffect[] = [
    ...(tell === 'first' ? told.slice(0, 1) : told),
    { kind: 'forward', entry, ...(exceptTo === undefined ? {} : { exceptTo }) },
    shown(voice, record),
    ...(line === undefined ? [] : [{ kind: 'reply' as const, message: messageOf(voice, line) }]),
  ];
  return { record, effects };
}

/** The record without who took it and what it was. */
export function openedAgain({ takenBy: _, cause: __, ...record }: TicketRecord): TicketRecord {
  return { ...record, status: 'open' };
}
