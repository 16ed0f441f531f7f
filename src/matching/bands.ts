import type { Band } from './reading.ts';
import type { Owner, PasteSubject } from './subject.ts';
import type { WordingHit } from './wordingHits.ts';

/**
 * From which score on prose counts. Measured on own sentences: "cannot log in to our registry, any ideas?" reaches 0.53;
 * where nothing tells whose registry it is, hits below 0.6 are about nothing at all.
 */
const leastProse: Readonly<Record<Owner, number>> = { azure: 0.5, open: 0.6, other: Number.POSITIVE_INFINITY };
/** Beside announcements, plans, solved problems or something that worked: there 0.85 still is about nothing. */
const leastProseBesideCalm = 0.88;
/**
 * From which score on prose is worth an answer when addressed, and by how much it must lead the next candidate. Of the
 * measured hits that fulfil both none named the wrong signature, of those that lead by less one in twelve did.
 */
const likelyProse = 0.75;
const proseLead = 0.1;

/** What of a paste decides how much its prose must say. */
export type Mood = Pick<PasteSubject, 'owner' | 'isCalm' | 'hasWorked'>;

/**
 * How sure a wording makes. To speak up unasked it must be a text of Azure, or one that a container tool or registry
 * writes, in a paste that names an Azure registry or one of its commands and that does not announce or look back.
 */
export function bandOfWording({ tier, subject, statement }: WordingHit, paste: PasteSubject): Band {
  if (tier === 'weak') return 'unsure';
  if (paste.owner !== 'azure' || paste.isCalm || statement.isFallback) return 'likely';
  return tier === 'exact' || subject.owner === 'azure' || subject.isAboutImages ? 'sure' : 'likely';
}

/**
 * How sure prose makes of its best hit, given the score of the next one (0 where there is none). Never sure: people
 * also plan, joke and tell what they have solved.
 */
export function bandOfProse(score: number, next: number): Band {
  return score >= likelyProse && score - next >= proseLead ? 'likely' : 'unsure';
}

/** Whether prose of this score counts at all. */
export function isProseEnough(score: number, { owner, isCalm, hasWorked }: Mood): boolean {
  return score >= (isCalm || hasWorked ? leastProseBesideCalm : leastProse[owner]);
}
