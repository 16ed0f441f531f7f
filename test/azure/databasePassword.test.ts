import assert from 'node:assert/strict';
import { createDatabasePassword, DatabasePasswordError } from '../../src/azure/databasePassword.ts';

describe('The password of the database', () => {
  it('is asked for anew before it ends, so that later connections sign in, too', async () => {
    let asked = 0;
    const getToken = async () => {
      asked += 1;
      return { token: `token ${asked}`, expiresOnTimestamp: Date.now() + (asked === 1 ? 4 : 60) * 60_000 };
    };
    const password = createDatabasePassword({ getToken }, 'public');
    const given = [await password(), await password(), await password()];
    assert.deepEqual(given, ['token 1', 'token 2', 'token 2']);
  });

  for (const [name, getToken] of [
    ['fails', () => Promise.reject(Object.assign(new Error('Inv3nted'), { name: 'CredentialUnavailableError' }))],
    ['gives none', async () => null],
  ] as const) {
    it(`is told to be missing, with what to do, where Azure ${name}`, async () => {
      const password = createDatabasePassword({ getToken }, 'public');
      await assert.rejects(password(), (error: unknown) => {
        assert.ok(error instanceof DatabasePasswordError);
        assert.match(error.message, /no token for the database.*AZURE_CLIENT_ID/);
        assert.ok(!error.message.includes('Inv3nted'));
        return true;
      });
    });
  }
});
