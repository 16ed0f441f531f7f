import assert from 'node:assert/strict';
import type { Registry } from '../../src/azure/port.ts';
import { adminUser } from '../../src/checks/adminUser.ts';
import { anonymousPull } from '../../src/checks/anonymousPull.ts';
import { armAudience } from '../../src/checks/armAudience.ts';
import type { Check } from '../../src/checks/check.ts';
import { dataEndpoints } from '../../src/checks/dataEndpoints.ts';
import { permissionMode } from '../../src/checks/permissionMode.ts';
import { throttling } from '../../src/checks/throttling.ts';
import { brief, contextOf, findingsOf, healthyRegistry } from './fakeAzure.ts';

type Row = {
  readonly it: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly signature?: string;
  readonly registry?: Partial<Registry>;
  readonly without?: keyof Registry;
  readonly says: readonly string[];
};

function without(registry: Registry, field: keyof Registry | undefined): Registry {
  const entries = Object.entries(registry).filter(([name]) => name !== field);
  return {
    ...Object.fromEntries(entries),
    id: registry.id,
    name: registry.name,
    roleAssignmentMode: registry.roleAssignmentMode,
  };
}

function table(check: Check, rows: readonly Row[]): void {
  describe(check.name, () => {
    for (const row of rows) {
      it(row.it, async () => {
        const registry = without({ ...healthyRegistry, ...row.registry }, row.without);
        const signatures = row.signature === undefined ? [] : [row.signature];
        const findings = await findingsOf(check, contextOf(row.facts, { registry, signatures }));
        assert.deepEqual(brief(findings), row.says);
        assert.ok(findings.every((finding) => finding.check === check.name && finding.code === check.id));
      });
    }
  });
}

const admin = { identity: 'admin-user' };

table(adminUser, [
  { it: 'is fine switched off where nobody uses it', says: ['ok off'] },
  { it: 'is fine switched on', registry: { adminUserEnabled: true }, says: ['ok on -admin-user-off'] },
  { it: 'is the problem where it signs in and is off', facts: admin, says: ['problem off-used +admin-user-off'] },
  {
    it: "is used by who signs in with the registry's name",
    facts: { userName: 'ContosoProd' },
    says: ['problem off-used +admin-user-off'],
  },
  {
    it: 'is fine where it signs in and is on',
    facts: admin,
    registry: { adminUserEnabled: true },
    says: ['ok on-used -admin-user-off'],
  },
  {
    it: "has one name only, the registry's",
    facts: { ...admin, userName: 'admin' },
    registry: { adminUserEnabled: true },
    says: ['ok on-used -admin-user-off', 'problem name +wrong-user-name'],
  },
  {
    it: 'is unknown where the answer leaves it out',
    facts: admin,
    without: 'adminUserEnabled',
    says: ['unknown unreadable'],
  },
  { it: 'is not worth a word where it is left out and not used', without: 'adminUserEnabled', says: [] },
]);

table(anonymousPull, [
  { it: 'matters to nobody who signs in', facts: { identity: 'user' }, says: [] },
  {
    it: 'is the problem where it is off',
    facts: { identity: 'anonymous' },
    says: ['problem off +anonymous-pull-off'],
  },
  {
    it: 'leaves a stored sign-in where it is on',
    facts: { identity: 'anonymous' },
    registry: { anonymousPullEnabled: true },
    says: ['ok on ?stored-credentials-stale -anonymous-pull-off'],
  },
  {
    it: 'is unknown where the answer leaves it out',
    facts: { identity: 'anonymous' },
    without: 'anonymousPullEnabled',
    says: ['unknown unreadable'],
  },
]);

table(armAudience, [
  { it: 'is fine where such tokens are taken', says: ['ok accepted -arm-audience-refused'] },
  { it: 'matters not to the admin user', facts: admin, registry: { armAudience: 'disabled' }, says: [] },
  {
    it: 'is the problem of App Service',
    facts: { environment: 'app-service' },
    registry: { armAudience: 'disabled' },
    says: ['problem refused-needed +arm-audience-refused'],
  },
  {
    it: 'is the problem where the text says so, too',
    signature: 'entra-login-unsupported',
    registry: { armAudience: 'disabled' },
    says: ['problem refused-needed +arm-audience-refused'],
  },
  {
    it: 'is a suspicion on AKS, where it depends on the age of the node',
    facts: { environment: 'aks', identity: 'aks' },
    registry: { armAudience: 'disabled' },
    says: ['unknown refused ?arm-audience-refused'],
  },
  {
    it: 'is unknown where a value is new',
    facts: { environment: 'container-apps' },
    registry: { armAudience: 'audit' },
    says: ['unknown unreadable'],
  },
  { it: 'is not worth a word where nobody needs it', without: 'armAudience', says: [] },
]);

table(permissionMode, [
  { it: 'tells of registry roles', says: ['ok rbac -role-ignored-abac -abac-condition-excludes'] },
  {
    it: 'tells of repository permissions',
    registry: { roleAssignmentMode: 'abac' },
    says: ['ok abac -role-ignored-rbac'],
  },
  { it: 'takes a new mode for neither', registry: { roleAssignmentMode: 'tomorrow' }, says: ['unknown unreadable'] },
]);

const layers = { operation: 'pull', failedHost: 'contosoprod.westeurope.data.azurecr.io' };

table(dataEndpoints, [
  {
    it: 'matter not where the login server failed',
    facts: { operation: 'pull', failedHost: 'contosoprod.azurecr.io' },
    says: [],
  },
  { it: 'matter not to a sign-in', facts: { ...layers, operation: 'login' }, says: [] },
  { it: 'are storage by default', facts: layers, says: ['unknown blob ?data-endpoint-blocked'] },
  {
    it: "may be the registry's own",
    facts: layers,
    registry: { dataEndpointEnabled: true, dataEndpointHosts: ['contosoprod.westeurope.data.azurecr.io'] },
    says: ['unknown own ?data-endpoint-blocked'],
  },
  {
    it: 'are unknown where the answer leaves them out',
    facts: layers,
    without: 'dataEndpointEnabled',
    says: ['unknown unreadable'],
  },
  {
    it: 'are unknown where their names are left out',
    facts: layers,
    registry: { dataEndpointEnabled: true },
    without: 'dataEndpointHosts',
    says: ['unknown unreadable'],
  },
]);

table(throttling, [
  { it: 'matters not where nobody was told to slow down', says: [] },
  {
    it: 'names the tier',
    signature: 'too-many-requests',
    registry: { sku: 'basic' },
    says: ['unknown tier ?throttled'],
  },
  { it: 'says where there is no higher tier', facts: { httpStatus: '429' }, says: ['unknown largest ?throttled'] },
  { it: 'says nothing where the tier is left out', signature: 'too-many-requests', without: 'sku', says: [] },
]);
