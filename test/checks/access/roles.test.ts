import assert from 'node:assert/strict';
import type { Permissions, RoleAssignment, RoleDefinition } from '../../../src/azure/port.ts';
import type { Grant } from '../../../src/checks/access/grants.ts';
import { judgeRoles } from '../../../src/checks/access/judgeRoles.ts';
import { assigning, type Mode } from '../../../src/checks/access/needs.ts';

const registries = 'Microsoft.ContainerRegistry/registries';
const content = `${registries}/repositories/content`;

function role(roleName: string, permissions: Partial<Permissions>, isCustom = false): RoleDefinition {
  const none = { actions: [], notActions: [], dataActions: [], notDataActions: [] };
  return { id: roleName, roleName, isCustom, permissions: [{ ...none, ...permissions }] };
}

const known = {
  AcrPull: role('AcrPull', { actions: [`${registries}/pull/read`] }),
  AcrPush: role('AcrPush', { actions: [`${registries}/pull/read`, `${registries}/push/write`] }),
  AcrDelete: role('AcrDelete', { actions: [`${registries}/artifacts/delete`] }),
  Reader: role('Reader', { actions: ['*/read'] }),
  Contributor: role('Contributor', { actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] }),
  Owner: role('Owner', { actions: ['*'] }),
  RepositoryReader: role('Container Registry Repository Reader', { dataActions: [`${content}/read`] }),
  RepositoryWriter: role('Container Registry Repository Writer', {
    dataActions: [`${content}/read`, `${content}/write`],
  }),
  CatalogLister: role('Container Registry Repository Catalog Lister', { dataActions: [`${registries}/catalog/read`] }),
  CustomPull: role('Our pull', { actions: [`${registries}/PULL/read`] }, true),
  CustomWildcard: role('Our wildcard', { actions: [`${registries}/*`] }, true),
  CustomWithout: role('Our read without pull', { actions: ['*/read'], notActions: [`${registries}/pull/read`] }, true),
  CustomData: role('Our data reader', { dataActions: [`${content}/read`] }, true),
};

type Name = keyof typeof known;

const onlyTeam = `((!(ActionMatches{'${content}/read'})) OR (@Request[${registries}/repositories:name] StringStartsWithIgnoreCase 'team/'))`;

const onlySomeRoles = `((!(ActionMatches{'${assigning}'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {7f951dda-4ed3-4680-a7ca-43fe172d538d}))`;
const conditions: Readonly<Record<string, string>> = { if: onlyTeam, delegating: onlySomeRoles };

function grant(name: Name | 'unread', condition?: string): Grant {
  const assignment: RoleAssignment = {
    id: name,
    roleDefinitionId: name,
    principalId: 'p',
    scope: '/subscriptions/s',
    ...(condition === undefined ? {} : { condition }),
  };
  return name === 'unread' ? { assignment } : { assignment, role: known[name] };
}

