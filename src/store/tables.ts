import type { ColumnType, Generated, Kysely } from 'kysely';

/** jsonb: written as JSON text, read as a value. */
type Json = ColumnType<unknown, string, string>;
type OptionalJson = ColumnType<unknown, string | null, string | null>;

/** The tables as the newest migration leaves them. The jobs are in tables of the queue's own. */
export type Tables = {
  readonly cases: {
    readonly key: string;
    readonly version: number;
    readonly data: Json;
    /** Ids of everybody who took part. */
    readonly people: string[];
    readonly touched_at: Date;
    /** Who wrote last, and where answers go: for news that answer nothing. */
    readonly origin: OptionalJson;
  };
  readonly preferences: {
    readonly person_id: string;
    readonly language: string;
    readonly saved_at: Date;
  };
  /** What the assistant said, or is about to. */
  readonly messages: {
    readonly id: string;
    readonly case_key: string;
    readonly address: Json;
    readonly message: Json;
    /** `person`: for the person of the address alone. */
    readonly audience: string | null;
    /** waiting, sending, sent, told (nobody knows whether it came, which the person was told) or refused. */
    readonly state: Generated<string>;
    /** Counts its changes; `shown` is the one that the platform has. */
    readonly revision: Generated<number>;
    readonly shown: Generated<number>;
    readonly receipt: OptionalJson;
    /** What was pressed first, and by whom. */
    readonly chosen: OptionalJson;
    readonly created_at: Date;
  };
  readonly tickets: {
    readonly id: string;
    readonly version: number;
    readonly data: Json;
    readonly status: string;
    readonly registry: string | null;
    readonly cause: string | null;
    readonly opened_at: Date;
    readonly touched_at: Date;
  };
  /** What a target calls a ticket that it took. */
  readonly ticket_deliveries: {
    readonly ticket_id: string;
    readonly target: string;
    /** Whether a try may have been accepted without our knowing. */
    readonly may_be_there: boolean;
    readonly accepted: OptionalJson;
    readonly touched_at: Date;
  };
  /** Threads of the helpdesk, in which everything is about one ticket. */
  readonly ticket_threads: { readonly thread: string; readonly ticket_id: string; readonly address: Json };
  /** Errors that nobody recognised, masked. */
  readonly unmatched: {
    readonly template: string;
    readonly example: string;
    readonly language: string;
    readonly count: number;
    readonly first_seen: Date;
    readonly last_seen: Date;
  };
};

/** The open database, or a transaction of it. */
export type Database = Kysely<Tables>;

/** The schema of the queue's tables. */
export const queueSchema = 'queue';

/** Where jobs go that were given up. Nobody works through it by itself. */
export const deadQueue = 'dead';
