import type { Answer, AzurePort } from '../../src/azure/port.ts';
import { acrPullId, applicationId, principalId, registryId, subscriptionId } from './samples.ts';

/** Every read of the port but the probe, asked for what the sample world holds. */
export const allReads: Readonly<Record<string, (azure: AzurePort) => Promise<Answer<unknown>>>> = {
  nameState: (azure) => azure.nameState('contosoprod'),
  findRegistries: (azure) => azure.findRegistries('contosoprod'),
  registry: (azure) => azure.registry(registryId),
  endpointConnections: (azure) => azure.endpointConnections(registryId),
  roleAssignments: (azure) => azure.roleAssignments(registryId, principalId),
  roleDefinition: (azure) => azure.roleDefinition(acrPullId),
  denyAssignments: (azure) => azure.denyAssignments(registryId),
  tokens: (azure) => azure.tokens(registryId),
  scopeMap: (azure) => azure.scopeMap(`${registryId}/scopeMaps/ci`),
  servicePrincipal: (azure) => azure.servicePrincipal(applicationId),
  servicePrincipalByObjectId: (azure) => azure.servicePrincipalByObjectId(principalId),
  application: (azure) => azure.application(applicationId),
  findClusters: (azure) => azure.findClusters('aks-prod'),
  loginFailures: (azure) => azure.loginFailures('contosoprod.azurecr.io'),
  serviceEvents: (azure) => azure.serviceEvents(subscriptionId),
};
