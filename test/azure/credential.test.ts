import assert from 'node:assert/strict';
import type { AccessToken } from '@azure/identity';
import { shareTokens } from '../../src/azure/credential.ts';

const scope = 'https://management.azure.com/.default';

describe('shareTokens', () => {
  let asked: number;
  let answer: () => Promise<AccessToken>;

  function shared(limitMs?: number) {
    const getToken = () => {
      asked += 1;
      return answer();
    };
    return shareTokens({ getToken }, limitMs);
  }

  function tokenFor(minutes: number): AccessToken {
    return { token: `token ${asked}`, expiresOnTimestamp: Date.now() + minutes * 60_000 };
  }

  beforeEach(() => {
    asked = 0;
    answer = async () => tokenFor(60);
  });

  it('asks once for all who want a token at a time, and keeps it', async () => {
    const credential = shared();
    const tokens = await Promise.all([credential.getToken(scope), credential.getToken([scope])]);
    tokens.push(await credential.getToken(scope));
    assert.deepEqual(new Set(tokens.map((one) => one?.token)), new Set(['token 1']));
    assert.equal(asked, 1);
  });

  it('keeps tokens of different scopes apart', async () => {
    const credential = shared();
    await Promise.all([credential.getToken(scope), credential.getToken('https://graph.microsoft.com/.default')]);
    assert.equal(asked, 2);
  });

  it('asks anew in the last minutes of a token, once for all', async () => {
    const credential = shared();
    answer = async () => tokenFor(4);
    await credential.getToken(scope);
    answer = async () => tokenFor(60);
    await Promise.all([credential.getToken(scope), credential.getToken(scope)]);
    assert.equal(asked, 2);
  });

  it('asks anew after a failure, and where a claims challenge refuses the kept one', async () => {
    const credential = shared();
    answer = () => Promise.reject(new Error('no identity'));
    await assert.rejects(credential.getToken(scope), /no identity/);
    answer = async () => tokenFor(60);
    await credential.getToken(scope);
    await credential.getToken(scope, { claims: '{}' });
    assert.equal(asked, 3);
  });

  it('gives up on an endpoint that hangs, and asks anew', async () => {
    const credential = shared(20);
    answer = () => new Promise(() => undefined);
    await assert.rejects(credential.getToken(scope), { name: 'AbortError' });
    answer = async () => tokenFor(60);
    assert.equal((await credential.getToken(scope))?.token, 'token 2');
  });
});
