import { bandOfProse, isProseEnough, type Mood, thresholds } from './bands.ts';
import { excerpt } from './excerpt.ts';
import type { ProseReading } from './prose/createProseReader.ts';
import type { Match } from './reading.ts';

/** A weak wording by itself only hints; of two signatures that prose fits about equally it prefers its own. */
const hintBonus = 0.05;

/** What a person's own words point to, best first. `hinted`: the signatures one of whose weak wordings was used. */
export function proseMatches(
  { certainty, hits }: ProseReading,
  hinted: ReadonlySet<string>,
  mood: Mood,
  limits = thresholds,
): Match[] {
  if (!isProseEnough(certainty, mood, limits)) return [];
  const ranked = hits
    .map((hit) => (hinted.has(hit.signature) ? { ...hit, score: hit.score + hintBonus } : hit))
    .sort((a, b) => b.score - a.score);
  return ranked.map(({ signature, score, line }, index) => ({
    signature,
    band: index === 0 ? bandOfProse(score, ranked[1]?.score ?? 0, limits) : 'unsure',
    line: excerpt(line),
  }));
}
