import type { FoundTerms } from './findTerms.ts';
import { troubleTerm } from './vocabulary.ts';

/**
 * The concepts of vocabulary.yaml that the reader itself knows: whether a text is about an Azure registry, and whether
 * anything is wrong at all.
 */
const known = {
  azureRegistry: '@acr',
  anyRegistry: '@registry',
  images: '@image',
  otherRegistry: '@other-registry',
  otherProduct: '@other-product',
  failure: '@failure',
  trouble: troubleTerm,
  nothingWrong: '@nothing-wrong',
  calm: '@calm',
  resolved: '@resolved',
  upkeep: '@upkeep',
  access: '@access',
};

/** Their words mean nothing else. */
export const hidingTerms: ReadonlySet<string> = new Set([known.otherRegistry, known.otherProduct, known.nothingWrong]);

/** What a text's subject leaves of a score. */
const subject = { azureRegistry: 1, besideOthers: 0.95, anyRegistry: 0.95, images: 0.8, none: 0.35 };
/**
 * What is left where the text tells of no trouble, of plans, of plans beside a failure, of trouble that is over, or of
 * work on the registry without any trouble to get in.
 */
const mood = { trouble: 1, none: 0.4, calm: 0.35, calmBesideFailure: 0.5, resolved: 0.3, upkeep: 0.35 };

/** The factor (0..1) by which the whole text weakens what its concepts say; 0: it is about another product. */
export function weighContext(found: FoundTerms): number {
  return subjectFactor(found) * moodFactor(found);
}

function subjectFactor(found: FoundTerms): number {
  const besideOthers = found.has(known.otherRegistry) || found.has(known.otherProduct);
  if (found.has(known.azureRegistry)) return besideOthers ? subject.besideOthers : subject.azureRegistry;
  if (found.has(known.otherRegistry)) return 0;
  if (found.has(known.anyRegistry)) return subject.anyRegistry;
  if (found.has(known.otherProduct)) return 0;
  return found.has(known.images) ? subject.images : subject.none;
}

/** Whether a text names a registry, of whatever kind. */
export function namesRegistry(found: FoundTerms): boolean {
  return found.has(known.azureRegistry) || found.has(known.anyRegistry);
}

function moodFactor(found: FoundTerms): number {
  if (found.has(known.resolved)) return mood.resolved;
  if (found.has(known.calm)) return found.has(known.failure) ? mood.calmBesideFailure : mood.calm;
  if (!found.has(known.trouble)) return mood.none;
  return found.has(known.upkeep) && !found.has(known.access) ? mood.upkeep : mood.trouble;
}
