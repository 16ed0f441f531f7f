import { readWorld, type World } from '../../src/azure/recorded/world.ts';

/** The registry of the sample world. */
export const registryId =
  '/subscriptions/11111111-aaaa-4bbb-8ccc-000000000001/resourceGroups/rg-images/providers/Microsoft.ContainerRegistry/registries/contosoprod';
export const subscriptionId = '11111111-aaaa-4bbb-8ccc-000000000001';
export const principalId = '33333333-aaaa-4bbb-8ccc-000000000001';
export const applicationId = '55555555-aaaa-4bbb-8ccc-000000000001';
export const acrPullId = `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d`;

/** A world that has one of everything. `further` is YAML that is put below it. */
export function sampleWorld(further = ''): World {
  return readWorld(`
about: One of everything
registries:
  - name: contosoprod
    properties: { networkRuleSet: { defaultAction: Deny, ipRules: [{ action: Allow, value: 203.0.113.0/28 }] } }
endpointConnections: [{ name: pe-spoke, status: Pending }]
roleAssignments:
  - { principal: ${principalId}, role: AcrPull, condition: "(1 = 1)" }
denyAssignments:
  - { name: lock, principals: [everyone], exclude: [${principalId}], actions: ['*'], notActions: ['*/read'] }
tokens:
  - { name: ci, scopeMap: ci, passwords: [{ expiry: 2026-06-01T00:00:00Z }, { name: password2 }] }
scopeMaps: [{ name: ci, actions: [repositories/shop/web/content/read] }]
servicePrincipals:
  - { appId: ${applicationId}, objectId: ${principalId}, secrets: [{ endDateTime: 2099-01-01T00:00:00Z }] }
applications:
  - { appId: ${applicationId}, objectId: 33333333-aaaa-4bbb-8ccc-000000000007 }
clusters:
  - { name: aks-prod, kubelet: { objectId: ${principalId}, clientId: ${applicationId} } }
loginFailures: [{ identity: ${applicationId}, ip: 203.0.113.7, count: 12 }]
serviceEvents: [{ title: Container Registry in West Europe }]
${further}
`);
}
