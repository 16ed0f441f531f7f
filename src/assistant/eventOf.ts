import type { CaseState, ConversationEvent, LikeTicket, Surroundings } from '../conversation/case.ts';
import { fitsPattern } from '../conversation/look.ts';
import type { TicketRecord } from '../conversation/ticket/record.ts';
import type { Asker } from '../policy/decide.ts';
import type { Records } from '../store/openStore.ts';
import type { StoredTicket } from '../store/tickets.ts';
import { type Origin, personIdOf, type StoredEvent } from './jobs.ts';
import type { AssistantParts, Helpdesk, StoredState } from './parts.ts';

/** On whose behalf registries are looked at. */
export function askerOf({ thread, person }: Pick<Origin, 'thread' | 'person'>): Asker {
  const { id, isGuest } = person;
  return { channel: thread.channel, thread: thread.id, person: id, ...(isGuest ? { isGuest } : {}) };
}

function likeOf({ id, data }: StoredTicket, state: StoredState): LikeTicket | undefined {
  const { ticket, cases, deliveries } = data as TicketRecord;
  const isSame =
    state.shown === undefined
      ? ticket.error?.signature !== undefined && ticket.error.signature === state.matches?.[0]?.signature
      : ticket.suspected?.cause === state.shown;
  if (!isSame) return undefined;
  const number = Object.values(deliveries).flatMap((delivery) =>
    delivery.state === 'accepted' && delivery.number !== undefined ? [delivery.number] : [],
  )[0];
  return { id, cases: cases.length, openedAt: ticket.createdAt, ...(number === undefined ? {} : { number }) };
}

/**
 * Whether somebody may hear of others' trouble with a registry: anybody can name one. Guests may not, and where it is set
 * who may have which registries looked at, only who may have this one.
 */
function mayHearOf(registry: string, { person }: Origin, checkable: readonly string[] | undefined): boolean {
  return !person.isGuest && (checkable === undefined || fitsPattern(registry, checkable));
}

/** An open ticket of others about the same registry and cause. */
async function findLike(
  records: Records,
  { routes }: Helpdesk,
  origin: Origin,
  { state, now, checkable }: Known,
): Promise<LikeTicket | undefined> {
  const registry = state?.facts?.registry?.value;
  const hasOwn = state?.ticket !== undefined && state.ticket.status !== 'draft';
  if (state === undefined || registry === undefined || hasOwn) return undefined;
  if (!mayHearOf(registry, origin, checkable)) return undefined;
  const since = new Date(now.getTime() - routes.likeWithinHours * 3_600_000);
  const tickets = await records.tickets.like(registry.toLowerCase(), since);
  return tickets.map((ticket) => likeOf(ticket, state)).find((like) => like !== undefined);
}

/** The names of all that tickets can go to. */
function targetsOf({ routes, targets }: Helpdesk): string[] {
  return [...(routes.helpdesk === undefined ? [] : ['helpdesk']), ...targets.map(({ name }) => name)];
}

/** What is known of a case and of who speaks; `checkable`: the registries that may be looked at for them, where that is set. */
type Known = {
  readonly freshId: string;
  readonly state: StoredState | undefined;
  readonly now: Date;
  readonly checkable: readonly string[] | undefined;
};

async function surroundingsOf(
  records: Records,
  helpdesk: Helpdesk,
  origin: Origin,
  known: Known,
): Promise<Surroundings> {
  const { freshId } = known;
  const like = await findLike(records, helpdesk, origin, known);
  const { thread, person } = origin;
  const speaker = { person: person.id, ...(person.name === undefined ? {} : { name: person.name }) };
  const common = { thread, ...speaker, freshId, targets: targetsOf(helpdesk) };
  return { ...common, ...(like === undefined ? {} : { like }) };
}

/** What is known when an event is made: the stored state of its case, and a UUID that the event may use. */
export type EventContext = { readonly state: unknown; readonly freshId: string; readonly now: Date };

/** Makes the event that the conversation decides on: with the person's language, and what may be done for them here. */
export async function eventOf(
  parts: Pick<AssistantParts, 'looks' | 'helpdesk'>,
  records: Records,
  { origin, event }: { readonly origin: Origin; readonly event: StoredEvent },
  { state, freshId, now }: EventContext,
): Promise<ConversationEvent> {
  const stored = (state ?? undefined) as StoredState | undefined;
  const language = (await records.preferences.load(personIdOf(origin))) ?? origin.person.language;
  const checkable = parts.looks?.checkable(askerOf(origin));
  const isOwn = event.kind === 'findings' || event.kind === 'ticket-news';
  const surroundings =
    parts.helpdesk &&
    (await surroundingsOf(records, parts.helpdesk, origin, { freshId, state: stored, now, checkable }));
  return {
    at: now.toISOString(),
    addressed: isOwn || origin.addressed,
    ...(language === undefined ? {} : { language }),
    ...(checkable === undefined ? {} : { checkable }),
    ...(origin.inPublic ? { inPublic: { by: origin.person.id } } : {}),
    ...(surroundings === undefined ? {} : { surroundings }),
    ...event,
  };
}

/** The language of a stored case, where it can be read. */
export function languageOf(state: unknown): CaseState['language'] | undefined {
  return (state as StoredState | undefined)?.language;
}
