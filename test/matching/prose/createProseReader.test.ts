import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadContent } from '../../../src/knowledge/load.ts';
import { createProseReader } from '../../../src/matching/prose/createProseReader.ts';

const content = loadContent();
const read = createProseReader(content);
const best = (text: string) => read(text.split('\n')).hits[0];

describe('People who tell it in their own words', () => {
  for (const [text, signature] of [
    ["our acr won't let me in any more, it wants authentication for each pull", 'authentication-required'],
    ['the secret of the service principal for the registry ran out last night', 'client-secret-expired'],
    ['v portálu mi repozitáře registru neukáže, prý nemám práva', 'portal-access-denied'],
    ['pody se točí v ImagePullBackOff, kubelet dostává od acr 401', 'kubernetes-pull-unauthorized'],
    ['the acr firewall does not let the new address of our vm in', 'client-ip-denied'],
    ['terraform nesmí přiřadit roli AcrPull, jsme jen Contributor', 'role-assignment-denied'],
  ] as const) {
    it(`tell of ${signature}: ${text}`, () => assert.equal(best(text)?.signature, signature));
  }
});

describe("What is nobody's trouble", () => {
  const certaintyOf = (text: string) => read([text]).certainty;

  for (const text of [
    'reminder: we move to the new acr on Monday, please update your pipelines',
    'kolik stojí geo-replikace registru v acr?',
    'npm login to our feed is refused since the password change',
    'díky, s rolí AcrPull už to jede',
  ]) {
    it(`is not claimed: ${text}`, () => assert.ok(certaintyOf(text) < 0.7, String(certaintyOf(text))));
  }
});

describe('A misspelt text', () => {
  for (const [text, signature] of [
    ['unautorized: authentification required', 'authentication-required'],
    ['our azure regsitry: unautorized', 'authentication-required'],
    ['admin user disbaled on our regsitry', 'admin-user-disabled'],
    ['acr: too many requets', 'too-many-requests'],
    ['certifcate error at az acr login', 'tls-untrusted'],
    ['az acr login: registry not fuond in subscripton', 'registry-not-found'],
    ['nejde mi prihlaseni do acr, certifkat je neplatny', 'tls-untrusted'],
    ['v portlau nevidim nas registr', 'portal-access-denied'],
    ['kubernets cannot pull from acr, ImagePullBackof', 'kubernetes-pull-unauthorized'],
  ] as const) {
    it(`is read: ${text}`, () => {
      assert.equal(best(text)?.signature, signature);
    });
  }
});

describe('What is said to be fine', () => {
  for (const [text, signature] of [
    ['acr: pull works, push is denied', 'push-denied'],
    ['az login is ok, az acr login: access denied', 'refresh-token-denied'],
    ['dns is ok, acr push times out', 'login-server-timeout'],
  ] as const) {
    it(`is not what is wrong: ${text}`, () => {
      assert.equal(best(text)?.signature, signature);
    });
  }
});

describe('The certainty', () => {
  const certaintyOf = (text: string) => read(text.split('\n')).certainty;

  it('falls when the text does not name the registry', () => {
    assert.ok(certaintyOf('the push times out') < certaintyOf('the push to acr times out'));
  });

  it('falls when nothing is wrong', () => {
    assert.ok(
      certaintyOf('the pull secret for acr is in every namespace') < certaintyOf('the pull secret for acr is missing'),
    );
  });

  it('is none where nobody said anything', () => {
    assert.deepEqual(read([]), { certainty: 0, hits: [] });
    assert.deepEqual(read(['42']), { certainty: 0, hits: [] });
  });
});

describe('The line of a hit', () => {
  it('is the one that holds the most telling words, as it was written', () => {
    const text =
      'Hello all,\nwe use ACR in this team.\nThe Docker daemon is not running, says az acr login.\nAny idea?';
    assert.equal(best(text)?.line, 'The Docker daemon is not running, says az acr login.');
  });
});

describe('Any text', () => {
  const words = Object.values(content.vocabulary.concepts).flat();
  const text = fc
    .array(
      fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary' }), fc.constantFrom('\n', '. ', '«secret 1»')),
    )
    .map((parts) => parts.join(' '));

  it('gives known signatures, each once, with scores and a certainty from 0 to 1', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const lines = raw.split('\n');
        const { certainty, hits } = read(lines);
        assert.ok(certainty >= 0 && certainty <= 1);
        const ids = hits.map(({ signature }) => signature);
        assert.equal(new Set(ids).size, ids.length);
        assert.ok(ids.every((id) => content.signatures.has(id)));
        assert.ok(hits.every(({ score }) => score > 0 && score <= 1));
        assert.ok(hits.every(({ line }) => lines.includes(line)));
      }),
      { numRuns: 300 },
    );
  });

  it('is read in time that does not follow its length', () => {
    const hostile = [
      'acr push fails ',
      'azurecr.io/',
      'a.',
      'a. ',
      ', ',
      '«',
      ' ',
      "can't ",
      'regsitry ',
      '1.2.3.',
      'é\u0301',
    ];
    for (const piece of hostile) {
      const [short, long] = [10_000, 200_000].map((length) => timeOf([piece.repeat(length / piece.length)]));
      assert.ok(long! < 20 + short! * 10, `${JSON.stringify(piece)}: ${short} ms, then ${long} ms`);
    }
  });

  function timeOf(lines: readonly string[]): number {
    read(lines);
    const start = performance.now();
    for (let round = 0; round < 3; round++) read(lines);
    return (performance.now() - start) / 3;
  }
});
