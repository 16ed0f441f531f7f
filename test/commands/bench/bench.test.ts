import assert from 'node:assert/strict';
import { benchText } from '../../../src/commands/bench/benchText.ts';
import { growContent } from '../../../src/commands/bench/growContent.ts';
import { makePaste } from '../../../src/commands/bench/makePaste.ts';
import { measure, timesOf } from '../../../src/commands/bench/times.ts';
import { createRandom } from '../../../src/commands/evaluation/noise/random.ts';
import { loadContent } from '../../../src/knowledge/load.ts';

const error = 'unauthorized: authentication required';

describe('A paste of the bench', () => {
  for (const size of [400, 4_000, 44_000]) {
    it(`has ${size} characters or hardly more, and the error in it, always the same`, () => {
      const paste = makePaste(size, error, createRandom('1'));
      assert.ok(paste.length >= size * 0.9 && paste.length <= size, String(paste.length));
      assert.equal(makePaste(size, error, createRandom('1')), paste);
    });
  }

  it('is never shorter than its error', () => {
    assert.equal(makePaste(1, error, createRandom('1')), error);
  });
});

describe('A grown knowledge base', () => {
  const content = loadContent();

  it('keeps the entries and adds generated ones with other texts', () => {
    const grown = growContent(content, 3);
    assert.equal(grown.signatures.size, 3 * content.signatures.size);
    for (const signature of content.signatures.values()) {
      assert.equal(grown.signatures.get(signature.id), signature);
      const own = new Set(Object.values(signature.wordings).flat());
      const generated = Object.values(grown.signatures.get(`${signature.id}-2`)!.wordings).flat();
      assert.equal(generated.length, Object.values(signature.wordings).flat().length);
      assert.ok(generated.every((wording) => !own.has(wording)));
    }
  });

  it('is the same each time, and itself where it shall not grow', () => {
    assert.deepEqual(growContent(content, 2), growContent(content, 2));
    assert.deepEqual(growContent(content, 1), content);
  });
});

describe('Measured times', () => {
  it('are told as median, p99 and longest', () => {
    const times = timesOf(Array.from({ length: 200 }, (_, index) => 200 - index));
    assert.deepEqual(times, { count: 200, median: 100, p99: 198, max: 200 });
    assert.throws(() => timesOf([]), /Nothing/);
  });

  it('leave the warm-up out and end after the count', () => {
    let clock = 0;
    const runs: number[] = [];
    const run = (input: number) => {
      runs.push(input);
      clock += 2;
    };
    const times = measure(run, [1, 2], { count: 3, milliseconds: 1_000, warmUp: 2 }, () => clock);
    assert.deepEqual([times.count, times.median, runs.length], [3, 2, 5]);
    assert.deepEqual(runs.slice(0, 3), [1, 2, 1]);
  });

  it('end when the time is over, after one run at least', () => {
    let clock = 0;
    const run = () => {
      clock += 500;
    };
    assert.equal(measure(run, [1], { count: 9, milliseconds: 100, warmUp: 5 }, () => clock).count, 1);
  });
});

describe('The text of a bench', () => {
  const times = (median: number) => ({ count: 5, median, p99: 2 * median, max: 3 * median });
  const cell = (contestant: string, growth: number, median?: number) => ({
    contestant,
    growth,
    size: 4_000,
    ...(median !== undefined && { times: times(median) }),
  });
  const measured = [cell('assistant', 1, 0.5), cell('Fuse.js', 1, 50), cell('assistant', 100, 1), cell('Fuse.js', 100)];
  const startUp = { processMs: 900, contentMs: 500, indexMs: 100, firstPasteMs: 9, heapMb: 12.34, residentMb: 150 };
  const text = benchText({ measured, built: [{ contestant: 'assistant', growth: 1, milliseconds: 99.6 }] }, startUp);

  it('compares the medians with the assistant in the same place', () => {
    assert.match(text, /Fuse\.js +× 1 +4 KB +50\.00 +100\.00 +150\.00 +5 +100\.0 × faster/);
    assert.match(text, /Fuse\.js +× 100 +4 KB +too slow\n/);
  });

  it('tells what growth, the index, a start and memory cost', () => {
    assert.ok(text.includes('Knowledge × 100 costs: 4 KB 2.0 ×.'));
    assert.match(text, /assistant +× 1 +100/);
    assert.ok(text.includes('900 ms in all') && text.includes('12.3 MB for the index'));
  });
});
