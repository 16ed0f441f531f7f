import type { Voice } from '../say/voice.ts';
import { frequencies } from '../ticket/buildTicket.ts';
import type { TicketRecord } from '../ticket/record.ts';
import { impacts } from '../ticket/severity.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { causeTitle, inOwnWords, minuteOf } from './naming.ts';
import { oneLine } from './shortenTo.ts';

type Row = { readonly label: string; readonly value: string };

/** Units of a value on the card. The whole of it is behind "Details". */
const longestValue = 200;

function row(label: string, ...values: readonly (string | undefined)[]): Row[] {
  const value = values.filter((one) => one !== undefined && one !== '').join(' · ');
  return value === '' ? [] : [{ label, value: oneLine(value, longestValue) }];
}

function identityRow({ identity }: Ticket, voice: Voice): Row[] {
  if (identity === undefined) return [];
  const type = identity.type === undefined ? undefined : voice.factValue('identity', identity.type);
  const ids = Object.entries(identity.ids).map(([name, id]) => `${voice.factLabel(name)} ${id}`);
  return row(voice.factLabel('identity'), type, ...ids);
}

const impactPhrases = impacts.map((impact) => `form.impact.${impact}`);
const frequencyPhrases = frequencies.map((frequency) => `form.frequency.${frequency}`);

function timeRow(ticket: Ticket, voice: Voice): Row[] {
  const { firstFailedAt, lastFailedAt } = ticket;
  const frequency = ticket.frequency && inOwnWords(ticket.frequency, frequencyPhrases, ticket, voice);
  const times = [firstFailedAt, lastFailedAt].flatMap((time) => (time === undefined ? [] : [minuteOf(time)]));
  return row(voice.word('helpdesk.failed'), [...new Set(times)].join(' – '), frequency);
}

/** What became of the ticket, as far as the helpdesk or another system said. */
function outcomeRows(record: TicketRecord, voice: Voice): Row[] {
  const end = record.timeline.findLast(({ kind }) => kind === record.status);
  if (end === undefined || record.status === 'taken') return [];
  const cause = causeTitle(end.cause, record.ticket, voice) ?? end.cause;
  const team = end.team === undefined ? undefined : voice.word(`team.${end.team}`);
  return [
    ...row(voice.word('helpdesk.cause'), cause),
    ...row(voice.word('helpdesk.belongs'), team),
    ...row(voice.word('helpdesk.note'), end.text),
  ];
}

/** What the helpdesk must see at once, in short: how bad it is, where, for whom. */
export function factRows(record: TicketRecord, voice: Voice): readonly Row[] {
  const { ticket, cases } = record;
  const { registry, environment, operation } = ticket;
  const called = (fact: string, value: string | undefined) =>
    row(voice.factLabel(fact), value === undefined ? undefined : voice.factValue(fact, value));
  return [
    ...outcomeRows(record, voice),
    ...row(voice.word('helpdesk.severity'), voice.word(`helpdesk.severity.${ticket.severity}`)),
    ...row(voice.word('helpdesk.impact'), inOwnWords(ticket.impact, impactPhrases, ticket, voice)),
    ...row(voice.word('helpdesk.words'), ticket.description),
    ...row(voice.factLabel('registry'), registry?.loginServer ?? registry?.name, registry?.sku, registry?.region),
    ...called('repository', ticket.repository),
    ...called('operation', operation),
    ...called('environment', environment),
    ...identityRow(ticket, voice),
    ...row(voice.factLabel('clientIp'), ticket.clientIp),
    ...timeRow(ticket, voice),
    ...(cases.length > 1 ? row(voice.word('helpdesk.cases'), String(cases.length)) : []),
  ];
}
