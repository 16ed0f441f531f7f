import type { Answer, NameState, RegistryPlace } from '../../azure/port.ts';
import type { WantedRegistry } from '../wantedRegistry.ts';

/** What the search for a registry and the question for its name gave. */
export type Search = {
  readonly wanted: WantedRegistry;
  readonly places: Answer<readonly RegistryPlace[]>;
  /** Waited for only where it counts. */
  readonly nameState: Promise<Answer<NameState>>;
};
