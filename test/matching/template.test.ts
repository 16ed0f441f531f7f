import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldProse } from '../../src/matching/fold.ts';
import { maskLine } from '../../src/matching/maskLine.ts';
import { longestExample, templateOf } from '../../src/matching/template.ts';
import { isOrdinaryWord } from '../../src/matching/templateWords.ts';
import { redact } from '../../src/redaction/redact.ts';

const read = (paste: string) => templateOf(redact(paste).text);

describe('A masked line', () => {
  const lines: readonly [pasted: string, masked: string][] = [
    [
      'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": quota exceeded',
      'Error response from daemon: Get "https://<registry>.azurecr.io/v2/": quota exceeded',
    ],
    [
      'failed to copy: unexpected status from PUT request to https://contosodev.azurecr.cn/v2/team/app/blobs/1?digest=sha256%3Aab&_state=xyz: 507',
      'failed to copy: unexpected status from PUT request to https://<registry>.azurecr.cn/v2/<path> <number>',
    ],
    [
      '(RegistryQuotaExceeded) The registry fabrikam01 of jan.novak@contoso.com (5f2c1d0e-1111-4222-8333-444455556666)',
      '(RegistryQuotaExceeded) The registry <name> of <email> (<id>)',
    ],
    [
      '{"errors":[{"code":"MANIFEST_UNSUPPORTED","message":"manifest of \'shop\' is not supported"}]}',
      '{"errors":[{"code":"MANIFEST_UNSUPPORTED","message":"manifest of \'<value>\' is not supported"}]}',
    ],
    [
      'get https://contosodev.azurecr.io/v2/?scope=jnovak failed: svoboda://contoso.com/x: 401',
      'get https://<registry>.azurecr.io/v2/ failed: <host>/<path>: 401',
    ],
    ['2026-11-25 10:28:43Z open C:\\Users\\jnovak\\config.json: 403', '<time> open <path>: 403'],
    ['call +420 777 401 500 about 203.0.113.7:443 or [2001:db8::7]', 'call +<number> about <ip> or [<ip>]'],
    ['AADSTS900144: password «secret 1» of Petr Novák', 'AADSTS900144: password <secret> of <name>'],
    [
      'error: registry.internal.io and https://docker.local/v2/shop refused, Microsoft.ContainerRegistry/registries/push/write',
      'error: <host> and https://<host>/v2/<path> refused, Microsoft.ContainerRegistry/registries/push/write',
    ],
    ['Podle Jany Svobodové vypršelo přihlášení k serveru web-01', '<name> vypršelo přihlášení k serveru <name>'],
  ];
  for (const [pasted, masked] of lines) {
    it(`keeps what the error says and nothing of the person: ${pasted.slice(0, 40)}`, () => {
      assert.equal(maskLine(pasted), masked);
    });
  }
});

describe('The template of a paste', () => {
  it('is its most telling line; the example shows its other errors, too', () => {
    const found = read(`hi all, this is Petr
docker push contosoprod.azurecr.io/shop/web:1.2
a1b2c3: Pushed
ERROR: (RegistryQuotaExceeded) storage of registry contosoprod is exhausted
Error: Process completed with exit code 1.`);
    assert.equal(found?.template, 'error: (registryquotaexceeded) storage of registry <name> is exhausted');
    assert.equal(
      found?.example,
      'ERROR: (RegistryQuotaExceeded) storage of registry <name> is exhausted\nError: Process completed with exit code <number>.',
    );
  });

  it('is none where nothing tells of a failure, or nothing would be left', () => {
    for (const paste of ['', 'who brings the cake on friday?', 'Error: Xyzzy Plugh', '   \n\n']) {
      assert.equal(read(paste), undefined, paste);
    }
  });

  it('has an end, between words', () => {
    const found = read(`Error: ${'access denied by policy of <x> '.repeat(200)}`);
    assert.ok(found!.example.length <= longestExample && found!.template.length <= 300);
    assert.match(found!.template, /(?:access|denied|by|policy|of|x)$/);
  });
});

const letters = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(...'bcdfghjklmnprstvzaeiouyáéíěščřž'), { minLength: min, maxLength: max })
    .map((all) => all.join(''));
const isNobodys = (word: string) => isOrdinaryWord(word);
/** What people, machines and projects are called, none of it a word of error messages. */
const name = fc
  .oneof(
    fc.constantFrom(
      'Petr',
      'Jana',
      'Novák',
      'Svobodová',
      'García',
      "O'Brien",
      'Smith',
      'Nguyễn',
      'jnovak',
      '李明',
      'Łukasz',
    ),
    letters(4, 12),
  )
  .filter((word) => !isNobodys(word));
