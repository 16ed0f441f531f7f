import type { Signature } from '../../src/knowledge/schema.ts';
import type { WordingHit } from '../../src/matching/wordingHits.ts';

const text = { en: 'Text', cs: 'Text' };

/** A signature of which only the named parts matter. */
export function signature(id: string, order: number, wordings: Partial<Signature['wordings']> = {}): Signature {
  return {
    id,
    order,
    title: text,
    meaning: text,
    source: 'https://learn.microsoft.com/azure',
    checked: '2026-11-24',
    wordings: { exact: [], shared: [], weak: [], ...wordings },
    causes: [{ cause: 'wrong-password', weight: 5 }],
    examples: { match: [], noMatch: [] },
  };
}

type HitParts = Partial<Pick<WordingHit, 'tier' | 'place' | 'subject'>> & { readonly isFallback?: boolean };

/** A hit of a signature in the first line of an Azure paste, of the shared tier. */
export function hit(id: string, order: number, { isFallback = false, ...parts }: HitParts = {}): WordingHit {
  return {
    signature: signature(id, order),
    tier: 'shared',
    wording: id,
    statement: { text: id, folded: id, words: new Set([id]), isFallback },
    place: 0,
    subject: { owner: 'azure', isAboutImages: true, isElsewhere: false },
    ...parts,
  };
}
