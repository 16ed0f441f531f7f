import assert from 'node:assert/strict';
import { type Answer, score } from '../../src/commands/evaluation/score.ts';
import { scoreTable, wrongAnswers } from '../../src/commands/evaluation/scoreTable.ts';
import type { Band } from '../../src/matching/reading.ts';

type Parts = {
  accepted?: string[];
  got?: [signature: string, band: Band][];
  family?: string;
  line?: number;
  ms?: number;
};
type FactParts = { stated?: Record<string, string>; read?: Record<string, string> };

function answer({
  accepted = ['one'],
  got = [],
  family,
  line = 1,
  ms = 1,
  stated = {},
  read = {},
}: Parts & FactParts): Answer {
  return {
    item: { text: 'text', signature: accepted, family: ['authorization'], facts: stated, file: 'pastes.jsonl', line },
    matches: got.map(([signature, band]) => ({ signature, band, line: 'the deciding line' })),
    facts: Object.fromEntries(Object.entries(read).map(([name, value]) => [name, { value, origin: 'pasted' }])),
    family,
    ms,
  };
}

const negative = { accepted: ['none'] };

describe('The scores of labelled pastes', () => {
  it('count the first and the first three signatures; no match is wrong', () => {
    const scores = score([
      answer({ got: [['one', 'likely']] }),
      answer({ accepted: ['two', 'one'], got: [['one', 'likely']] }),
      answer({ got: ['two', 'three', 'one'].map((id) => [id, 'likely']) }),
      answer({ got: ['two', 'three', 'four', 'one'].map((id) => [id, 'likely']) }),
      answer({}),
    ]);
    assert.equal(scores.items, 5);
    assert.equal(scores.top1, 0.4);
    assert.equal(scores.top3, 0.6);
  });

  it('count the family of the first cause', () => {
    const scores = score([
      answer({ family: 'authorization' }),
      answer({ family: 'throttled' }),
      answer({ got: [['one', 'sure']] }),
      answer({ got: [['two', 'sure']], family: 'authorization' }),
    ]);
    assert.equal(scores.family1, 0.5);
  });

  it('count claims about texts of which nothing may be claimed', () => {
    const scores = score([
      answer(negative),
      answer({ ...negative, got: [['one', 'unsure']] }),
      answer({ ...negative, got: [['one', 'sure']] }),
      answer({ ...negative, got: [['one', 'likely']] }),
    ]);
    assert.deepEqual(
      [scores.items, scores.negatives, scores.falseClaims, scores.falseSure, scores.top1],
      [0, 4, 0.75, 0.25, null],
    );
  });

  it('count how often a sure answer is wrong', () => {
    const scores = score([
      answer({ got: [['one', 'sure']] }),
      answer({ got: [['two', 'sure']] }),
      answer({ got: [['one', 'likely']] }),
      answer({}),
    ]);
    assert.deepEqual([scores.sure, scores.sureWrong], [0.5, 0.5]);
  });

  it('count facts over the texts that state them', () => {
    const { registry, clientIp } = score([
      answer({ stated: { registry: 'contosodev' }, read: { registry: 'contosodev' } }),
      answer({ stated: { registry: 'contosodev' }, read: { registry: 'fabrikam' } }),
      answer({ stated: { registry: 'contosodev' } }),
      answer({ read: { registry: 'guessed' } }),
    ]).facts;
    assert.deepEqual(registry, { precision: 0.5, recall: 0.3333 });
    assert.deepEqual(clientIp, { precision: null, recall: null });
  });

  it('give the median, the 99th percentile and the longest time', () => {
    const answers = Array.from({ length: 200 }, (_, index) => answer({ ms: index + 1 }));
    assert.deepEqual(score(answers).ms, { median: 100, p99: 198, max: 200 });
    assert.deepEqual(score([]).ms, { median: 0, p99: 0, max: 0 });
  });
});

describe('The readable report of scores', () => {
  const answers = [
    answer({ got: [['one', 'sure']], family: 'authorization' }),
    answer({ got: [['two', 'likely']], line: 7 }),
    answer({ got: [['one', 'sure']], family: 'throttled', line: 8 }),
    {
      ...answer({ ...negative, got: [['one', 'unsure']], line: 3 }),
      item: { ...answer(negative).item, file: 'other.jsonl', line: 3 },
    },
  ];

  it('has a column for every file and one for all', () => {
    const [head, ...rows] = scoreTable(answers).split('\n');
    assert.deepEqual(head?.trim().split(/\s+/), ['all', 'pastes.jsonl', 'other.jsonl']);
    assert.ok(rows.some((row) => /^ {2}right signature first +66\.7 % +66\.7 % +–$/.test(row)));
    assert.ok(rows.some((row) => /^ {2}claimed anything +100\.0 % +– +100\.0 %$/.test(row)));
  });

  it('names what went wrong with its file, its line and the line that decided', () => {
    assert.equal(
      wrongAnswers(answers),
      [
        'pastes.jsonl:7: expected one, got two (likely)',
        '    because of: the deciding line',
        'pastes.jsonl:8: one is right, but its first cause is of throttled, not authorization',
        '    because of: the deciding line',
        'other.jsonl:3: expected nothing, got one (unsure)',
        '    because of: the deciding line',
      ].join('\n'),
    );
  });
});
