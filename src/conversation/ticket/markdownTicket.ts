import { visible } from '../../messages/text.ts';
import type { Section } from './section.ts';

/** The longest run of backticks in a text. */
function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** A text as it is, in a fence longer than any run of backticks in it. */
export function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${visible(text)}\n${fence}`;
}

/** What a system may turn into a link, a mention or a reference to something of its own: an address, @name, #12, !12, <…>. */
const lively = /[@<]|:\/\/|[#!$%~&^]\w|\w\.\w|:\w+:/;

/** A word as code: in backticks, more of them than it has in a row. */
function asCode(word: string): string {
  const ticks = '`'.repeat(longestRun(word) + 1);
  const pad = word.includes('`') ? ' ' : '';
  return `${ticks}${pad}${word}${pad}${ticks}`;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|~=<>]/g, '\\$&');
}

/** The marks around a word stay outside of its code: brackets and quotes before, those and punctuation behind. */
function inertWord(word: string): string {
  if (!lively.test(word)) return escaped(word);
  const start = /^[("“'[]*/.exec(word)?.[0] ?? '';
  const end = /[)"”'\].,;:!?]*$/.exec(word.slice(start.length))?.[0] ?? '';
  const core = word.slice(start.length, word.length - end.length);
  return `${escaped(start)}${core === '' ? '' : asCode(core)}${escaped(end)}`;
}

/**
 * A text in one line of Markdown, without any effect: what could become a link or a mention is shown as code, and every
 * mark of Markdown is escaped (https://spec.commonmark.org/0.31.2/#backslash-escapes).
 */
export function inert(text: string): string {
  const words = visible(text).split(/\s+/).filter(Boolean);
  return words.map(inertWord).join(' ');
}

function blockOf(section: Section): string {
  switch (section.kind) {
    case 'lines':
      // Two blanks at the end keep the lines apart.
      return section.lines.map(inert).join('  \n');
    case 'list':
      return `**${inert(section.heading)}**\n\n${section.items.map((item) => `- ${inert(item)}`).join('\n')}`;
    case 'quote':
      return `**${inert(section.heading)}**\n\n${fenced(section.quote)}`;
  }
}

/** A ticket as Markdown in which nothing that anybody wrote has an effect. */
export function markdownTicket(title: string, sections: readonly Section[]): string {
  return [`## ${inert(title)}`, ...sections.map(blockOf)].join('\n\n');
}
