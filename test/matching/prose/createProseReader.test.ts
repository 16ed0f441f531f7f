import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadContent } from '../../../src/knowledge/load.ts';
import { createProseReader } from '../../../src/matching/prose/createProseReader.ts';
import { czech } from './czech.ts';
import { english } from './english.ts';
import { strangers } from './strangers.ts';

const content = loadContent();
const read = createProseReader(content);
const best = (text: string) => read(text.split('\n'))[0];

for (const [language, sentences] of Object.entries({ English: english, Czech: czech })) {
  describe(`${language} prose`, () => {
    for (const [signature, texts] of Object.entries(sentences)) {
      it(`tells of ${signature}`, () => {
        assert.deepEqual(
          texts.map((text) => [text, best(text)?.signature]),
          texts.map((text) => [text, signature]),
        );
      });
    }
  });
}

describe('A signature', () => {
  it('is told of in both languages', () => {
    const ids = [...content.signatures.keys()].sort();
    assert.deepEqual(Object.keys(english).sort(), ids);
    assert.deepEqual(Object.keys(czech).sort(), ids);
  });
});

describe('Nothing is recognised in', () => {
  for (const [what, texts] of Object.entries(strangers)) {
    it(what, () => {
      const claimed = texts.filter((text) => best(text) !== undefined);
      assert.deepEqual(claimed, []);
    });
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

describe('The score', () => {
  const scoreOf = (text: string) => best(text)?.score ?? 0;

  it('is nearly sure of specific words, and lower for what could be anything', () => {
    assert.ok(scoreOf('pods sit in ImagePullBackOff, kubelet gets 401 from our acr') >= 0.8);
    const vague = scoreOf('docker login to acr does not work');
    assert.ok(vague >= 0.35 && vague < 0.7);
  });

  it('falls when the text does not name the registry', () => {
    assert.ok(scoreOf('the push times out') < scoreOf('the push to acr times out'));
  });

  it('falls when the words are far apart', () => {
    const near = 'the firewall of our acr does not let my address in';
    const far = 'my address is new.\nwe have lunch.\nthe acr is big.\nthe weather is nice.\nno luck with the firewall';
    assert.ok(scoreOf(far) < scoreOf(near));
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

  it('gives known signatures, each once, best first, with scores from 0.35 to 1', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const lines = raw.split('\n');
        const hits = read(lines);
        const ids = hits.map(({ signature }) => signature);
        assert.equal(new Set(ids).size, ids.length);
        assert.ok(ids.every((id) => content.signatures.has(id)));
        assert.ok(hits.every(({ score }) => score >= 0.35 && score <= 1));
        assert.ok(hits.every(({ line }) => lines.includes(line)));
        assert.deepEqual(
          hits.map(({ score }) => score),
          hits.map(({ score }) => score).toSorted((a, b) => b - a),
        );
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
