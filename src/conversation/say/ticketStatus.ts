import type { Message, Part, Text } from '../../messages/message.ts';
import type { CaseState, CaseTicket } from '../case.ts';
import { isOpenTicket } from '../caseTicket.ts';
import type { DeliveryState } from '../ticket/news.ts';
import { buttons, paragraph, type Voice } from './voice.ts';

/** "2026-11-24 08:05" of an ISO time. */
function minuteOf(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}

/** What a ticket is called among people: its number where a system gave one, else the beginning of its id. */
export function ticketName({ id, number, deliveries }: Pick<CaseTicket, 'id' | 'number' | 'deliveries'>): string {
  const given = Object.values(deliveries).flatMap((delivery) =>
    delivery.state === 'accepted' && delivery.number !== undefined ? [delivery.number] : [],
  );
  return number ?? given[0] ?? id.slice(0, 8);
}

function linked(text: string, url: string | undefined): string | Text {
  return url?.startsWith('https://') ? [{ text, style: 'link', href: url }] : text;
}

function deliveryText(target: string, delivery: DeliveryState, voice: Voice): Text {
  switch (delivery.state) {
    case 'queued':
      return voice.say('status.queued', { target });
    case 'accepted': {
      const { number, url } = delivery;
      if (number === undefined && url === undefined) return voice.say('status.accepted', { target });
      return voice.say('status.numbered', { target, number: linked(number ?? url ?? '', url) });
    }
    case 'later': {
      const values = { target, trouble: voice.say(`ticket.trouble.${delivery.trouble}`) };
      return voice.say('status.later', { ...values, at: minuteOf(delivery.nextAt) });
    }
    case 'refused':
      return voice.say('status.refused', { target, trouble: voice.say(`ticket.trouble.${delivery.trouble}`) });
  }
}

/** Whether every target refused the ticket, so that nobody has it. */
export function isStuck({ deliveries }: CaseTicket): boolean {
  const states = Object.values(deliveries).map(({ state }) => state);
  return states.length > 0 && states.every((state) => state === 'refused');
}

/** Says that nobody has the ticket, and what to do. */
export function stuckParts(voice: Voice): Part[] {
  return [paragraph(voice.say('status.copy')), buttons(voice.button('ticket:copy', 'button.ticket-copy'))];
}

/** How a ticket stands, as a word of phrases.yaml under `status.*`. */
function standOf(ticket: CaseTicket): string {
  if (ticket.isJoined && isOpenTicket(ticket)) return 'joined';
  if (ticket.status !== 'sent') return ticket.status;
  if (isStuck(ticket)) return 'stuck';
  return Object.values(ticket.deliveries).some(({ state }) => state === 'accepted') ? 'arrived' : 'sent';
}

/** Where a ticket is on its way to each target, for everybody to read: nothing of what was seen at a registry is in it. */
export function statusParts(ticket: CaseTicket, voice: Voice): Part[] {
  const deliveries = Object.entries(ticket.deliveries);
  const items = deliveries.map(([target, delivery]) => deliveryText(target, delivery, voice));
  return [
    { kind: 'heading', text: voice.say(`status.${standOf(ticket)}`, { name: ticketName(ticket) }) },
    ...(items.length === 0 ? [] : [{ kind: 'list', ordered: false, items } as const]),
    ...(ticket.isAsked ? [paragraph(voice.say('status.asked'))] : []),
  ];
}

/** Says that a ticket is open, and how to add to it. */
export function openTicketParts(ticket: CaseTicket, voice: Voice): Part[] {
  const row = buttons(...['works', 'again', 'more'].map((id) => voice.button(id)));
  const add = isStuck(ticket) ? stuckParts(voice) : [paragraph(voice.say('status.add'))];
  return [...statusParts(ticket, voice), ...add, row];
}

/** The message that tells how a ticket goes on, and changes in place. */
export function statusMessage({ language }: CaseState, ticket: CaseTicket, voice: Voice): Message {
  return { language, parts: isOpenTicket(ticket) ? openTicketParts(ticket, voice) : statusParts(ticket, voice) };
}
