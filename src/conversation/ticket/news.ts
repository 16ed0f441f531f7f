import type { Team } from '../../knowledge/schema.ts';
import type { Redacted } from '../../redaction/redacted.ts';
import type { Ticket } from './ticket.ts';

/** How far a ticket is on its way to one target. Times are ISO, in UTC. */
export type DeliveryState =
  | { readonly state: 'queued' }
  /** Taken, under that number where the target gives one. `url`: https, for whoever may see it there. */
  | { readonly state: 'accepted'; readonly number?: string; readonly url?: string }
  /** Not yet: why, in a word of `phrases` under `ticket.trouble.*`, and when it is tried again. */
  | { readonly state: 'later'; readonly trouble: Trouble; readonly nextAt: string }
  | { readonly state: 'refused'; readonly trouble: Trouble };

/** Why a target did not take a ticket: it did not answer, is busy, does not let us in, or does not take what we sent. */
export type Trouble = 'unreachable' | 'busy' | 'denied' | 'invalid' | 'unclear';

/** One line of a ticket's history, joined from the asker's thread, the helpdesk and the other systems. */
export type TimelineEntry = {
  readonly at: string;
  /** Who it was: an id of the platform, or a name in another system. */
  readonly by: string;
  /** What people call them, where the platform told. */
  readonly name?: string;
  readonly side: 'asker' | 'helpdesk' | 'system';
  readonly kind: 'sent' | 'taken' | 'question' | 'answer' | 'comment' | 'resolved' | 'declined' | 'reopened' | 'joined';
  readonly text?: Redacted;
  /** Of `resolved`: an entry of the knowledge, or none where it was something else. */
  readonly cause?: string;
  /** Of `declined`: where it belongs instead. */
  readonly team?: Team;
};

/** What a case hears of its ticket. `by` is for people to read: a name where one is known, else an id of the platform. */
export type TicketNews =
  | { readonly kind: 'delivery'; readonly target: string; readonly delivery: DeliveryState }
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'question'; readonly by: string; readonly text: Redacted }
  /** `cause`: an entry of the knowledge, or none where it was something else. */
  | { readonly kind: 'resolved'; readonly by: string; readonly cause?: string; readonly text?: Redacted }
  | { readonly kind: 'declined'; readonly by: string; readonly team?: Team; readonly text?: Redacted }
  | { readonly kind: 'reopened'; readonly by: string };

/** Who speaks in the helpdesk's place. `isHelpdesk`: whether they belong to it. Nobody else may press anything of it. */
export type Speaker = { readonly by: string; readonly name?: string; readonly isHelpdesk: boolean };

/** What a ticket hears: from its case, from the helpdesk, or from a system that it went to. */
export type TicketEvent = { readonly at: string } & (
  | { readonly kind: 'submitted'; readonly ticket: Ticket; readonly case: string; readonly targets: readonly string[] }
  /** Another case joins: it is told of whatever its ticket's case is told of. */
  | { readonly kind: 'joined'; readonly case: string; readonly by: string; readonly name?: string }
  | { readonly kind: 'from-asker'; readonly entry: TimelineEntry }
  | { readonly kind: 'delivery'; readonly target: string; readonly delivery: DeliveryState }
  | ({ readonly kind: 'choice'; readonly choice: string } & Speaker)
  | ({ readonly kind: 'form'; readonly form: string; readonly values: Readonly<Record<string, Redacted>> } & Speaker)
  /** `isAddressed`: said to the assistant, and not only in its hearing. */
  | ({ readonly kind: 'message'; readonly text: Redacted; readonly isAddressed?: true } & Speaker)
  /** What another system says of the ticket, by a webhook or when asked: once for each change that it sees there. */
  | {
      readonly kind: 'status';
      readonly target: string;
      readonly status: 'taken' | 'resolved' | 'declined' | 'reopened';
      readonly by: string;
      readonly text?: Redacted;
    }
);
