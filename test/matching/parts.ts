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
    mentions: [],
    causes: [{ cause: 'wrong-password', weight: 5 }],
    examples: { match: [], noMatch: [] },
  };
}

/** A hit of a signature in the first line of an Azure paste, of the shared tier. */
export function hit(id: string, order: number, parts: Partial<WordingHit> = {}): WordingHit {
  return {
    signature: signature(id, order),
    tier: 'shared',
    wording: id,
    text: id,
    line: 0,
    isFallback: false,
    subject: { owner: 'azure', isAboutImages: true },
    ...parts,
  };
}
