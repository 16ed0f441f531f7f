import type { Language } from '../knowledge/schema.ts';

/** A case as the database holds it. `version` counts from 1; `data` is whatever version of the program wrote it. */
export type StoredCase = { readonly key: string; readonly version: number; readonly data: unknown };

/** One save. `expected` is the version that was loaded, 0 where the case must not exist yet. `data` is plain JSON. */
export type CaseEntry = {
  readonly key: string;
  /** Who wrote. Everybody who took part in a case can export it; who opened it can remove it. */
  readonly personId: string;
  readonly data: unknown;
  readonly expected: number;
  readonly now: Date;
  /** Who wrote and where answers go; absent: as it was. Plain JSON. */
  readonly origin?: object;
};

/** What a person chose, kept from one case to the next. */
export type Preferences = {
  load(personId: string): Promise<Language | undefined>;
  save(personId: string, language: Language, now: Date): Promise<void>;
};

/** Keeps cases and preferences. Every method rejects with the database's own error where it cannot be reached. */
export type CaseStore = {
  load(key: string): Promise<StoredCase | undefined>;
  /** Who wrote last in a case and where answers go, as it was saved. */
  originOf(key: string): Promise<unknown>;
  /** Compare-and-set: false, and nothing changed, where the case does not have the expected version. */
  save(entry: CaseEntry): Promise<boolean>;
  remove(key: string): Promise<void>;
  /**
   * Removes the cases that the person opened, and the preference; in cases of others only that they took part. A line in
   * somebody's thread must not be enough to delete their case. Gives the number of cases.
   */
  removeOf(personId: string): Promise<number>;
  /** The cases that the person took part in, by key. */
  exportOf(personId: string): Promise<readonly StoredCase[]>;
  /**
   * Retention: removes the cases that were last saved before a time, and the preferences as old of people who have no
   * case left. Gives the number of cases.
   */
  removeUntouchedSince(time: Date): Promise<number>;
  readonly preferences: Preferences;
};

/** Thrown where the store cannot be opened. The message is for the operator: what is wrong and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
