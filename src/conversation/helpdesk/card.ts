import type { Part, Text } from '../../messages/message.ts';
import { buttons, paragraph, type Voice } from '../say/voice.ts';
import type { TicketRecord } from '../ticket/record.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { possibleActions, pressId } from './actions.ts';
import { deliveryParts, timelineParts } from './cardLists.ts';
import { donePart } from './doneLines.ts';
import { factRows } from './factRows.ts';
import { causeTitle, nameOf, takerOf, titleOf } from './naming.ts';
import { oneLine } from './shortenTo.ts';

/** Units of the heading (Slack's header takes 150), and of a line of the paste. */
const longestTitle = 140;
const longestError = 400;

/** Where a ticket stands, and with whom. */
export function statusText(record: TicketRecord, voice: Voice): Text {
  const { status, ticket, timeline } = record;
  const end = timeline.findLast(({ kind }) => kind === status);
  const who = end === undefined || status === 'taken' || status === 'waiting' ? takerOf(record) : nameOf(record, end);
  return voice.say(`helpdesk.status.${status}`, { who, team: voice.word(`team.${ticket.team}`) });
}

function askedText({ ticket }: TicketRecord, voice: Voice): Text {
  const { asker, thread } = ticket;
  const who = oneLine(asker.contact, longestTitle);
  if (thread.link === undefined) return voice.say('helpdesk.asker', { who });
  const link: Text = [{ text: voice.word('helpdesk.thread'), style: 'link', href: thread.link }];
  return voice.say('helpdesk.askerIn', { who, link });
}

function errorPart({ error }: Ticket, voice: Voice): Part[] {
  const line = error?.line ?? error?.text.split('\n', 50).find((one) => one.trim() !== '');
  if (line === undefined) return [];
  return [{ kind: 'code', code: oneLine(line, longestError), label: voice.word('helpdesk.error') }];
}

function suspectedText(ticket: Ticket, voice: Voice): Text {
  const { suspected } = ticket;
  if (suspected === undefined) return voice.say('helpdesk.noCause');
  const title = causeTitle(suspected.cause, ticket, voice) ?? suspected.title;
  const certainty = voice.word(`ticket.certainty.${suspected.certainty}`);
  return voice.say('helpdesk.suspected', { title: oneLine(title, longestTitle), certainty });
}

/** What the helpdesk sees of a ticket in its channel: enough to take it, within the limits of every platform. */
export function cardOf(record: TicketRecord, voice: Voice): readonly Part[] {
  const { ticket } = record;
  const choices = possibleActions(record).map((action) =>
    voice.button(pressId(action, record), `helpdesk.button.${action}`),
  );
  return [
    { kind: 'heading', text: [{ text: oneLine(titleOf(ticket, voice), longestTitle) }] },
    paragraph(statusText(record, voice)),
    paragraph(askedText(record, voice)),
    { kind: 'facts', items: factRows(record, voice) },
    ...errorPart(ticket, voice),
    paragraph(suspectedText(ticket, voice)),
    donePart(ticket, voice),
    ...deliveryParts(record, voice),
    ...timelineParts(record, voice),
    buttons(...choices),
  ];
}

/** The whole ticket as text: in the helpdesk's language where it is written in it. */
export function wholeText({ title, rendered }: Ticket, voice: Voice): string {
  const own = rendered.find(({ language }) => language === voice.language);
  return (own ?? rendered[0])?.text ?? title;
}
