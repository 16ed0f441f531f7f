import type { Token } from '../../azure/port.ts';
import type { Finding } from '../../conversation/case.ts';
import { knownFact } from '../../conversation/conditions.ts';
import type { CheckContext } from '../check.ts';
import { createReporter } from '../createReporter.ts';
import { allows, type RepositoryAction } from './allows.ts';

const permission = 'Microsoft.ContainerRegistry/registries/scopeMaps/read';
const report = createReporter({ id: 'K14', name: 'token-scope' });

/** What an operation needs in a scope map (https://learn.microsoft.com/en-us/azure/container-registry/container-registry-token-based-authentication-permissions). */
const needs: Readonly<Record<string, readonly RepositoryAction[]>> = {
  pull: ['content/read'],
  push: ['content/read', 'content/write'],
};

/** Whether the token's scope map covers the repository of the case; nothing where it is not known what is wanted. */
export async function judgeScope({ azure, facts }: CheckContext, token: Token): Promise<readonly Finding[]> {
  const repository = knownFact(facts, 'repository')?.value;
  const needed = needs[knownFact(facts, 'operation')?.value ?? ''];
  if (repository === undefined || needed === undefined) return [];
  if (token.scopeMapId === undefined) return [report.unseen({ kind: 'unknown', why: 'unreadable' })];
  const answer = await azure.scopeMap(token.scopeMapId);
  if (answer.kind !== 'found') return [report.unseen(answer, permission)];
  const { name: scopeMap, actions } = answer.value;
  const causes = ['token-scope-insufficient'];
  const lacking = needed.find((action) => !allows(actions, repository, action));
  const values = { repository, scopeMap };
  return lacking === undefined
    ? [report.ok('check.token-scope.covers', values, { rulesOut: causes })]
    : [report.problem('check.token-scope.lacks', { ...values, action: lacking }, { confirms: causes })];
}
