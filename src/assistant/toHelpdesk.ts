import type { TicketEvent } from '../conversation/ticket/news.ts';
import type { Transacted } from '../store/openStore.ts';
import type { TakenJob } from '../store/queue.ts';
import { type CaseJob, caseKeyOf, type Origin, type TicketJob, ticketKeyOf } from './jobs.ts';
import type { AssistantParts, Helpdesk } from './parts.ts';
import { stableId } from './stableId.ts';

// `helpdesk:take:<ticket>`, `helpdesk:ask:<ticket>` …
const pressed = /^helpdesk:[a-z-]+:([0-9a-f-]{36})$/;

/** Whether a person belongs to the helpdesk, as the operator listed it. Nobody else does. */
function isHelpdesk({ routes }: Helpdesk, { thread, person }: Origin): boolean {
  const { helpdesk } = routes;
  return helpdesk !== undefined && helpdesk.channel === thread.channel && helpdesk.members.includes(person.id);
}

/** The ticket that an event is about: by the id of what was pressed, or by the helpdesk's thread that it was said in. */
async function ticketOf(parts: AssistantParts, { event }: CaseJob, origin: Origin): Promise<string | undefined> {
  if (event.kind === 'choice') return pressed.exec(event.choice)?.[1];
  if (event.kind === 'form') return pressed.exec(event.form)?.[1];
  return event.kind === 'message' ? parts.store.tickets.ofThread(caseKeyOf(origin.thread)) : undefined;
}

function ticketEvent(job: CaseJob, speaker: { by: string; isHelpdesk: boolean }): TicketEvent | undefined {
  const { at, event } = job;
  switch (event.kind) {
    case 'choice':
      return { kind: 'choice', at, choice: event.choice, ...speaker };
    case 'form':
      return { kind: 'form', at, form: event.form, values: event.values, ...speaker };
    case 'message':
      return { kind: 'message', at, text: event.text, ...speaker };
    default:
      return undefined;
  }
}

/**
 * Passes on what the helpdesk says of a ticket, to the ticket's own lane. False: it is none of the helpdesk's, and belongs
 * to a case.
 */
export async function toHelpdesk(parts: AssistantParts, taken: TakenJob, origin: Origin): Promise<boolean> {
  const { helpdesk, store } = parts;
  if (helpdesk === undefined) return false;
  const job = taken.data as CaseJob;
  const ticket = await ticketOf(parts, job, origin);
  const event = ticketEvent(job, { by: origin.person.id, isHelpdesk: isHelpdesk(helpdesk, origin) });
  if (ticket === undefined || event === undefined) return false;
  const data: TicketJob = { kind: 'ticket', correlationId: job.correlationId, ticket, event, origin };
  await store.inTransaction(async (inside: Transacted) => {
    await inside.send({ id: stableId(taken.id, 'helpdesk'), queue: 'turn', key: ticketKeyOf(ticket), data });
    await inside.complete(taken);
  });
  return true;
}
