import { sql } from 'kysely';
import type { Language } from '../knowledge/schema.ts';
import type { Database } from './tables.ts';

/** An error that nobody recognised, as often as it came. Template and example hold nothing personal. */
export type UnmatchedError = {
  readonly template: string;
  readonly example: string;
  readonly language: string;
  readonly count: number;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
};

/** Keeps errors that nobody recognised, for whoever edits the knowledge. */
export type Unmatched = {
  note(error: {
    readonly template: string;
    readonly example: string;
    readonly language: Language;
    readonly now: Date;
  }): Promise<void>;
  /** The most frequent ones first. */
  list(limit: number): Promise<readonly UnmatchedError[]>;
};

/** The errors that nobody recognised, in the database or in a transaction of it. */
export function unmatchedIn(db: Database): Unmatched {
  return {
    note: async ({ template, example, language, now }) => {
      await db
        .insertInto('unmatched')
        .values({ template, example, language, count: 1, first_seen: now, last_seen: now })
        .onConflict((conflict) =>
          conflict.column('template').doUpdateSet({ count: sql<number>`unmatched.count + 1`, last_seen: now }),
        )
        .execute();
    },
    list: (limit) =>
      db
        .selectFrom('unmatched')
        .select(['template', 'example', 'language', 'count', 'first_seen as firstSeen', 'last_seen as lastSeen'])
        .orderBy('count', 'desc')
        .orderBy('last_seen', 'desc')
        .limit(limit)
        .execute(),
  };
}
