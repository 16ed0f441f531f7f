import type { AuthorizationManagementClient } from '@azure/arm-authorization';
import { z } from 'zod';
import { isGuid, isScope, noSuchId } from './armId.ts';
import type { Ask, Read } from './ask.ts';
import { turnPages } from './exchange.ts';
import type { Answer, DenyAssignment, Permissions, RoleAssignment, RoleDefinition } from './port.ts';
import { entriesOf, flag, optional, text, texts, time } from './shapes.ts';

const provider = 'Microsoft.Authorization';

const permissionsSchema = z
  .object({ actions: texts, notActions: texts, dataActions: texts, notDataActions: texts })
  .refine(({ actions, dataActions, notActions, notDataActions }) =>
    [actions, dataActions, notActions, notDataActions].some((list) => list.length > 0),
  )
  .transform((permissions): Permissions => permissions);

const assignmentSchema = z
  .object({
    id: z.string(),
    properties: z.object({
      roleDefinitionId: z.string(),
      principalId: z.string(),
      principalType: text,
      scope: z.string(),
      condition: text,
      createdOn: optional(time),
    }),
  })
  .transform(({ id, properties }): RoleAssignment => ({ id, ...properties }));

const definitionSchema = z
  .object({
    id: z.string(),
    properties: z.object({ roleName: z.string(), type: text, permissions: z.array(permissionsSchema) }),
  })
  .transform(
    ({ id, properties: { roleName, type, permissions } }): RoleDefinition => ({
      id,
      roleName,
      isCustom: type?.toLowerCase() === 'customrole',
      permissions,
    }),
  );

const denySchema = z
  .object({
    id: z.string(),
    properties: z.object({
      denyAssignmentName: text,
      scope: z.string(),
      principals: z.array(z.object({ id: z.string(), type: text })),
      excludePrincipals: z.array(z.object({ id: z.string() })).nullish(),
      permissions: z.array(permissionsSchema),
      doNotApplyToChildScopes: flag,
      isSystemProtected: flag,
    }),
  })
  .transform(
    ({ id, properties }): DenyAssignment => ({
      id,
      name: properties.denyAssignmentName ?? '',
      scope: properties.scope,
      principals: properties.principals,
      excludePrincipals: properties.excludePrincipals ?? [],
      permissions: properties.permissions,
      doNotApplyToChildScopes: properties.doNotApplyToChildScopes ?? false,
      isSystemProtected: properties.isSystemProtected ?? false,
    }),
  );

/** The client puts a slash before a scope itself. */
function bare(scope: string): string {
  return scope.slice(1);
}

function listed<Value>(
  ask: Ask,
  action: string,
  list: (client: AuthorizationManagementClient) => AsyncIterable<unknown>,
  parse: Read<Value>['parse'],
): Promise<Answer<Value>> {
  const send: Read<Value>['send'] = ({ authorization }) => turnPages(list(authorization()));
  return ask({ action: `${provider}/${action}`, send, parse });
}

/** The role assignments of a principal that count at a scope, through groups too (K10). */
export async function readRoleAssignments(
  ask: Ask,
  scope: string,
  principalId: string,
): Promise<Answer<readonly RoleAssignment[]>> {
  if (!isScope(scope) || !isGuid(principalId)) return noSuchId;
  const filter = `atScope() and assignedTo('${principalId}')`;
  return listed(
    ask,
    'roleAssignments/read',
    ({ roleAssignments }) => roleAssignments.listForScope(bare(scope), { filter }),
    (pages) => entriesOf(assignmentSchema, pages),
  );
}

/** What a role allows (K11). */
export async function readRoleDefinition(ask: Ask, id: string): Promise<Answer<RoleDefinition>> {
  if (!isScope(id)) return noSuchId;
  return ask({
    action: `${provider}/roleDefinitions/read`,
    send: ({ authorization }) => authorization().roleDefinitions.getById(bare(id)),
    parse: ([page]) => definitionSchema.parse(page),
  });
}

/** The deny assignments that count at a scope (K12). */
export async function readDenyAssignments(ask: Ask, scope: string): Promise<Answer<readonly DenyAssignment[]>> {
  if (!isScope(scope)) return noSuchId;
  return listed(
    ask,
    'denyAssignments/read',
    ({ denyAssignments }) => denyAssignments.listForScope(bare(scope), { filter: 'atScope()' }),
    (pages) => entriesOf(denySchema, pages),
  );
}
