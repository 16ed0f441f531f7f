import assert from 'node:assert/strict';
import { heldOut } from '../../src/commands/knowledge/learn/heldOut.ts';
import { fingerprint, samplesOf } from '../../src/commands/knowledge/learn/samples.ts';
import { none } from '../../src/knowledge/learned.ts';
import { loadContent, projectFolder } from '../../src/knowledge/load.ts';
import { readSentences } from '../../src/knowledge/sentences.ts';
import { learn } from '../../src/matching/prose/learn.ts';

const content = loadContent();
const sentences = readSentences(projectFolder);

describe('The sentences', () => {
  it('tell of every signature in both languages, and of nothing', () => {
    assert.deepEqual([...sentences.keys()].sort(), [...content.signatures.keys(), none].sort());
    const isCzech = (text: string) => /[ěščřžýáíéúůťďň]|\b(?:nejde|pise|nam|ze|pri|jak|proc|kdo|uz)\b/i.test(text);
    for (const [signature, told] of sentences) {
      const czech = told.filter(isCzech).length;
      assert.ok(
        told.length >= 20 && czech >= 8 && told.length - czech >= 8,
        `${signature}: ${told.length}, ${czech} Czech`,
      );
    }
  });

  it('tell of one signature each', () => {
    const all = [...sentences.values()].flat();
    assert.deepEqual(
      all.filter((sentence, at) => all.indexOf(sentence) !== at),
      [],
    );
  });

  it('are mostly read right where the others teach how', () => {
    const { first, three, claimed } = heldOut(content, samplesOf(content, sentences));
    assert.ok(first > 0.88 && three > 0.96 && claimed < 0.1, JSON.stringify({ first, three, claimed }));
  });

  it('are learned: npm run knowledge -- learn', () => {
    assert.equal(content.learned.from, fingerprint(content, sentences));
    const { signatures, concepts } = learn(samplesOf(content, sentences), [...content.signatures.keys()]);
    assert.deepEqual(content.learned.signatures, signatures);
    // Processors may differ in the last digit.
    for (const [term, weights] of Object.entries(concepts))
      for (const [at, weight] of weights.entries())
        assert.ok(Math.abs(weight - content.learned.concepts[term]![at]!) <= 2, `${term} ${at}`);
  });
});
