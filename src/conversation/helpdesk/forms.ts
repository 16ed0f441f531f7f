import { families, teams } from '../../knowledge/schema.ts';
import type { Choice, Field, Form } from '../../messages/message.ts';
import type { Voice } from '../say/voice.ts';
import type { TicketRecord } from '../ticket/record.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { pressId } from './actions.ts';
import { causeTitle } from './naming.ts';
import { oneLine } from './shortenTo.ts';

/** The actions that need more than a press. */
export const formActions = ['ask', 'resolve', 'decline'] as const;
export type FormAction = (typeof formActions)[number];

/** The option for a cause that the knowledge does not have. No id of a cause: those are lower-case words. */
export const somethingElse = '-';

/** Slack takes 100 options in a select, of 75 characters each (https://docs.slack.dev, read 2026-11-23). */
const mostOptions = 100;
const longestLabel = 60;

/** Units of what may be written into a field. */
const longestText = 2000;

/** The ids of the causes: the suspected one, those of its family, the others in the order of the families. */
function causesInOrder({ suspected }: Ticket, voice: Voice): string[] {
  const rank = (family: (typeof families)[number]) => (family === suspected?.family ? -1 : families.indexOf(family));
  const sorted = [...voice.content.causes.values()].sort((one, other) => rank(one.family) - rank(other.family));
  const ids = sorted.map(({ id }) => id);
  return suspected !== undefined && ids.includes(suspected.cause)
    ? [suspected.cause, ...ids.filter((id) => id !== suspected.cause)]
    : ids;
}

function causeField({ ticket }: TicketRecord, voice: Voice): Field {
  const known = causesInOrder(ticket, voice).slice(0, mostOptions - 1);
  const options: Choice[] = known.map((id) => ({
    id,
    label: oneLine(causeTitle(id, ticket, voice) ?? id, longestLabel),
  }));
  const suspected = known.find((id) => id === ticket.suspected?.cause);
  return {
    kind: 'choice',
    id: 'cause',
    label: voice.word('helpdesk.form.cause'),
    isRequired: true,
    ...(suspected === undefined ? {} : { value: suspected }),
    options: [...options, { id: somethingElse, label: voice.word('helpdesk.somethingElse') }],
  };
}

function teamField(voice: Voice): Field {
  const options = teams.map((id) => ({ id, label: voice.word(`team.${id}`) }));
  return { kind: 'choice', id: 'team', label: voice.word('helpdesk.form.team'), isRequired: true, options };
}

function textField(id: string, label: string, isRequired: boolean, hint?: string): Field {
  const field = { kind: 'text', lines: 'many', longest: longestText, id, label, isRequired } as const;
  return hint === undefined ? field : { ...field, hint };
}

function fieldsOf(action: FormAction, record: TicketRecord, voice: Voice): Field[] {
  switch (action) {
    case 'ask':
      return [
        textField('question', voice.word('helpdesk.form.question'), true, voice.word('helpdesk.form.questionHint')),
      ];
    case 'resolve':
      return [
        causeField(record, voice),
        textField('note', voice.word('helpdesk.form.note'), false, voice.word('helpdesk.form.noteHint')),
      ];
    case 'decline':
      return [
        teamField(voice),
        textField('why', voice.word('helpdesk.form.why'), true, voice.word('helpdesk.form.whyHint')),
      ];
  }
}

/** The form of an action, filled in as far as the ticket tells. */
export function formOf(action: FormAction, record: TicketRecord, voice: Voice): Form {
  return {
    id: pressId(action, record),
    title: voice.word(`helpdesk.button.${action}`),
    open: voice.word(`helpdesk.open.${action}`),
    submit: voice.word(`helpdesk.submit.${action}`),
    cancel: voice.word('helpdesk.form.cancel'),
    fields: fieldsOf(action, record, voice),
  };
}
