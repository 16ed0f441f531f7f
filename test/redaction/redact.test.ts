import assert from 'node:assert/strict';
import { redact } from '../../src/redaction/redact.ts';
import { encodings } from './arbitraries.ts';
import { chosen, clientSecret, oldPassword, privateKey, registryKey, webToken } from './fakes.ts';

describe('redaction', () => {
  it('puts numbered stand-ins in place of secrets and keeps everything around them', () => {
    const { text, secrets } = redact(
      `docker login contosoprod.azurecr.io -u contosoprod -p ${oldPassword}\r\npassword: "${chosen}", and ${registryKey}\n`,
    );
    assert.equal(
      text,
      'docker login contosoprod.azurecr.io -u contosoprod -p «secret 1»\r\npassword: "«secret 2»", and «secret 3»\n',
    );
    assert.deepEqual(secrets, [
      { number: 1, kind: 'registry-password' },
      { number: 2, kind: 'password' },
      { number: 3, kind: 'registry-password' },
    ]);
  });

  it('keeps the number of a secret that stands twice, also escaped, wrapped or without any context', () => {
    const password = 'Fake/Summer+9!x';
    const { text, secrets } = redact(
      [
        `password=${password}`,
        `tried ${password} again`,
        `"password\\": \\"${password.replace('/', '\\/')}\\"`,
        `http://novak:${encodeURIComponent(password)}@proxy:3128`,
        `-p of docker login is ${password.slice(0, 6)}\u001b[0m${password.slice(6)}`,
      ].join('\n'),
    );
    assert.deepEqual(secrets, [{ number: 1, kind: 'password' }]);
    assert.equal(text.match(/«secret 1»/g)?.length, 5);
  });

  it('does not take a readable word for the secret elsewhere', () => {
    const { text } = redact('docker login contosoprod.azurecr.io -u contosoprod -p contosoprod\n');
    assert.equal(text, 'docker login contosoprod.azurecr.io -u contosoprod -p «secret 1»\n');
  });

  it('numbers on behind the stand-ins that are already there', () => {
    const { text, secrets } = redact(`password «secret 3», and ${registryKey}`);
    assert.equal(text, 'password «secret 3», and «secret 4»');
    assert.deepEqual(secrets, [{ number: 4, kind: 'registry-password' }]);
  });

  it('names the kind by the form where form and context both find a secret', () => {
    assert.deepEqual(
      [`password=${clientSecret}`, `Authorization: Bearer ${webToken}`, `-p of docker login -p ${registryKey}`].map(
        (text) => redact(text).secrets.map(({ kind }) => kind),
      ),
      [['client-secret'], ['token'], ['registry-password']],
    );
  });

  it('joins what a line break tears apart, and leaves the next line', () => {
    const { text } = redact(
      `token ${webToken.slice(0, 30)}\n${webToken.slice(30, 60)}\n${webToken.slice(60)}\nunauthorized: no`,
    );
    assert.equal(text, 'token «secret 1»\nunauthorized: no');
  });

  it('joins it, too, where a colon stands behind, but nothing to a value that is masked', () => {
    assert.equal(redact('secret: FAKEfak3F\n4keFAKE9: denied').text, 'secret: «secret 1»: denied');
    const masked = 'creds: ***\n  enable-AzPSSession: false';
    assert.equal(redact(masked).text, masked);
  });

  it('removes a private key and keeps its marks, also in JSON', () => {
    const key = privateKey.join('\n');
    const left = `${privateKey[0]}\n«secret 1»\n${privateKey.at(-1)}`;
    assert.equal(redact(key).text, left);
    assert.equal(redact(JSON.stringify({ key })).text, JSON.stringify({ key: left }));
  });

  it('reads what a word processor made of a command', () => {
    const { text } = redact(`docker login contosoprod.azurecr.io –u\u00a0contosoprod –p\u00a0${chosen}`);
    assert.equal(text, 'docker login contosoprod.azurecr.io –u\u00a0contosoprod –p\u00a0«secret 1»');
  });

  it('leaves what holds no secret, however it is encoded', () => {
    const harmless = [
      'docker login contosoprod.azurecr.io -u contosoprod -p myPassword',
      'Password: ',
      'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: incorrect username or password',
      'Unable to get admin user credentials with message: Admin user is disabled.',
      'ERROR: Get "https://contosoprod.azurecr.io/oauth2/token?scope=repository%3Aapp%3Apull": 401 Unauthorized',
    ].join('\n');
    for (const text of [harmless, ...Object.values(encodings).map((encode) => encode(harmless))]) {
      assert.deepEqual(redact(text), { text, secrets: [] });
    }
  });

  it('takes any string', () => {
    for (const raw of ['', '\u0000', '\ud800', '\ufdd0password: x', 'password:', '«secret 9999999»', '\u001b[']) {
      assert.equal(typeof redact(raw).text, 'string');
    }
    assert.equal(redact(`password: fake\ufdd0FAKE99`).text, 'password: «secret 1»');
  });
});
