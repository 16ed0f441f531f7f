import { bandOfProse, isProseEnough, type Mood, thresholds } from './bands.ts';
import { excerpt } from './excerpt.ts';
import type { ProseHit, ProseReading } from './prose/createProseReader.ts';
import type { Match } from './reading.ts';

/**
 * What a person's own words point to, best first. `hinted`: the signatures one of whose weak wordings stands there; a piece
 * of an error text says more than own words where they point to it at all.
 */
export function proseMatches(
  { certainty, hits }: ProseReading,
  hinted: ReadonlySet<string>,
  mood: Mood,
  limits = thresholds,
): Match[] {
  if (!isProseEnough(certainty, mood, limits)) return [];
  const isHinted = ({ signature }: ProseHit) => Number(hinted.has(signature));
  const ranked = hits.toSorted((a, b) => isHinted(b) - isHinted(a) || b.score - a.score);
  return ranked.map(({ signature, score, line }, index) => ({
    signature,
    band: index === 0 ? bandOfProse(score, ranked[1]?.score ?? 0, limits) : 'unsure',
    line: excerpt(line),
  }));
}
