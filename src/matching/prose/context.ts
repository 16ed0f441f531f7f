/**
 * The concepts of vocabulary.yaml that the reader itself knows: they tell whether a text is about an Azure registry
 * and whether anything is wrong at all.
 */
const known = {
  azureRegistry: '@acr',
  anyRegistry: '@registry',
  images: '@image',
  elsewhere: '@elsewhere',
  trouble: '@trouble',
  calm: '@calm',
  resolved: '@resolved',
};

/** What a text's subject leaves of a score. Without a registry or image only very specific words are left. */
const subject = { azureRegistry: 1, anyRegistry: 0.95, images: 0.85, none: 0.5 };
const registryBesideOther = 0.95;
const withoutTrouble = 0.4;
const calmly = 0.4;
const resolved = 0.3;

/** The factor (0..1) by which the whole text weakens what its mentions say. */
export function weighContext(found: ReadonlyMap<string, unknown>): number {
  return subjectFactor(found) * troubleFactor(found);
}

function subjectFactor(found: ReadonlyMap<string, unknown>): number {
  const elsewhere = found.has(known.elsewhere);
  if (found.has(known.azureRegistry)) return elsewhere ? registryBesideOther : subject.azureRegistry;
  if (elsewhere) return 0;
  if (found.has(known.anyRegistry)) return subject.anyRegistry;
  return found.has(known.images) ? subject.images : subject.none;
}

function troubleFactor(found: ReadonlyMap<string, unknown>): number {
  if (found.has(known.resolved)) return resolved;
  if (found.has(known.trouble)) return 1;
  return found.has(known.calm) ? withoutTrouble * calmly : withoutTrouble;
}
