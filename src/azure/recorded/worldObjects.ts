import { z } from 'zod';

// Short forms of what Azure holds: `wire.ts` makes wire objects of them. `registry` (a name) may be left out: the first.

const guid = z.string();
const time = z.string();
const names = z.array(z.string()).default([]);

/** A registry. `properties` are wire properties, laid over healthy ones; null stays null. */
export const registrySchema = z.strictObject({
  name: z.string(),
  subscription: guid.default('11111111-aaaa-4bbb-8ccc-000000000001'),
  resourceGroup: z.string().default('rg-images'),
  location: z.string().default('westeurope'),
  sku: z.string().default('Premium'),
  properties: z.record(z.string(), z.unknown()).default({}),
  /** Wire properties that are not in the answer. */
  without: names,
});

/** A private endpoint's connection. */
export const endpointConnectionSchema = z.strictObject({
  registry: z.string().optional(),
  name: z.string(),
  status: z.string().default('Approved'),
  endpointId: z.string().optional(),
  actionsRequired: z.string().default('None'),
});

/** Where something counts: at the registry, its resource group, subscription or management group, or an ARM scope. */
const at = z.string().default('registry');

/** A role assignment. `role`: the name or GUID of a built-in role or of one in `roleDefinitions`. */
export const roleAssignmentSchema = z.strictObject({
  registry: z.string().optional(),
  principal: guid,
  principalType: z.string().default('ServicePrincipal'),
  role: z.string(),
  at,
  condition: z.string().optional(),
  createdOn: time.default('2026-05-01T12:00:00Z'),
});

const permissionsShape = { actions: names, notActions: names, dataActions: names, notDataActions: names };

/** A custom role. */
export const roleDefinitionSchema = z.strictObject({ id: guid, name: z.string(), ...permissionsShape });

/** A deny assignment. `principals`: object ids, or `everyone`. */
export const denyAssignmentSchema = z.strictObject({
  registry: z.string().optional(),
  name: z.string(),
  at,
  principals: z.array(z.string()),
  exclude: names,
  isSystemProtected: z.boolean().default(false),
  doNotApplyToChildScopes: z.boolean().default(false),
  ...permissionsShape,
});

/** A repository token; a password without `expiry` never ends. */
export const tokenSchema = z.strictObject({
  registry: z.string().optional(),
  name: z.string(),
  status: z.string().default('enabled'),
  scopeMap: z.string().default('_repositories_pull'),
  passwords: z
    .array(
      z.strictObject({
        name: z.string().default('password1'),
        creationTime: time.default('2026-01-15T08:00:00Z'),
        expiry: time.nullable().default(null),
      }),
    )
    .optional(),
});

/** A scope map; the system's own three are known. */
export const scopeMapSchema = z.strictObject({
  registry: z.string().optional(),
  name: z.string(),
  actions: z.array(z.string()),
});

const credentials = z
  .array(z.strictObject({ name: z.string().default('rbac'), hint: z.string().default('fak'), endDateTime: time }))
  .default([]);

/** A service principal in the directory. */
export const servicePrincipalSchema = z.strictObject({
  appId: guid,
  objectId: guid,
  name: z.string().default('ci-pull'),
  isEnabled: z.boolean().default(true),
  kind: z.string().default('Application'),
  secrets: credentials,
  certificates: credentials,
});

/** An application in the directory. */
export const applicationSchema = z.strictObject({
  appId: guid,
  objectId: guid,
  name: z.string().default('ci-pull'),
  secrets: credentials,
  certificates: credentials,
});

/** A cluster. Without a kubelet identity it signs in with a service principal. */
export const clusterSchema = z.strictObject({
  name: z.string(),
  subscription: guid.default('11111111-aaaa-4bbb-8ccc-000000000001'),
  resourceGroup: z.string().default('rg-apps'),
  location: z.string().default('westeurope'),
  kubelet: z.strictObject({ objectId: guid, clientId: guid }).optional(),
  servicePrincipal: z.string().default('msi'),
  outboundType: z.string().default('loadBalancer'),
});

/** Refused sign-ins in the registry's log. */
export const loginFailureSchema = z.strictObject({
  registry: z.string().optional(),
  identity: z.string(),
  ip: z.string(),
  status: z.string().default('401'),
  count: z.number().default(1),
  last: time.default('2026-08-20T09:55:00Z'),
});

/** An event of Azure's service health. */
export const serviceEventSchema = z.strictObject({
  title: z.string(),
  type: z.string().default('ServiceIssue'),
  status: z.string().default('Active'),
  services: z.array(z.string()).default(['Container Registry']),
  regions: z.array(z.string()).default(['West Europe']),
});
