import assert from 'node:assert/strict';
import { mostLines } from '../../src/matching/normalise/cap.ts';
import { normalise } from '../../src/matching/normalise.ts';
import { redact } from '../../src/redaction/redact.ts';

const denied = 'denied: requested access to the resource is denied';

/** The same line as various programs print or mangle it. */
const dressed: readonly (readonly [what: string, text: string])[] = [
  ['colours', `\u001b[31mdenied:\u001b[0m requested access to the resource is denied\u001b[K`],
  ['colours whose escape character was lost', `[31mdenied: requested access to the resource is denied[0m`],
  ['a window title', `\u001b]0;build\u0007${denied}`],
  ['a time of GitHub Actions', `2024-05-20T09:02:41.1234567Z ${denied}`],
  ['a time in brackets', `[2024-05-20 09:02:41] ${denied}`],
  ['a time with slashes', `2024/05/20 09:02:41 ${denied}`],
  ['a time of day', `09:02:41.123 ${denied}`],
  ['a time of Java', `May 20, 2024 9:02:41 AM ${denied}`],
  ['a prefix of syslog', `May 20 09:02:41 build01 dockerd[812]: ${denied}`],
  ['a prefix of klog', `E0520 09:02:41.123456    1234 kuberuntime_image.go:55] ${denied}`],
  ['a mark of Azure DevOps', `2024-05-20T09:02:41.1234567Z ##[error]${denied}`],
  ['a mark of GitHub', `::error::${denied}`],
  ['a log of the GitHub CLI', `build\tPush image\t2024-05-20T09:02:41.1234567Z ${denied}`],
  ['a prefix of GitLab', `2024-05-20T09:02:41.123456Z 01O ${denied}`],
  ['a prefix of Jenkins', `[Pipeline] ${denied}`],
  ['a prefix of docker compose', `web-1  | ${denied}`],
  ['a prefix of BuildKit', `#12 0.532 ${denied}`],
  ['a level', `2024-05-20 09:02:41 [ERR] ${denied}`],
  ['columns of an event', `  Warning  Failed     42s (x4 over 2m10s)  kubelet            ${denied}`],
  ['columns of an event list', `2m23s       Warning   Failed   pod/web-6c9f4b77d-5w2rt   ${denied}`],
  ['an envelope of a container log', `{"time":"2024-05-20","log":"${denied}`],
  ['quote marks', `> > ${denied}`],
  ['a table', `| ${denied} |`],
  ['a box of Terraform', `│ ${denied}`],
  ['a fence', `\`\`\`text\n${denied}\n\`\`\``],
  ['bold', `**${denied}**`],
  ['tags', `<div><span style="color:red">denied: requested&nbsp;access to the resource is denied</span></div>`],
  ['entities', 'denied: requested access&#32;to the resource is denied'],
  ['zero-width characters', 'den\u200bied: requested access to the re\u00adsource is denied\ufeff'],
  ['bidirectional marks', `\u202a${denied}\u202c`],
  ['no-break blanks', denied.replaceAll(' ', '\u00a0')],
  ['carriage returns', `\r\n${denied}\r\n`],
  ['binary noise', `\u0000\u0001${denied}\u0007\ufffd`],
  ['blanks', `    denied:   requested access to  the resource is denied  `],
];

