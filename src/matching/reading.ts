import type { Facts } from '../knowledge/facts.ts';

/**
 * How sure the assistant is of a signature:
 * `sure` speaks up unasked, `likely` answers when addressed, `unsure` is only offered for confirmation.
 */
export type Band = 'sure' | 'likely' | 'unsure';

/** A signature recognised in a paste, with the line that decided. */
export type Match = { readonly signature: string; readonly band: Band; readonly line: string };

/** All that was read in one paste. */
export type Reading = {
  readonly facts: Facts;
  /** Best first; when one error explains another, the explaining one comes first. Empty: no ACR problem. */
  readonly matches: readonly Match[];
  /** The neighbouring subject, where nothing matched but the text names one ("docker-hub", "key-vault", …). */
  readonly otherSubject?: string;
  /** Registries named beside the one in `facts.registry`. */
  readonly otherRegistries: readonly string[];
  /** True when the paste was longer than what is read, so that the person is told. */
  readonly shortened: boolean;
};
