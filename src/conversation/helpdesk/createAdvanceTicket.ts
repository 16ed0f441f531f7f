import type { Content, Language } from '../../knowledge/schema.ts';
import { createVoice, paragraph, type Voice } from '../say/voice.ts';
import type { TicketEvent } from '../ticket/news.ts';
import type { AdvanceTicket, TicketEffect, TicketRecord } from '../ticket/record.ts';
import { onForm } from './onForm.ts';
import { onDelivery, onJoined, onStatus } from './onNews.ts';
import { onPress } from './onPress.ts';
import { onAsker, onMessage } from './onWords.ts';
import { messageOf, shown, type Turn, unchanged } from './turn.ts';

function submitted(voice: Voice, event: TicketEvent & { kind: 'submitted' }): Turn {
  const { at, ticket } = event;
  const targets = [...new Set(event.targets)];
  const record: TicketRecord = {
    schema: 1,
    ticket,
    status: 'open',
    cases: [event.case],
    deliveries: Object.fromEntries(targets.map((target) => [target, { state: 'queued' }])),
    timeline: [{ at, by: ticket.asker.id, side: 'asker', kind: 'sent' }],
  };
  const effects = targets.flatMap((target): TicketEffect[] => [
    { kind: 'tell-case', case: event.case, news: { kind: 'delivery', target, delivery: { state: 'queued' } } },
    { kind: 'submit', target },
  ]);
  return { record, effects: [...effects, shown(voice, record)] };
}

function decide(voice: Voice, record: TicketRecord, event: TicketEvent): Turn {
  switch (event.kind) {
    // Delivered twice.
    case 'submitted':
      return unchanged(record);
    case 'joined':
      return onJoined(voice, record, event);
    case 'from-asker':
      return onAsker(voice, record, event);
    case 'delivery':
      return onDelivery(voice, record, event);
    case 'choice':
      return onPress(voice, record, event);
    case 'form':
      return onForm(voice, record, event);
    case 'message':
      return onMessage(voice, record, event);
    case 'status':
      return onStatus(voice, record, event);
  }
}

/** A press on a card whose ticket is kept no longer still gets an answer. */
function gone(voice: Voice, event: TicketEvent): readonly TicketEffect[] {
  if (event.kind !== 'choice' && event.kind !== 'form') return [];
  return [{ kind: 'reply', message: messageOf(voice, [paragraph(voice.say('helpdesk.gone'))]), to: 'person' }];
}

/**
 * Makes the helpdesk's side of a ticket: decides on whatever a ticket hears, from its case, the helpdesk and the systems
 * that it went to. Pure: the time is the event's, and what is to be done is in the effects. What was heard before changes
 * nothing. `language` is the helpdesk's; the ticket's own texts stay in the asker's.
 */
export function createAdvanceTicket(content: Content, language: Language): AdvanceTicket {
  const voice = createVoice(content, language);
  return (record, event) => {
    if (record !== undefined) return decide(voice, record, event);
    return event.kind === 'submitted' ? submitted(voice, event) : { record, effects: gone(voice, event) };
  };
}
