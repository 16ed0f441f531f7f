import type { Part, Text } from '../../messages/message.ts';
import type { Voice } from '../say/voice.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { causeTitle, inOwnWords } from './naming.ts';
import { oneLine } from './shortenTo.ts';

const longestLine = 250;
const mostProblems = 3;

const notCheckedPhrases = ['ticket.noFindings', 'ticket.notLooked'];

function listed(key: string, items: readonly string[], voice: Voice): Text[] {
  const unique = [...new Set(items)];
  return unique.length === 0 ? [] : [voice.say(key, { items: oneLine(unique.join('; '), longestLine) })];
}

function problemLines({ checks }: Ticket, voice: Voice): Text[] {
  const problems = checks.filter(({ verdict }) => verdict === 'problem').map(({ text }) => oneLine(text, longestLine));
  const more = problems.length - mostProblems;
  return [
    ...problems.slice(0, mostProblems).map((reason) => voice.say('finding.problem', { reason })),
    ...(more > 0 ? [voice.say('helpdesk.moreProblems', { count: String(more) })] : []),
  ];
}

function checksOf({ checks }: Ticket, verdict: Ticket['checks'][number]['verdict'], voice: Voice): string[] {
  return checks.filter((one) => one.verdict === verdict).map(({ check }) => voice.checkName(check));
}

function titledIn(ticket: Ticket, voice: Voice) {
  return ({ cause, title }: { readonly cause: string; readonly title: string }) =>
    causeTitle(cause, ticket, voice) ?? title;
}

function triedLine(ticket: Ticket, voice: Voice): Text[] {
  const titled = titledIn(ticket, voice);
  const items = ticket.tried.map((one) => `${titled(one)} (${voice.word(`helpdesk.outcome.${one.outcome}`)})`);
  return listed('helpdesk.tried', items, voice);
}

/** What was checked, ruled out and tried, in short, so that nobody does it again. What was not seen is never told as fine. */
export function donePart(ticket: Ticket, voice: Voice): Part {
  const notChecked = ticket.notChecked.map((reason) => inOwnWords(reason, notCheckedPhrases, ticket, voice));
  const items = [
    ...problemLines(ticket, voice),
    ...listed('helpdesk.fine', checksOf(ticket, 'ok', voice), voice),
    ...listed('helpdesk.notSeen', [...checksOf(ticket, 'unknown', voice), ...notChecked], voice),
    ...listed('helpdesk.ruledOut', ticket.ruledOut.map(titledIn(ticket, voice)), voice),
    ...triedLine(ticket, voice),
  ];
  return { kind: 'list', ordered: false, items: items.length === 0 ? [voice.say('helpdesk.nothingDone')] : items };
}
