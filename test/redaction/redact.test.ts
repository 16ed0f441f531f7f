import assert from 'node:assert/strict';
import { redact } from '../../src/redaction/redact.ts';
import { chosen, oldPassword, registryKey } from './fakes.ts';

describe('redaction', () => {
  it('puts numbered stand-ins in place of secrets and keeps everything around them', () => {
    const { text, secrets } = redact(
      `docker login contosoprod.azurecr.io -u contosoprod -p ${oldPassword}\npassword: "${chosen}"\nagain ${oldPassword} and ${registryKey}`,
    );
    assert.equal(
      text,
      'docker login contosoprod.azurecr.io -u contosoprod -p «secret 1»\npassword: "«secret 2»"\nagain «secret 1» and «secret 3»',
    );
    assert.deepEqual(secrets, [
      { number: 1, kind: 'registry-password' },
      { number: 2, kind: 'password' },
      { number: 3, kind: 'registry-password' },
    ]);
  });
});
