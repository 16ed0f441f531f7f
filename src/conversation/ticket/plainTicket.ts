import { visible } from '../../messages/text.ts';
import type { Section } from './section.ts';

/** What a quoted error is worth at least, in units, where a text must be short. */
const quotedAtLeast = 400;

function linesOf(section: Section): readonly string[] {
  switch (section.kind) {
    case 'lines':
      return section.lines;
    case 'list':
      return [section.heading, ...section.items.map((item) => `- ${item}`)];
    case 'quote':
      return [section.heading, section.quote];
  }
}

/** The part of a quote that has room, around the line that decided. */
function cutAround(quote: string, line: string, length: number): string {
  if (quote.length <= length) return quote;
  const at = Math.max(0, quote.indexOf(line));
  const start = Math.max(0, Math.min(at - Math.floor(length / 3), quote.length - length));
  return quote.slice(start, start + length);
}

/** A ticket as plain text. */
export function plainTicket(title: string, sections: readonly Section[]): string {
  return visible([title, ...sections.flatMap(linesOf)].join('\n'));
}

function withoutQuote(section: Section): Section {
  return section.kind === 'quote' ? { ...section, quote: '' } : section;
}

/** The lists that can be told in a line, so told, from the last one on, as far as room is needed. */
function briefly(title: string, sections: readonly Section[], room: number): readonly Section[] {
  const at = sections.findLastIndex((section) => section.kind === 'list' && section.brief !== undefined);
  const section = sections[at];
  const isFitting = plainTicket(title, sections.map(withoutQuote)).length <= room;
  if (isFitting || section?.kind !== 'list' || section.brief === undefined) return sections;
  const line: Section = { kind: 'lines', lines: [section.brief] };
  return briefly(title, sections.with(at, line), room);
}

/**
 * The same within a number of units, to be shown: lists are told in a line each, and the quoted error gives way, but for
 * the lines around the one that decided.
 */
export function shortTicket(title: string, sections: readonly Section[], line: string, longest: number): string {
  const brief = briefly(title, sections, longest - quotedAtLeast);
  const room = Math.max(quotedAtLeast, longest - plainTicket(title, brief.map(withoutQuote)).length);
  const short = brief.map((section) =>
    section.kind === 'quote' ? { ...section, quote: cutAround(section.quote, line, room) } : section,
  );
  return plainTicket(title, short);
}
