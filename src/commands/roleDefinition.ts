import { permissionsOf } from '../checks/allChecks.ts';
import type { Check } from '../checks/check.ts';

/** Where the role is kept, below the project's folder. */
export const roleFile = 'manifest/azure/role.json';

/**
 * The custom role of the assistant's identity, made of what the checks declare: each action by its name, no wildcard,
 * nothing that lists credentials, pulls or writes. Permissions of Graph and of logs (`graph:…`, `logs:…`) are granted
 * elsewhere. The form is that of `az role definition create`.
 */
export function roleDefinition(checks: readonly Pick<Check, 'permissions'>[]): string {
  const role = {
    Name: 'ACR sign-in diagnostics',
    IsCustom: true,
    Description:
      'Reads what decides about signing in to a container registry. Changes nothing, sees no credentials and no images.',
    Actions: permissionsOf(checks).filter((permission) => permission.startsWith('Microsoft.')),
    NotActions: [],
    DataActions: [],
    NotDataActions: [],
    AssignableScopes: ['/subscriptions/00000000-0000-0000-0000-000000000000'],
  };
  return `${JSON.stringify(role, undefined, 2)}\n`;
}