const slug = fc
  .tuple(name, fc.constantFrom('', '-', '_'), fc.integer({ min: 1, max: 999 }))
  .map(([word, joint, number]) => `${foldProse(word).replace(/[^a-z]/g, '')}${joint}${joint && number}`)
  .filter((word) => /^[a-z]{3}/.test(word) && !isNobodys(word));
const guid = fc.uuid();
const address = fc.ipV4().filter((ip) => ip.length > 8);

type Person = {
  name: string;
  surname: string;
  slug: string;
  repository: string;
  guid: string;
  ip: string;
  host: string;
};
const person: fc.Arbitrary<Person> = fc.record({
  name,
  surname: name,
  slug,
  repository: slug,
  guid,
  ip: address,
  host: fc
    .tuple(slug, fc.constantFrom('contoso.com', 'internal.example.cz', 'local', 'corp.example'))
    .map((all) => all.join('.')),
});

/** The same unknown errors as different people would paste them. */
const errors: readonly ((one: Person) => string)[] = [
  (p) => `denied: quota of registry ${p.slug} exceeded for user ${p.name} ${p.surname} (${p.guid})`,
  (p) =>
    `Error response from daemon: Get "https://${p.slug}.azurecr.io/v2/${p.repository}/tags/list": replication is frozen, retry from ${p.ip}`,
  (p) => `ERROR: failed to push ${p.slug}.azurecr.io/${p.repository}:${p.surname}: write to ${p.host}:443 aborted`,
  (p) =>
    `failed to verify signature of "${p.repository}" by ${p.slug}@${p.host}: key vault refused certificate '${p.name}'`,
  (p) => `error: cannot open /home/${p.slug}/${p.repository}.conf on ${p.host}: layer digest mismatch`,
  (p) =>
    `level=error msg="export of ${p.host}/${p.repository}@sha256:${p.guid.replaceAll('-', '')} failed" user=${p.slug}`,
  (p) => `Chyba: uživatel ${p.name} ${p.surname} nemá přístup k registru ${p.slug}, access denied`,
];

/** A text without case and diacritics, in which a name counts as found however it is written. */
const plain = (text: string) => foldProse(text);

function holdsWord(text: string, word: string): boolean {
  const isPartOfWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isPartOfWord(text[at - 1]) && !isPartOfWord(text[at + word.length])) return true;
  return false;
}

describe('A template', () => {
  it('is the same whoever pastes the error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...errors), person, person, (error, one, other) => {
        const [first, second] = [one, other].map((who) => read(error(who)));
        assert.ok(first);
        assert.equal(first.template, second?.template);
      }),
      { numRuns: 500 },
    );
  });

  it('holds nothing personal, wherever it stands', () => {
    const scraps = fc.array(
      fc.constantFrom(
        ' ',
        '\n',
        ': ',
        '"',
        "'",
        '`',
        '/',
        '\\',
        '@',
        '=',
        '-',
        '_',
        '.',
        '<',
        '>',
        '«',
        '(',
        'error ',
        'denied for user ',
        'https://',
        'failed: ',
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(
        person,
        fc.array(scraps, { minLength: 12, maxLength: 12 }),
        fc.constantFrom(...errors),
        (who, between, error) => {
          const planted = Object.values(who);
          const around = planted.map((value, index) => `${between[index]!.join('')}${value}`).join(' ');
          for (const paste of [`${error(who)} ${around}`, `error: access denied ${around}`]) {
            const found = read(paste);
            const kept = plain(`${found?.template ?? ''}\n${found?.example ?? ''}`);
            for (const value of planted) assert.ok(!holdsWord(kept, plain(value)), `${value} is in ${found?.example}`);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps no address, e-mail or id of any text', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.ipV6(), guid, fc.webUrl(), (email, ip, id, url) => {
        const found = read(`error: access denied for ${email} at ${ip} with id ${id} of ${url}`);
        for (const value of [email, id, new URL(url).hostname]) assert.ok(!found?.example.includes(value), value);
        if (ip.length > 8) assert.ok(!found?.example.includes(ip), ip);
      }),
    );
  });

  it('takes a time that follows the length of the text', () => {
    for (const piece of [
      'a.',
      'a@',
      '"a',
      "error: 'x ",
      '<',
      '1:',
      'x/',
      '?a=b',
      '«',
      'denied (Aa',
      'sha256:',
      'error\n',
    ]) {
      const [once, fourTimes] = [15_000, 60_000].map((length) => timeOf(piece.repeat(length / piece.length)));
      assert.ok(fourTimes! < 8 * once! + 25, `${piece}: ${once} ms, then ${fourTimes} ms`);
    }
  });
});

/** The best of three runs, in milliseconds. */
function timeOf(line: string): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    maskLine(line);
    return performance.now() - start;
  });
  return Math.min(...times);
}
