import assert from 'node:assert/strict';
import type { Labelled } from '../../../src/commands/evaluation/readLabelled.ts';
import type { Answer } from '../../../src/commands/evaluation/score.ts';
import { candidates, crossValidate } from '../../../src/commands/evaluation/thresholds/crossValidate.ts';
import { thresholdsText } from '../../../src/commands/evaluation/thresholds/thresholdsText.ts';
import { type Thresholds, thresholds } from '../../../src/matching/bands.ts';

function item(line: number, signature: string, source?: string): Labelled {
  return { text: '', signature: [signature], family: ['authorization'], facts: {}, file: 'own.jsonl', line, source };
}

/** Prose that points to `push-denied`, with a certainty that is given as the line. */
const readBy =
  ({ azure }: Thresholds) =>
  (one: Labelled): Answer => ({
    item: one,
    matches: one.line / 100 >= azure ? [{ signature: 'push-denied', band: 'likely', line: '' }] : [],
    facts: {},
    ms: 0,
  });

/** Threads a to e; in `e` alone lower thresholds would have been right. */
const items = [
  ...['a', 'b', 'c', 'd'].flatMap((thread) => [item(55, 'push-denied', thread), item(45, 'none', thread)]),
  ...[45, 46, 47].map((line) => item(line, 'push-denied', 'e')),
];

describe('The cross-validation of the thresholds', () => {
  it('keeps the thresholds where no others are better', () => {
    const { chosenOnAll } = crossValidate([item(55, 'push-denied', 'a'), item(45, 'none', 'b')], readBy);
    assert.equal(chosenOnAll.limits, thresholds);
    assert.equal(candidates[0], thresholds);
  });

  it('reads every thread with thresholds that were chosen without it', () => {
    const { crossValidated } = crossValidate(items, readBy);
    assert.equal(crossValidated.limits.length, 5);
    assert.equal(crossValidated.limits[4], thresholds);
    const fromE = crossValidated.answers.filter((answer) => answer.item.source === 'e');
    assert.ok(fromE.every(({ matches }) => matches.length === 0));
  });

  it('takes a text without a thread as one of its own', () => {
    const { crossValidated } = crossValidate([item(1, 'none'), item(2, 'none')], readBy);
    assert.equal(crossValidated.answers.length, 2);
  });

  it('shows the figures side by side, and what was chosen', () => {
    const text = thresholdsText(crossValidate(items, readBy));
    assert.match(text, /^thresholds +as set +chosen on all +cross-validated\n/);
    assert.match(text, /right signature first +57\.1 % +57\.1 % +57\.1 %/);
    assert.match(text, /wrong given as likely or sure +0 +0 +0/);
    assert.ok(text.includes('chosen without fold 5: azure 0.5, open 0.6'));
  });
});
