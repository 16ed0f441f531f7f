import type { AzurePort } from '../azure/port.ts';
import { denyAssignments } from '../checks/access/denyAssignments.ts';
import { roles } from '../checks/access/roles.ts';
import { locatingChecks } from '../checks/allChecks.ts';
import { runChecks } from '../checks/runChecks.ts';
import type { Facts } from '../knowledge/facts.ts';

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether what a channel gives as a person's id can be theirs in Entra. On Teams it nearly always is, elsewhere never. */
export function isObjectId(person: string): boolean {
  return guid.test(person);
}

const ofTheRegistry = ['registry', 'loginServer', 'cloud', 'subscriptionId', 'resourceGroup'];

/**
 * Whether a person may read the registry that the facts name, by the same judgement of roles that the checks use.
 * `objectId` is theirs in Entra. False wherever it can't be told, so that a registry that does not exist, one that the
 * assistant can't see and one that the person can't see are the same.
 */
export async function hasOwnRead(azure: AzurePort, facts: Facts, objectId: string, now: string): Promise<boolean> {
  if (!isObjectId(objectId)) return false;
  const place = Object.entries(facts).filter(([name]) => ofTheRegistry.includes(name));
  const person = { identity: 'user', operation: 'manage', objectId };
  const given = Object.entries(person).map(([name, value]) => [name, { value, origin: 'given' as const }] as const);
  const findings = await runChecks(
    { azure, facts: Object.fromEntries([...place, ...given]), signatures: [], now },
    { locating: locatingChecks, sideBySide: [roles, denyAssignments] },
  );
  const isOk = (check: string) => {
    const own = findings.filter((finding) => finding.check === check);
    return own.length > 0 && own.every(({ verdict }) => verdict === 'ok');
  };
  return isOk(roles.name) && isOk(denyAssignments.name);
}
