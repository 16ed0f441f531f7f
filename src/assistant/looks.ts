import type { CheckEffect, Finding, LookTrouble } from '../conversation/case.ts';
import type { Asker } from '../policy/decide.ts';

/** What a look brought; `trouble` where it is less than it should be. */
export type LookResult = { readonly findings: readonly Finding[]; readonly trouble?: LookTrouble };

/** Looks at registries, for those who may have it done. */
export type Looks = {
  /** Patterns of the names of registries that may be looked at for this person here. */
  readonly checkable: (asker: Asker) => readonly string[];
  /** Makes one look. Tells of each finding as it is there. */
  readonly look: (asker: Asker, request: CheckEffect, onFinding: (finding: Finding) => void) => Promise<LookResult>;
};

/** Where nothing was set up: no registry may be looked at. */
export const noLooks: Looks = {
  checkable: () => [],
  look: async () => ({ findings: [], trouble: 'denied' }),
};
