import type { CaseState, Effect } from '../conversation/case.ts';
import type { TicketEvent } from '../conversation/ticket/news.ts';
import type { Ticket } from '../conversation/ticket/ticket.ts';
import type { Message } from '../messages/message.ts';
import { pagesOf } from '../messages/pages.ts';
import type { Records } from '../store/openStore.ts';
import { targetsFor } from '../tickets/routes.ts';
import type { ChannelData } from './incoming.ts';
import { caseKeyOf, type DeliveryJob, type Origin, personIdOf, type TicketJob, ticketKeyOf } from './jobs.ts';
import type { AssistantParts } from './parts.ts';
import { stableId } from './stableId.ts';

/** The turn whose effects are written: its job gives what it makes ids that stay when it is done anew. */
export type Turn = {
  readonly jobId: string;
  readonly correlationId: string;
  readonly origin: Origin;
  readonly now: Date;
  /** When the event came that is answered for the first time. */
  readonly asked?: string;
};

/** A message on its way: where it goes, whom it is for. */
export type Posting = {
  readonly id: string;
  readonly key: string;
  readonly channel: Origin['thread']['channel'];
  readonly address: ChannelData;
  readonly message: Message;
  readonly audience?: 'person';
  /** It may be there already, and is changed in place. */
  readonly isShown?: boolean;
  /** The ticket whose card it answers to. */
  readonly inThreadOf?: string;
};

/** Keeps a message and has it sent. */
export async function post(
  records: Records,
  turn: Pick<Turn, 'jobId' | 'correlationId' | 'now' | 'asked'>,
  posting: Posting,
): Promise<void> {
  const { id, key, address, message, audience, isShown } = posting;
  const kept = { id, caseKey: key, address, message, now: turn.now, ...(audience ? { audience } : {}) };
  await (isShown ? records.messages.put(kept) : records.messages.add(kept));
  await bring(records, turn, posting);
}

/** Keeps a message and has it sent; a long one as several, so that nothing of it is left out. */
export async function postPages(records: Records, turn: Parameters<typeof post>[1], posting: Posting): Promise<void> {
  for (const [page, message] of pagesOf(posting.message).entries()) {
    const id = page === 0 ? posting.id : stableId(posting.id, `page ${page}`);
    await post(records, turn, { ...posting, id, message });
  }
}

/** Has a message brought to where the store has it. */
export async function bring(
  records: Records,
  { jobId, correlationId, asked }: Pick<Turn, 'jobId' | 'correlationId' | 'asked'>,
  { id, key, channel, inThreadOf }: Pick<Posting, 'id' | 'key' | 'channel' | 'inThreadOf'>,
): Promise<void> {
  const beside = { ...(asked === undefined ? {} : { asked }), ...(inThreadOf === undefined ? {} : { inThreadOf }) };
  const data: DeliveryJob = { correlationId, channel, message: id, ...beside };
  await records.send({ id: stableId('delivery', id, jobId), queue: 'delivery', key, data });
}

async function tellTicket(records: Records, turn: Turn, ticket: string, event: TicketEvent, index: number) {
  const data: TicketJob = { correlationId: turn.correlationId, kind: 'ticket', ticket, event };
  await records.send({ id: stableId(turn.jobId, 'ticket', `${index}`), queue: 'turn', key: ticketKeyOf(ticket), data });
}

/** The targets of a ticket, by the operator's rules. */
function routed({ helpdesk }: AssistantParts, ticket: Ticket): readonly string[] {
  if (helpdesk === undefined) return [];
  const { channel, id: place } = ticket.thread;
  const { severity, team, suspected } = ticket;
  const family = suspected === undefined ? {} : { family: suspected.family };
  return targetsFor(helpdesk.routes, { channel, place, severity, team, ...family });
}

/** A message that changes in place, the same one as long as its case is the same. */
function shownId(key: string, state: CaseState | undefined, id: string): string {
  return stableId('shown', key, state?.openedAt ?? '', id);
}

/** Writes an effect of a case's turn: as what is stored, and as jobs. */
export async function writeEffect(
  parts: AssistantParts,
  records: Records,
  turn: Turn,
  { effect, index, state }: { readonly effect: Effect; readonly index: number; readonly state: CaseState | undefined },
): Promise<void> {
  const { origin, now, jobId, correlationId } = turn;
  const key = caseKeyOf(origin.thread);
  const by = origin.person.id;
  const at = now.toISOString();
  const place = { key, channel: origin.thread.channel, address: origin.address };
  switch (effect.kind) {
    case 'reply': {
      const audience = effect.to === undefined ? {} : { audience: effect.to };
      const posting = { id: stableId(jobId, `${index}`), ...place, message: effect.message, ...audience };
      return postPages(records, turn, posting);
    }
    case 'show': {
      const id = shownId(key, state, effect.id);
      return post(records, turn, { id, ...place, message: effect.message, isShown: true });
    }
    case 'check': {
      const data = { correlationId, origin, request: effect };
      await records.send({ id: stableId(jobId, `${index}`), queue: 'look', key, data });
      return;
    }
    case 'submit-ticket': {
      const targets = routed(parts, effect.ticket);
      const event = { kind: 'submitted', at, ticket: effect.ticket, case: key, targets } as const;
      return tellTicket(records, turn, effect.ticket.id, event, index);
    }
    case 'join-ticket': {
      const { name } = origin.person;
      const event = { kind: 'joined', at, case: key, by, ...(name === undefined ? {} : { name }) } as const;
      return tellTicket(records, turn, effect.ticket, event, index);
    }
    case 'tell-ticket':
      return tellTicket(records, turn, effect.ticket, { kind: 'from-asker', at, entry: effect.entry }, index);
    case 'note-unmatched': {
      const { template, example, language } = effect;
      return records.unmatched.note({ template, example, language, now });
    }
    case 'forget-case':
      return records.remove(key);
    case 'forget-person':
      await records.removeOf(personIdOf(origin));
      return;
    case 'remember-language':
      return records.preferences.save(personIdOf(origin), effect.language, now);
  }
}