/** Mode, operation, what is held (with a word for its condition), what must come out. */
const table: readonly [mode: Mode, operation: string, held: readonly string[], verdict: string][] = [
  ['rbac', 'pull', [], 'none'],
  ['rbac', 'pull', ['AcrPull'], 'allowed'],
  ['rbac', 'login', ['AcrPull'], 'allowed'],
  ['rbac', 'push', ['AcrPull'], 'partly'],
  ['rbac', 'push', ['AcrPush'], 'allowed'],
  ['rbac', 'pull', ['AcrPush'], 'allowed'],
  ['rbac', 'pull', ['AcrDelete'], 'none'],
  ['rbac', 'pull', ['Reader'], 'allowed'],
  ['rbac', 'push', ['Reader'], 'partly'],
  ['rbac', 'push', ['Contributor'], 'allowed'],
  ['rbac', 'pull', ['Owner'], 'allowed'],
  ['rbac', 'pull', ['RepositoryReader'], 'ignored'],
  ['rbac', 'push', ['RepositoryWriter'], 'ignored'],
  ['rbac', 'push', ['RepositoryReader'], 'none'],
  ['rbac', 'pull', ['RepositoryReader', 'AcrPull'], 'allowed'],
  ['rbac', 'pull', ['CustomPull'], 'allowed'],
  ['rbac', 'pull', ['CustomWildcard'], 'unsure wildcard'],
  ['rbac', 'pull', ['CustomWildcard', 'AcrPull'], 'allowed'],
  ['rbac', 'pull', ['CustomWithout'], 'none'],
  ['rbac', 'pull', ['CustomWithout', 'AcrPull'], 'allowed'],
  ['rbac', 'pull', ['unread'], 'unsure unread'],
  ['rbac', 'pull', ['unread', 'AcrPull'], 'allowed'],
  ['rbac', 'pull', ['AcrPull if'], 'allowed'],
  ['rbac', 'manage', ['Reader'], 'allowed'],
  ['rbac', 'manage', ['AcrPull'], 'none'],
  ['rbac', assigning, ['Contributor'], 'none'],
  ['rbac', assigning, ['Owner'], 'allowed'],
  ['abac', assigning, ['Owner'], 'allowed'],
  ['abac', assigning, ['Owner delegating'], 'unsure condition'],
  ['rbac', `${registries}/write`, ['Reader'], 'none'],
  ['rbac', `${registries}/write`, ['Contributor'], 'allowed'],
  ['abac', 'pull', [], 'none'],
  ['abac', 'pull', ['AcrPull'], 'ignored'],
  ['abac', 'push', ['AcrPush'], 'ignored'],
  ['abac', 'pull', ['Owner'], 'ignored'],
  ['abac', 'pull', ['Reader'], 'ignored'],
  ['abac', 'push', ['AcrPull'], 'none'],
  ['abac', 'pull', ['RepositoryReader'], 'allowed'],
  ['abac', 'push', ['RepositoryReader'], 'partly'],
  ['abac', 'push', ['RepositoryReader', 'AcrPush'], 'ignored'],
  ['abac', 'push', ['RepositoryWriter'], 'allowed'],
  ['abac', 'pull', ['CatalogLister'], 'none'],
  ['abac', 'pull', ['CustomData'], 'allowed'],
  ['abac', 'pull team/app', ['RepositoryReader if'], 'allowed'],
  ['abac', 'pull base/node', ['RepositoryReader if'], 'excluded'],
  ['abac', 'pull', ['RepositoryReader if'], 'unsure condition'],
  ['abac', 'pull base/node', ['RepositoryReader if', 'RepositoryReader'], 'allowed'],
  ['abac', 'pull base/node', ['RepositoryReader if', 'AcrPull'], 'excluded'],
  ['abac', 'manage', ['Owner'], 'allowed'],
  ['abac', 'manage', ['RepositoryReader'], 'none'],
];

describe('The verdict on roles', () => {
  for (const [mode, asked, held, expected] of table) {
    it(`${mode}: to ${asked} with ${held.join(' + ') || 'nothing'} is ${expected}`, () => {
      const [operation, repository] = asked.split(' ');
      const grants = held.map((one) => {
        const [name, condition] = one.split(' ');
        return grant(name as Name | 'unread', conditions[condition ?? '']);
      });
      const verdict = judgeRoles({ grants, mode, operation, repository });
      assert.equal(verdict.kind === 'unsure' ? `unsure ${verdict.why}` : verdict.kind, expected);
    });
  }

  it('names the role that decides', () => {
    const question = { mode: 'abac', operation: 'pull', repository: undefined } as const;
    const verdict = judgeRoles({ ...question, grants: [grant('CatalogLister'), grant('AcrPull')] });
    assert.ok(verdict.kind === 'ignored');
    assert.equal(verdict.grant.role?.roleName, 'AcrPull');
  });
});
