import type { Facts } from '../../knowledge/facts.ts';
import { knownFact } from '../conditions.ts';
import type { Severity } from './ticket.ts';

/** Whom a failure stops, as the asker says. */
export const impacts = ['me', 'several', 'production'] as const;
export type Impact = (typeof impacts)[number];

/** Where a failure stops more than one person. */
const shared: readonly string[] = [
  'aks',
  'kubernetes',
  'app-service',
  'container-apps',
  'container-instances',
  'azure-devops',
  'github-actions',
];

const ofImpact: Readonly<Record<Impact, Severity>> = { me: 'minimal', several: 'moderate', production: 'critical' };

/** A severity that fits, with why: a word of phrases.yaml under `severity.because.*`. */
export type Suggestion = { readonly severity: Severity; readonly because: Impact | 'shared' | 'single' };

/** Suggests a severity from what the asker says of the impact, else from where it failed. */
export function suggestSeverity(facts: Facts, impact: Impact | undefined): Suggestion {
  if (impact !== undefined) return { severity: ofImpact[impact], because: impact };
  return shared.includes(knownFact(facts, 'environment')?.value ?? '')
    ? { severity: 'moderate', because: 'shared' }
    : { severity: 'minimal', because: 'single' };
}
