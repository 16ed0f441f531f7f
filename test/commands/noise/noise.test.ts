import assert from 'node:assert/strict';
import fc from 'fast-check';
import { distorted, type NoiseKind, noiseKinds } from '../../../src/commands/evaluation/noise/kinds.ts';

const kinds = Object.keys(noiseKinds) as NoiseKind[];
const seeds = ['1', '2', '3', '4', '5', '6', '7', '8'];

const paste = [
  '$ docker pull contosodev.azurecr.io/shop/web:1.4',
  'Error response from daemon: Get "https://contosodev.azurecr.io/v2/": unauthorized: authentication required, visit the page',
  "Please run 'az acr login --name contosodev' and try again in some minutes... I did, twice, without any success",
].join('\n');

/** Every result that some seeds give. */
function resultsOf(kind: NoiseKind, text = paste): string[] {
  return seeds.map((seed) => distorted(text, kind, seed));
}

function lineCount(text: string): number {
  return text.split('\n').length;
}

/** What must be true of a text with a kind of noise, whatever the seed. */
const marks: Readonly<Record<NoiseKind, (text: string) => boolean>> = {
  'CI prefixes': (text) => text.split('\n').every((line) => !/^(?:\$|Error|Please)/.test(line)),
  timestamps: (text) => text.split('\n').every((line) => /^\[?\d[\d/.:-]+/.test(line)),
  colours: (text) => /\[\d[\d;]*m/.test(text) && text.includes('[0m'),
  wraps: (text) => lineCount(text) > 3 && text.split('\n').every((line) => line.length <= 120),
  'JSON escapes': (text) => text.includes('\\"https://'),
  'shell escapes': (text) => /^(?:\+ echo '|output=\$'|echo ")/.test(text),
  'table pipes': (text) => text.split('\n').every((line) => /^[|│┌└]/.test(line)),
  'chat markup': (text) => text !== paste && !/[\u001b“„]/.test(text),
  'smart quotes': (text) => !/["']/.test(text) && text.includes('…'),
  'cut before': (text) => !text.includes('$ docker') && text.endsWith(paste.slice(-100)),
  'cut after': (text) => !text.includes('any success') && text.startsWith(paste.slice(0, 100)),
  'letter swaps': (text) => lineCount(text) === 3,
};

describe('The noise generator', () => {
  for (const kind of kinds) {
    it(`${kind}: does what its name says, always the same for a seed`, () => {
      for (const text of resultsOf(kind)) assert.ok(marks[kind](text), text);
      assert.deepEqual(resultsOf(kind), resultsOf(kind));
    });

    it(`${kind}: differs from seed to seed`, () => {
      assert.ok(new Set(resultsOf(kind)).size > 1);
    });

    it(`${kind}: takes any text`, () => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, seed) => {
          assert.equal(typeof distorted(text, kind, seed), 'string');
        }),
        { numRuns: 50 },
      );
    });
  }

  it('changes letters in some words only', () => {
    const words = paste.split(/\s+/);
    for (const text of resultsOf('letter swaps')) {
      const changed = text.split(/\s+/).filter((word, index) => word !== words[index]);
      assert.ok(changed.length < words.length / 4, text);
    }
  });

  it('leaves a text of one line whole where others are cut', () => {
    for (const kind of ['cut before', 'cut after'] as const) {
      assert.ok(resultsOf(kind, 'docker says denied').every((text) => text === 'docker says denied'));
    }
  });
});
