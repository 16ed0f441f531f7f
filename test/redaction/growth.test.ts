import assert from 'node:assert/strict';
import { redact } from '../../src/redaction/redact.ts';

// Each is what some rule begins to match, repeated without an end.
const hostile = [
  ...[
    'password ',
    'PASSWORD',
    'pwd=',
    'pw ',
    'heslo je ',
    'key key ',
    'token: aA1!aA1!aA1!aA1! ',
    '--password ',
    '--a-',
  ],
  ...[
    '-p x ',
    'docker login -u x -p ',
    'docker login ; -p x ',
    'echo ',
    'echo "',
    "echo 'a",
    '-u a:',
    '<<<',
    'x|y -p q ',
  ],
  ...['://a:', '://a:b@', 'https://', 'authorization: basic a', 'Bearer a1A ', 'cookie: a=', 'sig=', 'AccountKey='],
  ...['eyJ', 'eyJaaaaaa.', 'ZmFrZWZha2VmYWtl ', 'aA1/', '+ACR', 'Q~', 'JQQJ9', 'AZDO', 'ghp_', '=='],
  ...['-----BEGIN PRIVATE KEY-----', '-----BEGIN PRIVATE KEY-----\n', '"data": {', 'data:\n  a: b\n', 'kind: Secret\n'],
  ...['name: password\n', '"value":"a1A!bbbbb","name":', 'PASSWORD x\n--------\naaaaaaa1A\n', '.dockerconfigjson: '],
  ...['a\n', 'aA1\n', '\n', ' ', '\\', '\\"', '%25', '%41', '"', "'", '`', '«secret 1»', '\ud800', '\u0000', '\u001b['],
];

/** The best of three runs, in milliseconds. */
function timeOf(text: string): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    redact(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('the time of redaction', () => {
  for (const piece of hostile) {
    it(`grows with the length: ${JSON.stringify(piece)}`, () => {
      const [once, fourTimes] = [20_000, 80_000].map((length) =>
        timeOf(piece.repeat(Math.ceil(length / piece.length)).slice(0, length)),
      );
      // Four times the text takes 16 times as long where the time grows with the square.
      assert.ok(fourTimes! < 8 * once! + 25, `${once} ms, then ${fourTimes} ms`);
    });
  }

  it('is well under a second for 200 KB of a log with secrets', () => {
    const log = 'time="09:02:41" level=error msg="Get \\"https://u:Fake1Fake2@contosoprod.azurecr.io/v2/\\": EOF"\n';
    assert.ok(timeOf(log.repeat(2_000)) < 1_000);
  });
});
