import assert from 'node:assert/strict';
import type { Answer, Token } from '../../src/azure/port.ts';
import { tokens as check } from '../../src/checks/tokens.ts';
import { brief, contextOf, fakeAzure, findingsOf, found } from './fakeAzure.ts';

const password = { name: 'password1', endsAt: null };
const ended = { name: 'password1', endsAt: '2026-08-20T09:59:59Z' };
const later = { name: 'password2', endsAt: '2026-08-20T10:00:01Z' };
const token: Token = { name: 'edge-pull', status: 'enabled', scopeMapId: 'edge-map', passwords: [password] };
const facts = { identity: 'repository-token', tokenName: 'edge-pull' };
const pull = { ...facts, operation: 'pull', repository: 'edge/agent' };

type Case = {
  readonly facts?: Readonly<Record<string, string>>;
  readonly tokens?: Answer<readonly Token[]>;
  readonly actions?: readonly string[];
};

async function said({ facts: known = facts, tokens = found([token]), actions }: Case): Promise<readonly string[]> {
  const azure = fakeAzure({
    tokens: async () => tokens,
    ...(actions && { scopeMap: async () => found({ name: 'edge-map', actions }) }),
  });
  return brief(await findingsOf(check, contextOf(known, { azure })));
}

const enabled = 'ok enabled -token-missing -token-disabled';
const valid = 'ok valid -token-without-password -token-password-expired';

describe('tokens', () => {
  const rows: readonly [it: string, given: Case, says: readonly string[]][] = [
    ['matter to nobody else', { facts: { identity: 'user', userName: 'edge-pull' } }, []],
    ['are not guessed from a GUID', { facts: { userName: '55555555-aaaa-4bbb-8ccc-000000000001' } }, []],
    ['are not guessed from the admin user', { facts: { userName: 'contosoprod', registry: 'contosoprod' } }, []],
    ['are not guessed from a mail address', { facts: { userName: 'dev@contoso.com' } }, []],
    ['must be named', { facts: { identity: 'repository-token' } }, ['unknown which']],
    ['are in order', {}, [enabled, valid]],
    [
      'are named by the user name',
      { facts: { identity: 'repository-token', userName: 'Edge-Pull' } },
      [enabled, valid],
    ],
    [
      'may be the user name of somebody of whom nothing is known',
      { facts: { userName: 'edge-pull' } },
      [enabled, valid],
    ],
    ['may be missing', { tokens: found([]) }, ['problem missing +token-missing']],
    [
      'make a wrong user name likelier',
      { facts: { userName: 'edge-push' } },
      ['unknown missing ?wrong-user-name ?token-missing'],
    ],
    [
      'may be disabled',
      { tokens: found([{ ...token, status: 'disabled' }]) },
      ['problem disabled +token-disabled -token-missing', valid],
    ],
    [
      'may be in a state that is not known',
      { tokens: found([{ ...token, status: 'paused' }]) },
      ['unknown status -token-missing', valid],
    ],
    [
      'may have no password',
      { tokens: found([{ ...token, passwords: [] }]) },
      [enabled, 'problem none +token-without-password'],
    ],
    [
      'may have expired',
      { tokens: found([{ ...token, passwords: [ended] }]) },
      [enabled, 'problem ended +token-password-expired -token-without-password'],
    ],
    [
      'may have expired in part',
      { tokens: found([{ ...token, passwords: [ended, later] }]) },
      [enabled, 'unknown one-ended ?token-password-expired -token-without-password'],
    ],
    ['end in a moment, not now', { tokens: found([{ ...token, passwords: [later] }]) }, [enabled, valid]],
    [
      'may end at a time that is none',
      { tokens: found([{ ...token, passwords: [{ name: 'password1', endsAt: 'soon' }] }]) },
      [enabled, 'unknown unclear -token-without-password'],
    ],
    ['may be forbidden to read', { tokens: { kind: 'unknown', why: 'forbidden' } }, ['unknown forbidden']],
    ['may be throttled', { tokens: { kind: 'unknown', why: 'busy' } }, ['unknown busy']],
    [
      'cover the repository',
      { facts: pull, actions: ['repositories/edge/*/content/read'] },
      [enabled, valid, 'ok covers -token-scope-insufficient'],
    ],
    [
      'leave the repository out',
      { facts: pull, actions: ['repositories/edge/agents/content/read'] },
      [enabled, valid, 'problem lacks +token-scope-insufficient'],
    ],
    [
      'allow a pull only',
      { facts: { ...pull, operation: 'push' }, actions: ['repositories/edge/agent/content/read'] },
      [enabled, valid, 'problem lacks +token-scope-insufficient'],
    ],
    [
      'allow a push',
      {
        facts: { ...pull, operation: 'push' },
        actions: ['repositories/edge/agent/content/read', 'repositories/edge/agent/content/write'],
      },
      [enabled, valid, 'ok covers -token-scope-insufficient'],
    ],
    ['are judged without a scope map that can’t be read', { facts: pull }, [enabled, valid, 'unknown off']],
  ];
  for (const [title, row, says] of rows) it(title, async () => assert.deepEqual(await said(row), says));

  it('say which action is lacking, where', async () => {
    const azure = fakeAzure({
      tokens: async () => found([token]),
      scopeMap: async () => found({ name: 'edge-map', actions: ['repositories/edge/agent/content/read'] }),
    });
    const findings = await findingsOf(check, contextOf({ ...pull, operation: 'push' }, { azure }));
    assert.deepEqual(findings.at(-1)?.reason.values, {
      repository: 'edge/agent',
      scopeMap: 'edge-map',
      action: 'content/write',
    });
  });

  it('name the permission that is missing', async () => {
    const azure = fakeAzure({ tokens: async () => ({ kind: 'unknown', why: 'forbidden' }) });
    const [finding] = await findingsOf(check, contextOf(facts, { azure }));
    assert.equal(finding?.reason.values.action, 'Microsoft.ContainerRegistry/registries/tokens/read');
  });
});
