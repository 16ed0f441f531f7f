import type { Part, Text } from '../../messages/message.ts';
import type { Voice } from '../say/voice.ts';
import type { DeliveryState, TimelineEntry } from '../ticket/news.ts';
import type { TicketRecord } from '../ticket/record.ts';
import { minuteOf, nameOf } from './naming.ts';
import { oneLine } from './shortenTo.ts';

const longestText = 160;
const lastLines = 5;

function acceptedText(target: string, { number, url }: { number?: string; url?: string }, voice: Voice): Text {
  const called = number ?? url;
  if (called === undefined) return voice.say('helpdesk.accepted', { target });
  const link: Text = [{ text: oneLine(called, longestText), ...(url && { style: 'link', href: url }) }];
  return voice.say('helpdesk.numbered', { target, number: link });
}

function deliveryText(target: string, delivery: DeliveryState, voice: Voice): Text {
  switch (delivery.state) {
    case 'queued':
      return voice.say('helpdesk.queued', { target });
    case 'accepted':
      return acceptedText(target, delivery, voice);
    case 'later': {
      const trouble = voice.say(`ticket.trouble.${delivery.trouble}`);
      return voice.say('helpdesk.later', { target, trouble, at: minuteOf(delivery.nextAt) });
    }
    case 'refused':
      return voice.say('helpdesk.refused', { target, trouble: voice.say(`ticket.trouble.${delivery.trouble}`) });
  }
}

function entryText(entry: TimelineEntry, record: TicketRecord, voice: Voice): Text {
  const line = voice.say(`helpdesk.line.${entry.kind}`, { who: nameOf(record, entry) });
  const text = entry.text === undefined ? [] : [{ text: `: ${oneLine(entry.text, longestText)}` }];
  return [{ text: `${minuteOf(entry.at)} ` }, ...line, ...text];
}

function titledList(title: Text, items: readonly Text[]): Part[] {
  if (items.length === 0) return [];
  return [
    { kind: 'text', text: title },
    { kind: 'list', ordered: false, items },
  ];
}

/** How far the ticket is on its way to each system. */
export function deliveryParts({ deliveries }: TicketRecord, voice: Voice): Part[] {
  const items = Object.entries(deliveries).map(([target, delivery]) => deliveryText(target, delivery, voice));
  return titledList(voice.say('helpdesk.sentTo'), items);
}

/** The last lines of the ticket's history. */
export function timelineParts(record: TicketRecord, voice: Voice): Part[] {
  const last = record.timeline.slice(-lastLines);
  return titledList(
    voice.say('helpdesk.history'),
    last.map((entry) => entryText(entry, record, voice)),
  );
}
