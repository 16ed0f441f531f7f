import type { TimelineEntry, Trouble } from '../conversation/ticket/news.ts';
import type { Ticket } from '../conversation/ticket/ticket.ts';

/** What a target calls a ticket that it took. `externalId` is what it is asked by later, where that is not the number. */
export type Accepted = { readonly number?: string; readonly url?: string; readonly externalId?: string };

/** What a system says of a ticket that it took. */
export type TicketState = {
  readonly status: 'open' | 'taken' | 'resolved' | 'declined';
  readonly by?: string;
  /** Raw text, which may hold secrets. */
  readonly comment?: string;
};

/** A system that takes tickets. One file each; what it cannot do is left out. */
export type Target = {
  /** The name under which the routes know it. */
  readonly name: string;
  /** Seconds until what was created is sure to be found; without it, at once. */
  readonly foundAfter?: number;
  /**
   * Hands the ticket over. The ticket's id is the key: `mayBeThere` tells that an earlier try may have been accepted, and
   * then it is looked up before anything is created.
   * @throws TargetError; anything else counts as `unclear`, and another try looks first.
   */
  submit(ticket: Ticket, options: { readonly mayBeThere: boolean; readonly signal: AbortSignal }): Promise<Accepted>;
  /** Adds a line of the history. The same line may come twice: `entryId` is its key. */
  add?(accepted: Accepted, entry: TimelineEntry, entryId: string, signal: AbortSignal): Promise<void>;
  /** Asks how the ticket stands. */
  state?(accepted: Accepted, signal: AbortSignal): Promise<TicketState>;
  /** Whether it can be reached and lets us in: nothing where it can, else what is wrong and what to do, for the operator. */
  health(signal: AbortSignal): Promise<string | undefined>;
  /** What would be sent, as text for the operator, without any secret. */
  preview(ticket: Ticket): string;
};

/** Thrown by a target. `isFinal`: no further try will help. `retryAfter`: seconds that the target asks to wait. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
  readonly trouble: Trouble;
  readonly isFinal: boolean;
  readonly retryAfter: number | undefined;
  constructor(
    trouble: Trouble,
    options: { readonly isFinal?: boolean; readonly retryAfter?: number; readonly cause?: unknown } = {},
  ) {
    super(trouble, options.cause === undefined ? {} : { cause: options.cause });
    this.trouble = trouble;
    this.isFinal = options.isFinal ?? false;
    this.retryAfter = options.retryAfter;
  }
}
