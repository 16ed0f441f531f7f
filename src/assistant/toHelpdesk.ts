import type { Speaker, TicketEvent } from '../conversation/ticket/news.ts';
import type { Transacted } from '../store/openStore.ts';
import type { TakenJob } from '../store/queue.ts';
import { bring } from './caseEffects.ts';
import { type CaseJob, caseKeyOf, type Origin, personIdOf, type TicketJob, ticketKeyOf } from './jobs.ts';
import type { AssistantParts, Helpdesk } from './parts.ts';
import { stableId } from './stableId.ts';
import type { Channels } from './takeCase.ts';

// `helpdesk:take:<ticket>`, `helpdesk:ask:<ticket>` …
const pressed = /^helpdesk:[a-z-]+:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Whether a person belongs to the helpdesk, as the operator listed it. Nobody else does. */
function isHelpdesk({ routes }: Helpdesk, { thread, person }: Origin): boolean {
  const { helpdesk } = routes;
  return helpdesk !== undefined && helpdesk.channel === thread.channel && helpdesk.members.includes(person.id);
}

/** Who speaks; by their name, where the platform tells it now or did so with the event. */
async function speakerOf(
  helpdesk: Helpdesk,
  channels: Channels,
  { toFetch }: CaseJob,
  origin: Origin,
): Promise<Speaker> {
  const { id: by } = origin.person;
  const channel = channels[origin.thread.channel];
  const fetched = toFetch && (await channel?.complete({ ...origin, toFetch, text: '' }));
  const name = fetched?.name ?? origin.person.name;
  return { by, isHelpdesk: isHelpdesk(helpdesk, origin), ...(name === undefined ? {} : { name }) };
}

/** The ticket that an event is about: by the id of what was pressed, or by the helpdesk's thread that it was said in. */
async function ticketOf(parts: AssistantParts, { event }: CaseJob, origin: Origin): Promise<string | undefined> {
  if (event.kind === 'choice') return pressed.exec(event.choice)?.[1];
  if (event.kind === 'form') return pressed.exec(event.form)?.[1];
  return event.kind === 'message' ? parts.store.tickets.ofThread(caseKeyOf(origin.thread)) : undefined;
}

function ticketEvent({ at, event }: CaseJob, speaker: Speaker, { addressed }: Origin): TicketEvent | undefined {
  switch (event.kind) {
    case 'choice':
      return { kind: 'choice', at, choice: event.choice, ...speaker };
    case 'form':
      return { kind: 'form', at, form: event.form, values: event.values, ...speaker };
    case 'message':
      return { kind: 'message', at, text: event.text, ...(addressed ? { isAddressed: true } : {}), ...speaker };
    default:
      return undefined;
  }
}

/** A form that was filled in is shown as sent; the buttons of a ticket's card stay, because the card goes on changing. */
async function showAsSent(inside: Transacted, taken: TakenJob, origin: Origin, ticket: string): Promise<void> {
  const { event, correlationId } = taken.data as CaseJob;
  if (event.kind !== 'form' || event.message === undefined) return;
  const chosen = { choice: event.form, by: personIdOf(origin) };
  const noted = await inside.messages.choose(event.message, ticketKeyOf(ticket), chosen);
  const place = { id: event.message, key: caseKeyOf(origin.thread), channel: origin.thread.channel };
  if (noted?.isFirst) await bring(inside, { jobId: taken.id, correlationId }, place);
}

/**
 * Passes on what the helpdesk says of a ticket, to the ticket's own lane. False: it is none of the helpdesk's, and belongs
 * to a case.
 */
export async function toHelpdesk(
  parts: AssistantParts,
  channels: Channels,
  taken: TakenJob,
  origin: Origin,
): Promise<boolean> {
  const { helpdesk, store } = parts;
  if (helpdesk === undefined) return false;
  const job = taken.data as CaseJob;
  const ticket = await ticketOf(parts, job, origin);
  if (ticket === undefined) return false;
  const speaker = await speakerOf(helpdesk, channels, job, origin);
  const event = ticketEvent(job, speaker, origin);
  if (event === undefined) return false;
  const data: TicketJob = { kind: 'ticket', correlationId: job.correlationId, ticket, event, origin };
  await store.inTransaction(async (inside: Transacted) => {
    if (speaker.isHelpdesk) await showAsSent(inside, taken, origin, ticket);
    await inside.send({ id: stableId(taken.id, 'helpdesk'), queue: 'turn', key: ticketKeyOf(ticket), data });
    await inside.complete(taken);
  });
  return true;
}
