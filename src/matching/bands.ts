import type { Band } from './reading.ts';
import type { PasteSubject } from './subject.ts';
import type { WordingHit } from './wordingHits.ts';

/** From which scores on prose counts and is worth an answer. The numbers are put to the test by `evaluate --thresholds`. */
export type Thresholds = {
  /** Prose counts in a paste about an Azure registry, and in one where nothing tells whose registry it is. */
  readonly azure: number;
  readonly open: number;
  /** Prose counts beside announcements, plans, solved problems or something that worked. */
  readonly besideCalm: number;
  /** Prose is worth an answer when addressed, if it leads the next candidate by `lead`. */
  readonly likely: number;
  readonly lead: number;
};

/**
 * Measured on own sentences: "cannot log in to our registry, any ideas?" reaches 0.53; where nothing tells whose registry
 * it is, hits below 0.6 are about nothing at all; beside something calm 0.85 still is about nothing. Of the hits that are
 * `likely` none named the wrong signature, of those that lead by less one in twelve did.
 */
export const thresholds: Thresholds = { azure: 0.7, open: 0.7, besideCalm: 0.9, likely: 0.75, lead: 0.1 };

/** What of a paste decides how much its prose must say. */
export type Mood = Pick<PasteSubject, 'owner' | 'isCalm' | 'hasWorked'>;

/**
 * How sure a wording makes. To speak up unasked it must be a text of Azure, or one that a container tool or registry
 * writes, in a paste that names an Azure registry or one of its commands and that does not announce or look back; and no
 * neighbouring product may be named beside it.
 */
export function bandOfWording({ tier, subject, statement }: WordingHit, paste: PasteSubject): Band {
  if (tier === 'weak') return 'unsure';
  if (paste.owner !== 'azure' || paste.isCalm || statement.isFallback || subject.isMixed) return 'likely';
  return tier === 'exact' || subject.owner === 'azure' || subject.isAboutImages ? 'sure' : 'likely';
}

/**
 * How sure prose makes of its best hit, given the score of the next one (0 where there is none). Never sure: people
 * also plan, joke and tell what they have solved.
 */
export function bandOfProse(score: number, next: number, { likely, lead } = thresholds): Band {
  return score >= likely && score - next >= lead ? 'likely' : 'unsure';
}

/** Whether prose of this score counts at all. In a paste about another registry none does. */
export function isProseEnough(score: number, { owner, isCalm, hasWorked }: Mood, limits = thresholds): boolean {
  if (owner === 'other') return false;
  return score >= (isCalm || hasWorked ? limits.besideCalm : limits[owner]);
}
