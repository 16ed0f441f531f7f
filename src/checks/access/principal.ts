import type { Answer, AzurePort } from '../../azure/port.ts';
import type { Facts } from '../../knowledge/facts.ts';
import type { Unseen } from '../createReporter.ts';

/** The permission of Microsoft Graph by which applications are read. */
export const graphPermission = 'graph:Application.Read.All';

/**
 * The identity whose roles are judged. `applicationId` is known where the object id was found by it, so that a role that
 * was assigned to the application id by mistake can be looked for. `isCertain`: the id surely is an object id.
 */
export type Principal = { readonly objectId: string; readonly applicationId?: string; readonly isCertain: boolean };

/** How the identity was looked for: found, not said at all, or not to be seen. */
export type FoundPrincipal =
  | { readonly kind: 'found'; readonly principal: Principal }
  | { readonly kind: 'not-said' }
  | { readonly kind: 'unseen'; readonly answer: Unseen };

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** The user name beside a token of Entra ID: nobody's id. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The application (client) id that the facts name; a service principal's user name is one. */
export function applicationIdOf(facts: Facts): string | undefined {
  const named = facts.applicationId?.value;
  if (named !== undefined) return named;
  const user = facts.userName?.value;
  const isServicePrincipal = (facts.identity?.value ?? 'service-principal') === 'service-principal';
  return user !== undefined && guid.test(user) && user !== nobody && isServicePrincipal ? user : undefined;
}

function resolved(answer: Answer<{ objectId: string; applicationId: string }>): FoundPrincipal {
  if (answer.kind !== 'found') return { kind: 'unseen', answer };
  const { objectId, applicationId } = answer.value;
  return { kind: 'found', principal: { objectId, applicationId, isCertain: true } };
}

/** An id that was called an object id may be an application id: Graph tells, where it may be asked. */
async function verified(azure: AzurePort, objectId: string, identity: string | undefined): Promise<FoundPrincipal> {
  if (identity === 'user') return { kind: 'found', principal: { objectId, isCertain: true } };
  const answer = await azure.servicePrincipal(objectId);
  if (answer.kind === 'found') return resolved(answer);
  return { kind: 'found', principal: { objectId, isCertain: answer.kind === 'absent' } };
}

async function kubelet(azure: AzurePort, cluster: string): Promise<FoundPrincipal> {
  const answer = await azure.findClusters(cluster);
  if (answer.kind !== 'found') return { kind: 'unseen', answer };
  const [only, ...others] = answer.value;
  if (only === undefined || others.length > 0) return { kind: 'not-said' };
  if (only.kubeletObjectId !== undefined) {
    return { kind: 'found', principal: { objectId: only.kubeletObjectId, isCertain: true } };
  }
  const clientId = only.servicePrincipalClientId;
  return clientId === undefined || clientId === 'msi'
    ? { kind: 'not-said' }
    : resolved(await azure.servicePrincipal(clientId));
}

/** Finds the object id of the identity that signs in: the one that role assignments name. */
export async function findPrincipal(azure: AzurePort, facts: Facts): Promise<FoundPrincipal> {
  const objectId = facts.objectId?.value;
  if (objectId !== undefined) return verified(azure, objectId, facts.identity?.value);
  const applicationId = applicationIdOf(facts);
  if (applicationId !== undefined) return resolved(await azure.servicePrincipal(applicationId));
  const cluster = facts.cluster?.value;
  return cluster === undefined ? { kind: 'not-said' } : kubelet(azure, cluster);
}
