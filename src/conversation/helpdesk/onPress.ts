import { buttons, paragraph, type Voice } from '../say/voice.ts';
import type { TicketEvent, TimelineEntry } from '../ticket/news.ts';
import type { TicketRecord } from '../ticket/record.ts';
import { type Action, actionOf, isClosed, isPossible, pressId } from './actions.ts';
import { wholeText } from './card.ts';
import { formOf } from './forms.ts';
import { nameOf, takerOf } from './naming.ts';
import { piecesOf } from './shortenTo.ts';
import { changed, isKnown, messageOf, openedAgain, said, type Turn, unchanged } from './turn.ts';

type Press = TicketEvent & { readonly kind: 'choice' };

/** Units of one block of code, below what every channel takes. */
const longestBlock = 2500;

/** Says to whoever presses what is not theirs who may. */
export function notYours(voice: Voice, record: TicketRecord): Turn {
  return said(voice, record, [paragraph(voice.say('helpdesk.notYours'))], 'person');
}

/** Answers a press that means nothing as the ticket stands: with how it stands, and what can be done about it. */
export function notNow(voice: Voice, record: TicketRecord, by: string): Turn {
  const who = takerOf(record);
  const key = isClosed(record)
    ? 'closed'
    : record.takenBy === undefined
      ? 'open'
      : record.takenBy === by
        ? 'own'
        : 'others';
  const action: Action | undefined = isClosed(record) ? 'reopen' : key === 'others' ? 'take-over' : undefined;
  const row = action && buttons(voice.button(pressId(action, record), `helpdesk.button.${action}`));
  const line = paragraph(voice.say(`helpdesk.already.${key}`, { who }));
  return said(voice, record, row === undefined ? [line] : [line, row], 'person');
}

/** The line of the history that tells what somebody of the helpdesk did. */
export function helpdeskEntry(
  { at, by, name }: Pick<TimelineEntry, 'at' | 'by' | 'name'>,
  kind: TimelineEntry['kind'],
): TimelineEntry {
  return { at, by, ...(name === undefined ? {} : { name }), side: 'helpdesk', kind };
}

function take(voice: Voice, record: TicketRecord, press: Press): Turn {
  const entry = helpdeskEntry(press, 'taken');
  const status = record.status === 'open' ? 'taken' : record.status;
  const news = { kind: 'taken', by: nameOf(record, entry) } as const;
  return changed(voice, record, { entry, next: { ...record, status, takenBy: press.by }, news });
}

function reopen(voice: Voice, record: TicketRecord, press: Press): Turn {
  const entry = helpdeskEntry(press, 'reopened');
  return changed(voice, record, {
    entry,
    next: openedAgain(record),
    news: { kind: 'reopened', by: nameOf(record, entry) },
  });
}

/** The whole ticket, in as many messages as it needs. */
function details(voice: Voice, record: TicketRecord): Turn {
  const pieces = piecesOf(wholeText(record.ticket, voice), longestBlock);
  const label = voice.word('helpdesk.whole');
  const effects = pieces.map((code) => ({
    kind: 'reply' as const,
    message: messageOf(voice, [{ kind: 'code', code, label }]),
  }));
  return { record, effects };
}

function carryOut(action: Action, voice: Voice, record: TicketRecord, press: Press): Turn {
  switch (action) {
    case 'take':
    case 'take-over':
      return take(voice, record, press);
    case 'reopen':
      return reopen(voice, record, press);
    case 'details':
      return details(voice, record);
    default:
      return said(voice, record, [{ kind: 'form', form: formOf(action, record, voice) }]);
  }
}

/** Whether this press was carried out before: it was delivered twice. */
function wasCarriedOut(action: Action, record: TicketRecord, press: Press): boolean {
  if (action === 'reopen') return isKnown(record, helpdeskEntry(press, 'reopened'));
  return (action === 'take' || action === 'take-over') && isKnown(record, helpdeskEntry(press, 'taken'));
}

/** Decides on a button of the helpdesk. Whatever is not surely allowed is not done. */
export function onPress(voice: Voice, record: TicketRecord, press: Press): Turn {
  if (!press.isHelpdesk) return notYours(voice, record);
  const action = actionOf(press.choice, record);
  if (action === undefined) return said(voice, record, [paragraph(voice.say('helpdesk.unknown'))], 'person');
  if (wasCarriedOut(action, record, press)) return unchanged(record);
  const isOwn = action === 'take-over' && record.takenBy === press.by;
  if (isOwn || !isPossible(action, record)) return notNow(voice, record, press.by);
  return carryOut(action, voice, record, press);
}
