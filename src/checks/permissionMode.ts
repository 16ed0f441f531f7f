import type { Check } from './check.ts';
import { createReporter } from './createReporter.ts';

const card = { id: 'K06', name: 'permission-mode' };
const report = createReporter(card);

/** Which kind of roles the registry counts: its own (`rbac`), or those of repositories (`abac`). No verdict by itself. */
export const permissionMode: Check = {
  ...card,
  permissions: ['Microsoft.ContainerRegistry/registries/read'],
  applies: ({ registry }) => registry !== undefined,
  run: async ({ registry }) => {
    const { roleAssignmentMode: registryMode } = registry!;
    const observed = { registryMode };
    if (registryMode === 'abac') {
      return [report.ok('check.permission-mode.abac', {}, { observed, rulesOut: ['role-ignored-rbac'] })];
    }
    if (registryMode !== 'rbac') return [report.unseen({ kind: 'unknown', why: 'unreadable' })];
    const rulesOut = ['role-ignored-abac', 'abac-condition-excludes'];
    return [report.ok('check.permission-mode.rbac', {}, { observed, rulesOut })];
  },
};
