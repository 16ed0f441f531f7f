import type { Content } from '../../knowledge/schema.ts';
import { indexSignatures, type SignatureWording } from '../wordingHits.ts';
import type { WordingIndex } from '../wordingIndex.ts';
import { namesRegistry, weighContext } from './context.ts';
import { type ConceptsRead, createConceptReader } from './createConceptReader.ts';
import type { WordingInProse } from './createMisspeltReader.ts';
import { ordinaryWords } from './ordinaryWords.ts';
import type { StemWord } from './stems.ts';
import { type ConceptWeights, conceptWeights } from './weighConcepts.ts';

/** A signature that a text in a person's own words points to; `score` is 0..1, `line` the line that decided. */
export type ProseHit = { readonly signature: string; readonly score: number; readonly line: string };

/** How surely (0..1) a text is about any signature at all, and about which: best first, scores of 1 in all at most. */
export type ProseReading = { readonly certainty: number; readonly hits: readonly ProseHit[] };

/**
 * Ranks the signatures for a text in a person's own words: best first, none where nothing fits. In `printed` lines, which
 * hold nobody's own words, only misspelt error texts are looked for: text recognition misreads those, too.
 */
export type ProseReader = (lines: readonly string[], printed?: readonly string[]) => ProseReading;

/** Of a text that says nothing in anybody's own words. */
export const noProse: ProseReading = { certainty: 0, hits: [] };

/** Less would only be guesses. */
const leastScore = 0.02;
const mostHits = 5;
/** How surely an error text stands there that was misspelt, and what is left of that in a text that names no registry. */
const misspeltWording = { exact: 0.95, shared: 0.9 };
const wordingAlone = 0.8;

/** Builds the reader of prose from the vocabulary and what was learned of its concepts. */
export function createProseReader(
  content: Content,
  index: WordingIndex<SignatureWording> = indexSignatures(content.signatures.values()),
  ordinary: readonly StemWord[] = ordinaryWords(content),
): ProseReader {
  const { read, holdsWording } = createConceptReader(content, index, ordinary);
  const weights = conceptWeights(content.learned, [...content.signatures.keys()]);
  return (lines, printed = []) => {
    const text = read(lines);
    const wordings = [...text.wordings, ...read(printed).wordings];
    // An error text in a paste that names no registry has been judged by its wording.
    if (!namesRegistry(text.found) && holdsWording(text.prose)) return noProse;
    return bestOf(readingOfWordings(wordings, namesRegistry(text.found)), readingOfConcepts(text, weights));
  };
}

/** What was said with misspelt words comes first, what the concepts say behind it. */
function bestOf(wordings: ProseReading, concepts: ProseReading): ProseReading {
  if (wordings.hits.length === 0) return concepts;
  const others = concepts.hits.filter(({ signature }) => wordings.hits.every((hit) => hit.signature !== signature));
  return { certainty: Math.max(wordings.certainty, concepts.certainty), hits: [...wordings.hits, ...others] };
}

function readingOfWordings(wordings: readonly WordingInProse[], namesRegistry: boolean): ProseReading {
  const scored = wordings.map(({ signature, tier, line }) => ({
    signature,
    score: misspeltWording[tier] * (namesRegistry ? 1 : wordingAlone),
    line,
  }));
  const hits = [...Map.groupBy(scored, ({ signature }) => signature).values()].map((same) => same[0]!);
  return { certainty: Math.max(0, ...hits.map(({ score }) => score)), hits };
}

function readingOfConcepts(text: ConceptsRead, { weigh, weightOf }: ConceptWeights): ProseReading {
  const context = weighContext(text.found);
  if (context === 0 || text.troubled.size === 0) return noProse;
  const { certainty, shares } = weigh(text.troubled.keys());
  const ranked = [...shares].filter(([, share]) => share >= leastScore).sort(([, a], [, b]) => b - a);
  const hits = ranked.slice(0, mostHits).map(([signature, score]) => ({ signature, score, line: lineFor(signature) }));
  // The concepts know of moods, too: what else is known of the whole text only leans on that.
  return { certainty: certainty * Math.sqrt(context), hits };

  /** The line of the concept that speaks most for a signature. */
  function lineFor(signature: string): string {
    const { prose, troubled } = text;
    const places = [...troubled].map(([term, [first]]) => ({ at: first!.at, weight: weightOf(term, signature) }));
    const telling = places.reduce((most, place) => (place.weight > most.weight ? place : most));
    return prose.sentences[prose.sentenceOf[telling.at]!]!.line;
  }
}
