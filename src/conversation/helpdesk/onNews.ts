import type { Voice } from '../say/voice.ts';
import type { DeliveryState, TicketEvent, TicketNews, TimelineEntry } from '../ticket/news.ts';
import type { TicketEffect, TicketRecord } from '../ticket/record.ts';
import { isClosed } from './actions.ts';
import { nameOf, takerOf } from './naming.ts';
import { quoted } from './onWords.ts';
import { changed, isKnown, openedAgain, shown, type Turn, tellAll, unchanged } from './turn.ts';

type Status = TicketEvent & { readonly kind: 'status' };

function isSame(one: DeliveryState, other: DeliveryState): boolean {
  const sorted = (delivery: DeliveryState) => JSON.stringify(Object.entries(delivery).sort());
  return sorted(one) === sorted(other);
}

/** How far the ticket came on its way to a system. What was accepted once stays so. */
export function onDelivery(voice: Voice, record: TicketRecord, event: TicketEvent & { kind: 'delivery' }): Turn {
  const { target, delivery } = event;
  const known = Object.hasOwn(record.deliveries, target) ? record.deliveries[target] : undefined;
  const isLate = known?.state === 'accepted' && delivery.state !== 'accepted';
  if (known === undefined || isLate || isSame(known, delivery)) return unchanged(record);
  const next = { ...record, deliveries: { ...record.deliveries, [target]: delivery } };
  return { record: next, effects: [...tellAll(next, { kind: 'delivery', target, delivery }), shown(voice, next)] };
}

/** The news of an entry that changed where the ticket stands. */
function newsOf(record: TicketRecord, entry: TimelineEntry): TicketNews | undefined {
  const by = nameOf(record, entry);
  const text = entry.text === undefined ? {} : { text: entry.text };
  switch (entry.kind) {
    case 'taken':
    case 'reopened':
      return { kind: entry.kind, by };
    case 'resolved':
      return { kind: 'resolved', by, ...(entry.cause === undefined ? {} : { cause: entry.cause }), ...text };
    case 'declined':
      return { kind: 'declined', by, ...(entry.team === undefined ? {} : { team: entry.team }), ...text };
    default:
      return undefined;
  }
}

/** Where the ticket stands, for a case that joins late. */
function newsSoFar(record: TicketRecord): TicketNews[] {
  const deliveries = Object.entries(record.deliveries).map(
    ([target, delivery]) => ({ kind: 'delivery', target, delivery }) as const,
  );
  const end = record.timeline.findLast(({ kind }) => kind === record.status);
  const news = isClosed(record) && end !== undefined ? newsOf(record, end) : undefined;
  const taken: TicketNews[] = record.takenBy === undefined ? [] : [{ kind: 'taken', by: takerOf(record) }];
  return [...deliveries, ...(news === undefined ? taken : [news])];
}

/** Another case has the same trouble: it is told where the ticket stands, and of everything from then on. */
export function onJoined(voice: Voice, record: TicketRecord, event: TicketEvent & { kind: 'joined' }): Turn {
  if (record.cases.includes(event.case)) return unchanged(record);
  const { at, by, name } = event;
  const entry: TimelineEntry = { at, by, ...(name === undefined ? {} : { name }), side: 'asker', kind: 'joined' };
  const next = { ...record, cases: [...record.cases, event.case] };
  // Somebody may join with two cases at once: that is one line of the history.
  const turn = isKnown(record, entry)
    ? { record: next, effects: [shown(voice, next)] }
    : changed(voice, record, { entry, next });
  const told: TicketEffect[] = newsSoFar(record).map((news) => ({ kind: 'tell-case', case: event.case, news }));
  return { ...turn, effects: [...told, ...turn.effects] };
}

/** The record as another system says that it stands, where that is news: closed is closed, in whichever way. */
function afterStatus(record: TicketRecord, { status, by }: Status): TicketRecord | undefined {
  if (isClosed(record)) return status === 'reopened' ? openedAgain(record) : undefined;
  switch (status) {
    case 'taken':
      return record.status === 'open' ? { ...record, status, takenBy: by } : undefined;
    case 'reopened':
      return undefined;
    default:
      return { ...record, status };
  }
}

/** What another system says of the ticket: told to everybody but that system. Nothing where it is so already. */
export function onStatus(voice: Voice, record: TicketRecord, event: Status): Turn {
  const next = afterStatus(record, event);
  if (next === undefined) return unchanged(record);
  const { at, by, status, target, text } = event;
  const entry: TimelineEntry = { at, by, side: 'system', kind: status, ...(text === undefined ? {} : { text }) };
  const news = newsOf(record, entry);
  const line = quoted(voice.say(`helpdesk.system.${status}`, { who: nameOf(record, entry), target }), entry);
  return changed(voice, record, { entry, next, ...(news && { news }), line, exceptTo: target });
}