describe('A normalised paste', () => {
  for (const [what, text] of dressed) it(`is without ${what}`, () => assert.deepEqual(normalise(text).lines, [denied]));

  it('keeps what was taken from the front of each line', () => {
    const { lines, prefixes } = normalise('2024-05-20T09:02:41.1Z ##[error]denied\nunauthorized');
    assert.deepEqual(lines, ['denied', 'unauthorized']);
    assert.deepEqual(prefixes, ['2024-05-20T09:02:41.1Z ##[error]', '']);
  });

  it('has an answer behind the request that it answers', () => {
    const rule = '-'.repeat(80);
    const { lines } = normalise(
      `pull: POST https://contosodev.azurecr.io/oauth2/exchange\n${rule}\nRESPONSE 403: 403 Forbidden\nERROR CODE: DENIED`,
    );
    assert.deepEqual(lines, [
      'pull: POST https://contosodev.azurecr.io/oauth2/exchange RESPONSE 403: 403 Forbidden',
      'ERROR CODE: DENIED',
    ]);
  });

  it("has no word for the engine's answer before what Docker's library for Python tells", () => {
    const { lines } = normalise(
      'docker.errors.ImageNotFound: 404 Client Error for http+docker://localhost/v1.41/images/create: Not Found ("pull access denied for web")',
    );
    assert.deepEqual(lines, [
      '404 Client Error for http+docker://localhost/v1.41/images/create ("pull access denied for web")',
    ]);
  });

  it('has the message of an error behind its code', () => {
    const { lines } = normalise(
      '{\n  "errors": [\n    {\n      "code": "DENIED",\n      "message": "no push here"\n    }',
    );
    assert.deepEqual(lines.slice(2), ['{', '"code": "DENIED", "message": "no push here"', '}']);
  });

  it('keeps the code of an error beside its message', () => {
    const { lines } = normalise('{"status":400,"code":"ImagePullFailure","message":"no image"}');
    assert.deepEqual(lines, ['{"status":400,"code":"ImagePullFailure","message":"no image"}']);
  });

  const decoded: readonly (readonly [text: string, lines: readonly string[]])[] = [
    ['client with IP \\u0027203.0.113.7\\u0027', ["client with IP '203.0.113.7'"]],
    ['{\\"code\\":\\"DENIED\\"}', ['{"code":"DENIED"}']],
    ["The command '\\''docker'\\'' could not be found", ["The command 'docker' could not be found"]],
    ['  "message": "denied"', ['denied"']],
    ['Get https://contosodev.azvrecr.i0/v2/', ['Get https://contosodev.azurecr.io/v2/']],
    [
      'invalid_grant: expired.\\r\\nTrace ID: 1\\r\\nCorrelation ID: 2',
      ['invalid_grant: expired.', 'Trace ID: 1', 'Correlation ID: 2'],
    ],
    ['failed.\\nAttempted:\\n\\tCLI not found', ['failed.', 'Attempted:', 'CLI not found']],
    ['open C:\\new\\temp\\registry: not found', ['open C:\\new\\temp\\registry: not found']],
    ['CONTOSO\\nina cannot log in', ['CONTOSO\\nina cannot log in']],
    ['scope=repository%3Ateam%2Fweb%3Apull', ['scope=repository:team/web:pull']],
    ['scope=repository%!A(MISSING)team%!F(MISSING)web', ['scope=repository:team/web']],
    ['at 90% of all', ['at 90% of all']],
    ['“access” isn’t allowed', ['"access" isn\'t allowed']],
    ['az acr login —name contosodev', ['az acr login --name contosodev']],
    ['docker login &lt;registry&gt;.azurecr.io &amp;&amp; ls', ['docker login <registry>.azurecr.io && ls']],
    ['docker login <registry>.azurecr.io -u <user>', ['docker login <registry>.azurecr.io -u <user>']],
    ['see <https://aka.ms/acr|the docs> first', ['see the docs first']],
    ['<https://contosodev.azurecr.io>', ['https://contosodev.azurecr.io']],
    ['AADSTS700[21](https://example.com/x)1', ['AADSTS700211']],
    ['one<br>two', ['one', 'two']],
    ['`denied`', ['denied']],
    ['```denied```', ['denied']],
    ['```denied: no\nagain```', ['denied: no', 'again']],
    ['then ```az acr login``` says', ['then `az acr login` says']],
    ['please run `az login`', ['please run `az login`']],
    ['_denied: access_, in _new_conn', ['denied: access, in new_conn']],
    ['File "connection.py", in _new_conn', ['File "connection.py", in _new_conn']],
    ['{"path":"C:\\\\new","error":"denied.\\nAgain"}', ['{"path":"C:\\\\new","error":"denied.', 'Again"}']],
    ['docker login -p «secret 1» ****.azurecr.io', ['docker login -p «secret 1» ****.azurecr.io']],
    ['--- | ---\n\n   \n====', []],
    ['', []],
  ];
  for (const [text, lines] of decoded)
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(normalise(text).lines, lines));

  it('says that the middle of a paste was left out', () => {
    const { text } = redact(`first line\n${'noise of a build\n'.repeat(8000)}last line`);
    const { lines, shortened } = normalise(text);
    assert.equal(shortened, true);
    assert.equal(lines[0], 'first line');
    assert.equal(lines.at(-1), 'last line');
    assert.equal(normalise('short').shortened, false);
  });

  it('keeps the first and the last of very many lines, and says so', () => {
    const { lines, shortened } = normalise(`first line\n${'x\n'.repeat(20_000)}last line`);
    assert.deepEqual([lines[0], lines.at(-1), lines.length, shortened], ['first line', 'last line', mostLines, true]);
  });

  it('keeps the beginning and the end of a long line', () => {
    const { lines } = normalise(`error: ${'A'.repeat(30_000)} denied`);
    assert.equal(lines.length, 1);
    assert.match(lines[0]!, /^error: A+ … A+ denied$/);
    assert.ok(lines[0]!.length <= 8 * 1024);
  });
});
