import type { Facts } from '../knowledge/facts.ts';
import type { Language } from '../knowledge/schema.ts';
import type { Match } from '../matching/reading.ts';
import type { Message } from '../messages/message.ts';
import type { FoundSecret, Redacted } from '../redaction/redacted.ts';
import type { DeliveryState, TicketNews, TimelineEntry } from './ticket/news.ts';
import type { Ticket } from './ticket/ticket.ts';

/** The shape of `CaseState` as stored now. A state with another number is reset kindly, its paste kept. */
export const caseSchemaVersion = 1;

/** A sentence as data: a key of the phrases, and what is filled in. It can be said in either language, at any time. */
export type Words = { readonly phrase: string; readonly values: Readonly<Record<string, string>> };

/** What a live check saw. What it could not see is `unknown`, and neither confirms nor rules out anything. */
export type Finding = {
  /** The check's name (`admin-user`), and its code in causes (`K06`). */
  readonly check: string;
  readonly code: string;
  readonly verdict: 'ok' | 'problem' | 'unknown';
  readonly reason: Words;
  /** Ids of causes. `suspects` became likelier without being confirmed. */
  readonly confirms: readonly string[];
  readonly rulesOut: readonly string[];
  readonly suspects?: readonly string[];
  /** Facts that were seen on the way, by name. */
  readonly observed?: Readonly<Record<string, string>>;
  /** The fact that it lacked to judge; knowing it, the check would be worth another run. */
  readonly needs?: string;
  /** Azure's own id of the answer, for a ticket. */
  readonly correlationId?: string;
  /** When it was seen: ISO, in UTC. */
  readonly at?: string;
};

/** Where a case stands: what the assistant waits for. */
export type Stage =
  | 'listening'
  | 'confirming'
  | 'asking'
  | 'offering'
  | 'checking'
  | 'diagnosed'
  | 'solved'
  | 'handed-over';

/** Looking at the registry: what the person said to it, and the newest of the looks. */
export type Look = {
  readonly consent: 'asked' | 'yes' | 'no';
  /** The number of the newest look, 0 before the first. Findings of an older one are left aside. */
  readonly run: number;
  /** What the newest look was about, so that another one is only made when something else is known. */
  readonly about: string;
  /** Codes of the checks that the newest look repeats; absent: all. */
  readonly only?: readonly string[];
};

/** The ticket of a case, as far as the case knows. */
export type CaseTicket = {
  readonly id: string;
  /** `draft`: shown with its form, not sent. */
  readonly status: 'draft' | 'sent' | 'taken' | 'resolved' | 'declined';
  readonly deliveries: Readonly<Record<string, DeliveryState>>;
  /** Whose it is: an id of the platform. What others write in the thread is nothing for the ticket. */
  readonly by?: string;
  /** The number of a ticket that was joined; of an own one it is in the deliveries. */
  readonly number?: string;
  /** The helpdesk asked something: what the asker writes next is the answer. */
  readonly isAsked?: true;
  /** The case joined somebody else's ticket. */
  readonly isJoined?: true;
};

/** Another ticket about the same registry and cause, opened within hours: what the case may join. */
export type LikeTicket = {
  readonly id: string;
  readonly number?: string;
  /** How many cases it has. */
  readonly cases: number;
  readonly openedAt: string;
};

/** One troubleshooting conversation, bound to one thread. Plain JSON. */
export type CaseState = {
  readonly schema: typeof caseSchemaVersion;
  readonly language: Language;
  /** ISO times in UTC. */
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly stage: Stage;
  /** The newest paste that was recognised, redacted, shortened to what a ticket shows. */
  readonly paste?: Redacted;
  readonly secrets: readonly FoundSecret[];
  readonly matches: readonly Match[];
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  /** Whom the findings are for, where they came to a place with other people. */
  readonly seenFor?: string;
  /** Absent until the person is asked whether the registry may be looked at. */
  readonly look?: Look;
  /** Ids of the questions asked so far, in order; the last one is open while the stage is `asking`. */
  readonly asked: readonly string[];
  /** The cause whose steps are shown. */
  readonly shown?: string;
  /** Causes whose steps did not help. */
  readonly failed: readonly string[];
  /** How often the person was asked to say it in other words. */
  readonly rephrased: number;
  /** Absent until a person was called. */
  readonly ticket?: CaseTicket;
};

