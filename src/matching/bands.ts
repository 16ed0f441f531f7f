import type { Band } from './reading.ts';
import type { PasteSubject } from './subject.ts';
import type { WordingHit } from './wordingHits.ts';

/** From where on prose counts and is worth an answer. The numbers are put to the test by `evaluate --thresholds`. */
export type Thresholds = {
  /** How surely prose must be about any signature in a paste about an Azure registry, or about nobody's. */
  readonly azure: number;
  readonly open: number;
  /** The same beside announcements, plans, solved problems or something that worked. */
  readonly besideCalm: number;
  /** The share from which on a signature is worth an answer when addressed, if it leads the next one by `lead`. */
  readonly likely: number;
  readonly lead: number;
};

/**
 * Measured on texts that were not learned from (README.md, "The thresholds"): below 0.6 as much is about nothing as is right
 * where nothing tells whose registry it is; of the hits that are `likely` one in twenty names the wrong signature.
 */
export const thresholds: Thresholds = { azure: 0.5, open: 0.6, besideCalm: 0.9, likely: 0.8, lead: 0.1 };

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

/** Whether prose that is so surely about any signature counts at all. In a paste about another registry none does. */
export function isProseEnough(certainty: number, { owner, isCalm, hasWorked }: Mood, limits = thresholds): boolean {
  if (owner === 'other') return false;
  return certainty >= (isCalm || hasWorked ? limits.besideCalm : limits[owner]);
}
