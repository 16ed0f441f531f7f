import type { TicketRecord, TicketStatus } from '../ticket/record.ts';

/** What the helpdesk can do with a ticket. */
export const actions = ['take', 'take-over', 'ask', 'resolve', 'decline', 'reopen', 'details'] as const;
export type Action = (typeof actions)[number];

const live: readonly TicketStatus[] = ['open', 'taken', 'waiting'];
const closed: readonly TicketStatus[] = ['resolved', 'declined'];

/** The states of a ticket in which each action means anything. */
const possibleIn: Readonly<Record<Action, readonly TicketStatus[]>> = {
  take: ['open'],
  'take-over': ['taken', 'waiting'],
  ask: live,
  resolve: live,
  decline: live,
  reopen: closed,
  details: [...live, ...closed],
};

/** Whether nobody works on the ticket any more. */
export function isClosed({ status }: TicketRecord): boolean {
  return closed.includes(status);
}

/** Whether an action means anything as the ticket stands. */
export function isPossible(action: Action, { status }: TicketRecord): boolean {
  return possibleIn[action].includes(status);
}

/** What can be done with a ticket as it stands: the buttons of its card. */
export function possibleActions(record: TicketRecord): readonly Action[] {
  return actions.filter((action) => isPossible(action, record));
}

/** The id of a button or a form of the helpdesk. */
export function pressId(action: Action, { ticket }: TicketRecord): string {
  return `helpdesk:${action}:${ticket.id}`;
}

/** The action that an id of a button or a form names, where it is one of this ticket. */
export function actionOf(id: string, record: TicketRecord): Action | undefined {
  return actions.find((action) => id === pressId(action, record));
}
