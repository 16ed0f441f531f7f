import type { Part, Text } from '../../messages/message.ts';
import { paragraph, type Voice } from '../say/voice.ts';
import type { TicketEvent, TimelineEntry } from '../ticket/news.ts';
import type { TicketRecord } from '../ticket/record.ts';
import { isClosed } from './actions.ts';
import { nameOf } from './naming.ts';
import { helpdeskEntry } from './onPress.ts';
import { shortenTo } from './shortenTo.ts';
import { changed, isKnown, kept, openedAgain, said, type Turn, unchanged } from './turn.ts';

/** Units of a quotation in the helpdesk's thread. */
const longestQuotation = 2000;

/** What somebody wrote elsewhere, for the helpdesk's thread: as code, so that nothing in it is a link or a mention. */
export function quoted(line: Text, { text }: TimelineEntry): Part[] {
  const code = text === undefined ? undefined : shortenTo(text, longestQuotation);
  return code === undefined ? [paragraph(line)] : [paragraph(line), { kind: 'code', code }];
}

/** What the helpdesk writes in its thread: kept in the history and passed on, but not told to the asker. Others are sent away. */
export function onMessage(voice: Voice, record: TicketRecord, event: TicketEvent & { kind: 'message' }): Turn {
  if (!event.isHelpdesk) {
    return event.isAddressed
      ? said(voice, record, [paragraph(voice.say('helpdesk.elsewhere'))], 'person')
      : unchanged(record);
  }
  const entry = kept({ ...helpdeskEntry(event, 'comment'), text: event.text });
  if (entry.text === undefined) return unchanged(record);
  const isFirst = !record.timeline.some(
    ({ side, kind, by }) => side === 'helpdesk' && kind === 'comment' && by === event.by,
  );
  const turn = changed(voice, record, { entry });
  if (!isFirst) return turn;
  const note = said(voice, record, [paragraph(voice.say('helpdesk.notRelayed'))], 'person');
  return { ...turn, effects: [...turn.effects, ...note.effects] };
}

/** The entry as what it means where the ticket stands: opening again what is open is a comment, and stays one. */
function meant(record: TicketRecord, entry: TimelineEntry): TimelineEntry {
  const own: TimelineEntry = kept({ ...entry, side: 'asker' });
  if (own.kind !== 'reopened' || isKnown(record, own)) return own;
  const comment: TimelineEntry = { ...own, kind: 'comment' };
  return isClosed(record) && !isKnown(record, comment) ? own : comment;
}

/** What the asker adds: it goes to the helpdesk's thread and to the other systems. */
export function onAsker(voice: Voice, record: TicketRecord, event: TicketEvent & { kind: 'from-asker' }): Turn {
  const entry = meant(record, event.entry);
  const who = nameOf(record, entry);
  const line = (key: string) => quoted(voice.say(key, { who }), entry);
  switch (entry.kind) {
    case 'answer': {
      const next = record.status === 'waiting' ? { ...record, status: 'taken' as const } : record;
      return changed(voice, record, { entry, next, line: line('helpdesk.answered') });
    }
    case 'comment':
      return entry.text === undefined
        ? unchanged(record)
        : changed(voice, record, { entry, line: line('helpdesk.commented') });
    case 'reopened': {
      const news = { kind: 'reopened', by: who } as const;
      return changed(voice, record, { entry, next: openedAgain(record), news, line: line('helpdesk.reopened') });
    }
    case 'resolved': {
      if (isClosed(record)) return unchanged(record);
      const news = { kind: 'resolved', by: who } as const;
      return changed(voice, record, {
        entry,
        next: { ...record, status: 'resolved' },
        news,
        line: line('helpdesk.solved'),
      });
    }
    default:
      return unchanged(record);
  }
}
