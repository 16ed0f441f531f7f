import type { Choice, Field, Form } from '../../messages/message.ts';
import type { CaseState } from '../case.ts';
import { isEmptyTicket, ticketText } from '../say/ticket.ts';
import type { Voice } from '../say/voice.ts';
import { accountOf } from './account.ts';
import { frequencies, type TicketValues } from './buildTicket.ts';
import { type Impact, impacts, suggestSeverity } from './severity.ts';
import { type Severity, severities } from './ticket.ts';

/** Units of what the asker may write in a field of one line, and in the one of many. */
const longestLine = 200;
const longestText = 2000;

const prefix = 'ticket:';

/** The id of the form of a draft. */
export function formIdOf(draft: string): string {
  return `${prefix}${draft}`;
}

/** The draft that a form belongs to; undefined for another kind of form. */
export function draftOf(form: string): string | undefined {
  return form.startsWith(prefix) ? form.slice(prefix.length) : undefined;
}

function fieldsOf(state: CaseState, voice: Voice, name: string | undefined): Field[] {
  const severity = suggestSeverity(state.facts, undefined).severity;
  const text = (id: string, lines: 'one' | 'many') => {
    const longest = lines === 'one' ? longestLine : longestText;
    return { kind: 'text', id, label: voice.word(`form.${id}`), lines, longest, isRequired: false } as const;
  };
  const choice = (id: string, values: readonly string[], labelOf: (value: string) => string) => {
    const options = values.map((value): Choice => ({ id: value, label: labelOf(value) }));
    return { kind: 'choice', id, label: voice.word(`form.${id}`), options, isRequired: true } as const;
  };
  const { missing } = accountOf(state, voice);
  const lacking =
    missing.length === 0 ? '' : ` ${voice.word('form.description.missing', { facts: missing.join(', ') })}`;
  const hint = `${voice.word('form.description.hint')}${lacking}`;
  return [
    choice('impact', impacts, (value) => voice.word(`form.impact.${value}`)),
    { ...choice('frequency', frequencies, (value) => voice.word(`form.frequency.${value}`)), isRequired: false },
    { ...text('description', 'many'), hint, isRequired: isEmptyTicket(state) },
    { ...choice('severity', severities, (value) => voice.word(`severity.${value}`)), value: severity },
    {
      ...text('contact', 'one'),
      hint: voice.word('form.contact.hint'),
      isRequired: true,
      ...(name && { value: name }),
    },
  ];
}

/** The form that sends a ticket: all that is known is in its preview, and only what nobody can read is asked. */
export function ticketForm(state: CaseState, draft: string, voice: Voice, name?: string): Form {
  return {
    id: formIdOf(draft),
    title: voice.word('form.title'),
    open: voice.word('form.open'),
    submit: voice.word('form.submit'),
    cancel: voice.word('form.cancel'),
    preview: ticketText(state, voice, []),
    fields: fieldsOf(state, voice, name),
  };
}

/** The values of a form that was checked, as a ticket takes them. */
export function valuesOf(values: Readonly<Record<string, string>>): TicketValues {
  const given = (name: string) => values[name]?.trim() || undefined;
  const [frequency, description] = [given('frequency'), given('description')];
  return {
    impact: given('impact') as Impact,
    severity: given('severity') as Severity,
    contact: given('contact') ?? '',
    ...(frequency && { frequency: frequency as TicketValues['frequency'] & string }),
    ...(description && { description }),
  };
}
