import type { Tier, WordingHit } from './wordingHits.ts';

const strength: Readonly<Record<Tier, number>> = { exact: 0, shared: 1, weak: 2 };

/**
 * The best hit of every signature, the explaining one first: what was tried after an error stands behind it, then the
 * signature's order decides, then how much the wording says, then the place in the paste, then the longer wording. Weak
 * wordings only count where nothing stronger was said.
 */
export function rankHits(hits: readonly WordingHit[]): WordingHit[] {
  const strong = hits.filter(({ tier }) => tier !== 'weak');
  const sorted = (strong.length > 0 ? strong : hits).toSorted(compareHits);
  const best = new Map<string, WordingHit>();
  for (const hit of sorted) if (!best.has(hit.signature.id)) best.set(hit.signature.id, hit);
  return [...best.values()];
}

function compareHits(a: WordingHit, b: WordingHit): number {
  return (
    Number(a.statement.isFallback) - Number(b.statement.isFallback) ||
    a.signature.order - b.signature.order ||
    strength[a.tier] - strength[b.tier] ||
    a.place - b.place ||
    b.wording.length - a.wording.length
  );
}
