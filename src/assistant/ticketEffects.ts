import type { TicketEffect, TicketRecord } from '../conversation/ticket/record.ts';
import type { Message } from '../messages/message.ts';
import type { Records } from '../store/openStore.ts';
import { cardIdOf } from './cards.ts';
import { type Posting, post, postPages, type Turn } from './caseEffects.ts';
import { type CaseJob, channelOf, type HandOverJob, type Origin, ticketKeyOf } from './jobs.ts';
import type { AssistantParts } from './parts.ts';
import { stableId } from './stableId.ts';
import type { Channels } from './takeCase.ts';

/** A turn of a ticket. `origin`: who spoke for the helpdesk, where somebody did. */
export type TicketTurn = Pick<Turn, 'jobId' | 'correlationId' | 'now'> & {
  readonly ticket: string;
  readonly origin?: Origin;
};

type Place = Pick<Posting, 'key' | 'channel' | 'address'>;

/** The helpdesk's channel. */
function desk({ helpdesk }: AssistantParts, channels: Channels, ticket: string): Place | undefined {
  const settings = helpdesk?.routes.helpdesk;
  const channel = settings && channels[settings.channel];
  if (settings === undefined || channel === undefined) return undefined;
  return { key: ticketKeyOf(ticket), channel: settings.channel, address: channel.addressOf(settings.place) };
}

async function showCard(
  parts: AssistantParts,
  channels: Channels,
  records: Records,
  turn: TicketTurn,
  message: Message,
) {
  const place = desk(parts, channels, turn.ticket);
  if (place === undefined) return;
  await post(records, turn, { id: cardIdOf(turn.ticket), ...place, message, isShown: true });
}

/** Where a line about the ticket goes: where somebody of the helpdesk just spoke, else under its card, where it has one. */
function placeOfLine(
  parts: AssistantParts,
  channels: Channels,
  { ticket, origin }: TicketTurn,
  record: TicketRecord | undefined,
): (Place & Pick<Posting, 'inThreadOf'>) | undefined {
  if (origin !== undefined) {
    return { key: ticketKeyOf(ticket), channel: origin.thread.channel, address: origin.address };
  }
  const place = record?.deliveries.helpdesk && desk(parts, channels, ticket);
  return place && { ...place, inThreadOf: ticket };
}

async function handOver(
  records: Records,
  turn: TicketTurn,
  target: string,
  index: number,
  entry?: HandOverJob['entry'],
) {
  const { correlationId, ticket } = turn;
  const data: HandOverJob = { correlationId, ticket, target, ...(entry === undefined ? {} : { entry }) };
  const id = stableId('hand over', ticket, target, ...(entry === undefined ? [] : [turn.jobId, `${index}`]));
  await records.send({ id, queue: 'ticket', key: `${ticketKeyOf(ticket)}:${target}`, data });
}

/** Writes an effect of a ticket's turn: as what is stored, and as jobs. */
export async function writeTicketEffect(
  parts: AssistantParts,
  channels: Channels,
  records: Records,
  turn: TicketTurn,
  {
    effect,
    index,
    record,
  }: { readonly effect: TicketEffect; readonly index: number; readonly record: TicketRecord | undefined },
): Promise<void> {
  const { jobId, correlationId, now, ticket } = turn;
  switch (effect.kind) {
    case 'tell-case': {
      const event = { kind: 'ticket-news', ticket, news: effect.news } as const;
      const data: CaseJob = { kind: 'case', correlationId, at: now.toISOString(), event };
      if (channelOf(effect.case) === undefined) return;
      await records.send({ id: stableId(jobId, `${index}`), queue: 'turn', key: effect.case, data });
      return;
    }
    case 'submit':
      // The helpdesk's own channel is shown the card.
      if (effect.target !== 'helpdesk') await handOver(records, turn, effect.target, index);
      return;
    case 'forward': {
      const entry = { id: stableId(jobId, `${index}`), line: effect.entry };
      const targets = Object.keys(record?.deliveries ?? {}).filter(
        (name) => name !== 'helpdesk' && name !== effect.exceptTo,
      );
      for (const target of targets) await handOver(records, turn, target, index, entry);
      return;
    }
    case 'show-card':
      if (record?.deliveries.helpdesk === undefined) return;
      return showCard(parts, channels, records, turn, effect.message);
    case 'reply': {
      const place = placeOfLine(parts, channels, turn, record);
      const audience = effect.to === undefined || turn.origin === undefined ? {} : { audience: effect.to };
      if (place !== undefined) {
        await postPages(records, turn, {
          id: stableId(jobId, `${index}`),
          ...place,
          message: effect.message,
          ...audience,
        });
      }
      return;
    }
  }
}
