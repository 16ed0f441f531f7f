import { type Team, teams } from '../../knowledge/schema.ts';
import { checkForm } from '../../messages/checkForm.ts';
import type { Redacted } from '../../redaction/redacted.ts';
import { paragraph, type Voice } from '../say/voice.ts';
import type { TicketEvent, TimelineEntry } from '../ticket/news.ts';
import type { TicketRecord } from '../ticket/record.ts';
import { actionOf, isPossible } from './actions.ts';
import { type FormAction, formActions, formOf } from './forms.ts';
import { nameOf } from './naming.ts';
import { helpdeskEntry, notNow, notYours } from './onPress.ts';
import { type Change, changed, isKnown, kept, said, type Turn, unchanged } from './turn.ts';

type Sent = TicketEvent & { readonly kind: 'form' };

function withText(entry: TimelineEntry, text: Redacted | undefined): TimelineEntry {
  return kept(text === undefined ? entry : { ...entry, text });
}

function question(record: TicketRecord, sent: Sent): Change {
  const entry = withText(helpdeskEntry(sent, 'question'), sent.values.question);
  // Who asks works on it, where nobody does yet.
  const next = { ...record, status: 'waiting' as const, takenBy: record.takenBy ?? sent.by };
  const text = entry.text ?? ('' as Redacted);
  return { entry, next, news: { kind: 'question', by: nameOf(record, entry), text }, tell: 'first' };
}

function resolved(record: TicketRecord, sent: Sent, voice: Voice): Change {
  const cause = (sent.values.cause ?? '').trim();
  const known = voice.content.causes.has(cause) ? { cause } : {};
  const entry = { ...withText(helpdeskEntry(sent, 'resolved'), sent.values.note), ...known };
  const note = entry.text === undefined ? {} : { text: entry.text };
  const news = { kind: 'resolved', by: nameOf(record, entry), ...known, ...note } as const;
  return { entry, next: { ...record, status: 'resolved', ...known }, news };
}

function declined(record: TicketRecord, sent: Sent): Change {
  const team: Team | undefined = teams.find((one) => one === sent.values.team?.trim());
  const where = team === undefined ? {} : { team };
  const entry = { ...withText(helpdeskEntry(sent, 'declined'), sent.values.why), ...where };
  const why = entry.text === undefined ? {} : { text: entry.text };
  const news = { kind: 'declined', by: nameOf(record, entry), ...where, ...why } as const;
  return { entry, next: { ...record, status: 'declined' }, news };
}

function changeOf(action: FormAction, record: TicketRecord, sent: Sent, voice: Voice): Change {
  switch (action) {
    case 'ask':
      return question(record, sent);
    case 'resolve':
      return resolved(record, sent, voice);
    case 'decline':
      return declined(record, sent);
  }
}

/** Decides on a form of the helpdesk. A channel has checked its fields; they are checked again where it could not. */
export function onForm(voice: Voice, record: TicketRecord, sent: Sent): Turn {
  if (!sent.isHelpdesk) return notYours(voice, record);
  const named = actionOf(sent.form, record);
  const action = formActions.find((one) => one === named);
  if (action === undefined) return said(voice, record, [paragraph(voice.say('helpdesk.unknown'))], 'person');
  const change = changeOf(action, record, sent, voice);
  if (isKnown(record, change.entry)) return unchanged(record);
  if (!isPossible(action, record)) return notNow(voice, record, sent.by);
  const form = formOf(action, record, voice);
  if (Object.keys(checkForm(form, sent.values)).length === 0) return changed(voice, record, change);
  return said(voice, record, [paragraph(voice.say('helpdesk.form.again')), { kind: 'form', form }]);
}
