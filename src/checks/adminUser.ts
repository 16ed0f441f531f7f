import type { Finding } from '../conversation/case.ts';
import { knownFact } from '../conversation/conditions.ts';
import type { Facts } from '../knowledge/facts.ts';
import type { Check } from './check.ts';
import { createReporter } from './createReporter.ts';

const card = { id: 'K06', name: 'admin-user' };
const report = createReporter(card);

/** Whether the admin user is on, which only matters to who signs in as it. */
export const adminUser: Check = {
  ...card,
  permissions: ['Microsoft.ContainerRegistry/registries/read'],
  applies: ({ registry }) => registry !== undefined,
  run: async ({ facts, registry }) => {
    const { adminUserEnabled, name } = registry!;
    const isUsed = isAdminUser(facts, name);
    const state = judge(adminUserEnabled, isUsed);
    return [...state, ...wrongName(facts, name)];
  },
};

function isAdminUser(facts: Facts, registry: string): boolean {
  const userName = knownFact(facts, 'userName')?.value.toLowerCase();
  return knownFact(facts, 'identity')?.value === 'admin-user' || userName === registry.toLowerCase();
}

function judge(isOn: boolean | undefined, isUsed: boolean): readonly Finding[] {
  const rulesOut = ['admin-user-off'];
  if (isOn === undefined) return isUsed ? [report.unseen({ kind: 'unknown', why: 'unreadable' })] : [];
  if (isOn) return [report.ok(isUsed ? 'check.admin-user.on-used' : 'check.admin-user.on', {}, { rulesOut })];
  return isUsed
    ? [report.problem('check.admin-user.off-used', {}, { confirms: rulesOut })]
    : [report.ok('check.admin-user.off')];
}

/** The admin user has one name only: the registry's. */
function wrongName(facts: Facts, registry: string): readonly Finding[] {
  const userName = knownFact(facts, 'userName')?.value;
  if (knownFact(facts, 'identity')?.value !== 'admin-user' || userName === undefined) return [];
  const values = { userName, registry: registry.toLowerCase() };
  const isRight = userName.toLowerCase() === registry.toLowerCase();
  return isRight ? [] : [report.problem('check.admin-user.name', values, { confirms: ['wrong-user-name'] })];
}
