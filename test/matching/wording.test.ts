import assert from 'node:assert/strict';
import { fold } from '../../src/matching/fold.ts';
import { compileWording, standsIn } from '../../src/matching/wording.ts';
import { indexWordings } from '../../src/matching/wordingIndex.ts';

function matches(wording: string, line: string): boolean {
  return compileWording(wording).some((variant) => standsIn(variant, fold(line)));
}

const table: [wording: string, line: string, stands: boolean][] = [
  ['Admin user is disabled', 'ERROR: ADMIN USER IS DISABLED.', true],
  ['Admin user is disabled', 'badmin user is disabled', false],
  ['Admin user is disabled', 'admin user is disabledX', false],
  ["registry 'x'", 'registry "x" and registry `x`', true],
  ['failed to fetch (oauth|anonymous) token', 'failed to fetch anonymous token: 401', true],
  ['failed to fetch (oauth|anonymous) token', 'failed to fetch refresh token', false],
  ['token (is |)expired', 'token expired', true],
  ['token (is |)expired', 'token is expired', true],
  ['client with IP … is not allowed', "client with IP '203.0.113.7' is not allowed access", true],
  ['client with IP … is not allowed', 'is not allowed: client with IP', false],
  ['/v2/…: EOF', 'Get "https://contosodev.azurecr.io/v2/": EOF', true],
  ['registr*', 'our registries', true],
  ['throttl*…registry', 'throttled by the registry', true],
  ['throttl* registry', 'throttled by the registry', false],
  ['acr…403', 'our macro: 403', false],
  ['registr*', 'a preregistry', false],
  ['x509:', 'tls: x509: unknown authority', true],
];

describe('A wording', () => {
  for (const [wording, line, stands] of table) {
    it(`«${wording}» ${stands ? 'stands' : 'does not stand'} in «${line}»`, () =>
      assert.equal(matches(wording, line), stands));
  }

  it('bridges a gap of at most 300 characters', () => {
    assert.ok(matches('begin…end', `begin ${'x '.repeat(140)}end`));
    assert.ok(!matches('begin…end', `begin ${'x '.repeat(160)}end`));
  });

  it('refuses more than 64 variants', () => {
    assert.throws(() => compileWording('(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)'), /64 variants/);
  });

  it('takes time in proportion to a hostile line', () => {
    const [variant] = compileWording('ab…ab…ab…cd');
    const start = performance.now();
    standsIn(variant!, 'ab'.repeat(100_000));
    standsIn(variant!, 'ab '.repeat(100_000));
    assert.ok(performance.now() - start < 200);
  });
});

describe('An index of wordings', () => {
  const find = indexWordings([
    { wording: 'authentication required', entry: 'required' },
    { wording: 'authenticat*', entry: 'stem' },
    { wording: 'lookup…azurecr.io', entry: 'gap' },
    { wording: 'no such host', entry: 'host' },
  ]);

  it('finds every entry that has a wording in the line, once', () => {
    assert.deepEqual(find('authentication required, authentication required').sort(), ['required', 'stem']);
    assert.deepEqual(find('lookup contosodev.azurecr.io: no such host').sort(), ['gap', 'host']);
    assert.deepEqual(find('nothing of these'), []);
  });

  it('takes hardly longer with a hundred times as many wordings', () => {
    const many = indexWordings(
      Array.from({ length: 20_000 }, (_, index) => ({ wording: `code${index} means trouble`, entry: index })),
    );
    const line = 'code17 means trouble, and code4711 means nothing '.repeat(20);
    many(line);
    const start = performance.now();
    for (let round = 0; round < 20; round++) assert.deepEqual(many(line), [17]);
    assert.ok((performance.now() - start) / 20 < 5);
  });
});
