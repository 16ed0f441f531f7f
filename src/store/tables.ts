import type { ColumnType, Kysely } from 'kysely';

/** The tables as the newest migration leaves them. */
export type Tables = {
  readonly cases: {
    readonly key: string;
    readonly version: number;
    /** jsonb: written as JSON text, read as a value. */
    readonly data: ColumnType<unknown, string, string>;
    /** Ids of everybody who took part. */
    readonly people: string[];
    readonly touched_at: Date;
  };
  readonly preferences: {
    readonly person_id: string;
    readonly language: string;
    readonly saved_at: Date;
  };
};

/** The open database. */
export type Database = Kysely<Tables>;
