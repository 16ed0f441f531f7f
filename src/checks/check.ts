import type { AzurePort, Registry, RegistryPlace } from '../azure/port.ts';
import type { Finding } from '../conversation/case.ts';
import type { Facts } from '../knowledge/facts.ts';

/** What a check is given. */
export type CheckContext = {
  readonly azure: AzurePort;
  readonly facts: Facts;
  /** The registry, where it was found and read: most checks read nothing more. */
  readonly place?: RegistryPlace;
  readonly registry?: Registry;
  /** ISO time in UTC: what has expired by now. */
  readonly now: string;
};

/** One read-only look. It never throws for what Azure answers: what it can't see is a finding with the verdict unknown. */
export type Check = {
  /** The id in findings and causes (K06, …) … */
  readonly id: string;
  /** … and the check's own name, as files and phrases use it (`admin-user`). */
  readonly name: string;
  /** ARM actions (and Graph permissions, as `graph:Application.Read.All`) that it needs; the role file is made of these. */
  readonly permissions: readonly string[];
  /** Whether it can tell anything in this case. */
  readonly applies: (context: CheckContext) => boolean;
  readonly run: (context: CheckContext) => Promise<readonly Finding[]>;
};
