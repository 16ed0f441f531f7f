import type { Band } from './reading.ts';
import type { PasteSubject } from './subject.ts';
import type { WordingHit } from './wordingHits.ts';

/**
 * From which score on a hit in prose is worth an answer when addressed, and by how much it must lead the next one.
 * Prose never speaks up unasked: people also plan, joke and tell what they have solved.
 */
const likelyProse = 0.6;
const proseLead = 0.1;

/**
 * How sure a wording makes. To speak up unasked it must be an error text, in a paste that names an Azure registry or
 * one of its commands; an error text of Entra or Docker alone may be about anything.
 */
export function bandOfWording(hit: WordingHit, subject: PasteSubject): Band {
  if (hit.tier === 'weak') return 'unsure';
  return subject.owner === 'azure' && !hit.isFallback ? 'sure' : 'likely';
}

/** How sure prose makes of its best hit, given the score of the next one (0 where there is none). */
export function bandOfProse(score: number, next: number): Band {
  return score >= likelyProse && score - next >= proseLead ? 'likely' : 'unsure';
}