/** Why a look brought less than it should: not allowed, too many, not in time, or it broke. */
export type LookTrouble = 'denied' | 'too-often' | 'late' | 'failed';

/** What came of a look so far; the last of its events is `done`. */
export type FindingsEvent = {
  readonly kind: 'findings';
  readonly run: number;
  readonly findings: readonly Finding[];
  readonly done: boolean;
  readonly trouble?: LookTrouble;
};

/** What the assistant tells of the place and time, for a ticket. */
export type Surroundings = {
  readonly thread: Ticket['thread'];
  /** Who speaks: an id of the platform. */
  readonly person: string;
  /** What people call them, where the platform told. */
  readonly name?: string;
  /** A fresh UUID: the id of a draft that this event leads to. */
  readonly freshId: string;
  /** Names of the targets that a ticket would go to; empty: it is shown to copy only. */
  readonly targets: readonly string[];
  /** An open ticket about the same registry and cause, where there is one. */
  readonly like?: LikeTicket;
};

/**
 * What reaches a case: a message or form (already redacted), a pressed button, what a look at the registry brought, or news
 * of its ticket. `at` is an ISO time in UTC. `checkable`: patterns of the names of registries that may be looked at for
 * this person here. `inPublic`: other people listen, and this is the id of who speaks.
 */
export type ConversationEvent = {
  readonly at: string;
  readonly language?: Language;
  readonly addressed: boolean;
  readonly checkable?: readonly string[];
  readonly inPublic?: { readonly by: string };
  /** Absent: no ticket can be sent. */
  readonly surroundings?: Surroundings;
} & (
  | { readonly kind: 'message'; readonly text: Redacted; readonly secrets: readonly FoundSecret[] }
  | { readonly kind: 'choice'; readonly choice: string }
  | {
      readonly kind: 'form';
      readonly form: string;
      readonly values: Readonly<Record<string, Redacted>>;
      readonly secrets: readonly FoundSecret[];
    }
  | FindingsEvent
  | { readonly kind: 'ticket-news'; readonly ticket: string; readonly news: TicketNews }
);

/** A look at the registry that is to be made. Its findings come back as events with the same `run`. */
export type CheckEffect = {
  readonly kind: 'check';
  readonly run: number;
  readonly facts: Facts;
  readonly signatures: readonly string[];
  /** Codes of the checks to repeat (`K06`); absent: all. */
  readonly only?: readonly string[];
};

/** What is to be done outside the core, as data. A reply `to` the person is nothing for the others who listen. */
export type Effect =
  | { readonly kind: 'reply'; readonly message: Message; readonly to?: 'person' }
  /** One message for each `id` of the case, which changes in place where the platform can: how a look or a ticket goes on. */
  | { readonly kind: 'show'; readonly id: string; readonly message: Message }
  | CheckEffect
  | { readonly kind: 'submit-ticket'; readonly ticket: Ticket }
  | { readonly kind: 'join-ticket'; readonly ticket: string }
  /** What the asker adds to the ticket: an answer, a comment, that it must be opened again. */
  | { readonly kind: 'tell-ticket'; readonly ticket: string; readonly entry: TimelineEntry }
  /** An error that nobody recognised, without anything personal, for whoever edits the knowledge. */
  | {
      readonly kind: 'note-unmatched';
      readonly template: string;
      readonly example: string;
      readonly language: Language;
    }
  | { readonly kind: 'forget-case' }
  | { readonly kind: 'forget-person' }
  | { readonly kind: 'remember-language'; readonly language: Language };

/** The next state of a case and what follows from the event; an undefined state leaves nothing to store. */
export type Outcome = { readonly state: CaseState | undefined; readonly effects: readonly Effect[] };

/**
 * Decides. Pure: the same case and event always give the same outcome. `state` is what the store holds, possibly
 * written by another version of the program.
 */
export type Advance = (state: unknown, event: ConversationEvent) => Outcome;
