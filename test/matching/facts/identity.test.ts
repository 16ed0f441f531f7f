import assert from 'node:assert/strict';
import { factOf } from './read.ts';

const appId = '5f2c0000-1111-4222-8333-944455556666';

describe('The identity of a paste', () => {
  const cases: readonly (readonly [text: string, identity: string | undefined])[] = [
    [`docker login contosodev.azurecr.io -u ${appId} -p «secret 1»`, 'service-principal'],
    ['docker login -u contosodev -p «secret 1» contosodev.azurecr.io', 'admin-user'],
    ['docker login contosodev.azurecr.io -u ada@contoso.com', 'user'],
    ['docker login contosodev.azurecr.io -u ci-token', undefined],
    ['docker login contosodev.azurecr.io -u 00000000-0000-0000-0000-000000000000', undefined],
    ['az login --service-principal -u *** -p *** --tenant contoso.com', 'service-principal'],
    ['az login --identity', 'managed-identity'],
    ['unauthorized: Invalid clientid or client secret', 'service-principal'],
    ['AADSTS7000222: The provided client secret keys are expired.', 'service-principal'],
    ['AADSTS50076: you must use multi-factor authentication', 'user'],
    ['[2024-05-20T09:02:41Z] Kubelet managed identity client ID: x', 'aks'],
    ["The client 'ada@contoso.com' with object id 'x' does not have authorization", 'user'],
    [`The client '${appId}' with object id '${appId}' does not have authorization`, undefined],
    ['our service principal cannot push', 'service-principal'],
    ['přihlašuju se přes managed identitu', 'managed-identity'],
    ['we log in with the admin user', 'admin-user'],
    ['Unable to get admin user credentials with message: Admin user is disabled.', undefined],
    ['Cannot perform credential operations as admin user is disabled.', undefined],
    ['the repository token expired', 'repository-token'],
    ["token 'ci-pull' is disabled", 'repository-token'],
    ['our ACR token stopped working', 'repository-token'],
    ['npm token expired', undefined],
    ['it works with the service principal, but not with my own account', undefined],
    ['unauthorized: authentication required', undefined],
  ];
  for (const [text, identity] of cases)
    it(`${text} → ${identity}`, () => assert.equal(factOf(text, 'identity'), identity));
});
