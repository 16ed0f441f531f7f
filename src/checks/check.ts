import type { AzurePort, Registry, RegistryPlace } from '../azure/port.ts';
import type { Finding } from '../conversation/case.ts';
import type { Facts } from '../knowledge/facts.ts';

/** What a check is given. */
export type CheckContext = {
  readonly azure: AzurePort;
  readonly facts: Facts;
  /** Ids of the signatures that were recognised, best first. */
  readonly signatures: readonly string[];
  /** The registry, where it was found and read: most checks read nothing more. */
  readonly place?: RegistryPlace;
  readonly registry?: Registry;
  /** ISO time in UTC: what has expired by now. */
  readonly now: string;
};

/** What every check says of itself. */
type CheckCard = {
  /** The id in findings and causes (K06, …) … */
  readonly id: string;
  /** … and the check's own name, as files and phrases use it (`admin-user`). */
  readonly name: string;
  /** ARM actions (and Graph permissions, as `graph:Application.Read.All`) that it needs; the role file is made of these. */
  readonly permissions: readonly string[];
  /** Whether it can tell anything in this case. */
  readonly applies: (context: CheckContext) => boolean;
};

/** One read-only look. It never throws for what Azure answers: what it can't see is a finding with the verdict unknown. */
export type Check = CheckCard & { readonly run: (context: CheckContext) => Promise<readonly Finding[]> };

/** What a locating check saw, and what the later checks stand on. */
export type Located = {
  readonly findings: readonly Finding[];
  readonly found?: Pick<CheckContext, 'place' | 'registry'>;
};

/** A check that the later ones wait for: it finds the registry, or reads it. */
export type LocatingCheck = CheckCard & { readonly locate: (context: CheckContext) => Promise<Located> };
