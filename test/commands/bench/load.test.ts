import assert from 'node:assert/strict';
import { createAsks } from '../../../src/commands/bench/load/asks.ts';
import { loadText } from '../../../src/commands/bench/load/loadText.ts';
import { measureProgram } from '../../../src/commands/bench/load/measureProgram.ts';
import { answersOf, type LoadResult, spreadOf } from '../../../src/commands/bench/load/results.ts';
import { loadContent } from '../../../src/knowledge/load.ts';
import { memoryFolder } from '../../../src/store/openDatabase.ts';

const content = loadContent();

describe('The load', () => {
  it('is another paste in another thread each time, half of them in Slack', () => {
    const askOf = createAsks(content, 'http://127.0.0.1:1');
    const asks = Array.from({ length: 400 }, (_, number) => askOf(number));
    assert.equal(new Set(asks.map(({ thread }) => thread)).size, 400);
    assert.equal(new Set(asks.map(({ body }) => body)).size, 400);
    assert.equal(asks.filter(({ platform }) => platform === 'slack').length, 200);
    assert.ok(asks.every(({ body }) => body.length > 3_600 && body.length < 6_000));
  });

  for (const file of ['assistantUnderLoad.ts', 'echoUnderLoad.ts']) {
    it(`is answered by ${file}, wholly, and nothing waits at the end`, async function () {
      this.timeout(60_000);
      const contestant = { program: 'program', file, store: { dataFolder: memoryFolder } };
      const result = await measureProgram(contestant, { perSecond: 10, count: 6 }, content);
      const { pastes, refused, unanswered, waiting, problems } = result;
      assert.deepEqual({ pastes, refused, unanswered, waiting }, { pastes: 6, refused: 0, unanswered: 0, waiting: 0 });
      assert.deepEqual(problems, {});
      assert.ok(result.firstAnswer.max > 0 && result.memory.end.residentMb > 0);
    });
  }
});

describe('What a load tells', () => {
  const ask = (thread: string) => ({ platform: 'slack', thread }) as const;

  it('counts what was refused and what nobody answered, and no times of them', () => {
    const asked = [
      { ask: ask('a'), start: 100, status: 200, milliseconds: 10 },
      { ask: ask('b'), start: 100, status: 200, milliseconds: 30 },
      { ask: ask('c'), start: 100, status: 503, milliseconds: 900 },
    ];
    const { acknowledged, firstAnswer, ...counts } = answersOf(asked, new Map([['a', 150]]));
    assert.deepEqual(counts, { pastes: 3, refused: 1, unanswered: 1 });
    assert.deepEqual([acknowledged.max, firstAnswer.max], [30, 50]);
  });

  it('is the smallest value that enough others do not exceed', () => {
    const spread = spreadOf(Array.from({ length: 200 }, (_, index) => 200 - index));
    assert.deepEqual(spread, { p50: 100, p95: 190, p99: 198, max: 200 });
  });

  it('is set beside the bare bot, and the goals that are missed are named', () => {
    const memory = { residentMb: 100, heapMb: 50 };
    const result: LoadResult = {
      program: 'assistant',
      pastes: 9,
      acknowledged: { p50: 10, p95: 20, p99: 40, max: 50 },
      firstAnswer: { p50: 100, p95: 1600, p99: 1700, max: 1800 },
      memory: { start: memory, middle: memory, end: memory },
      lag: { p99: 1, max: 2 },
      cpuMs: 3,
      machineBusy: 50,
      refused: 1,
      unanswered: 2,
      drainSeconds: 0.5,
      waiting: 4,
      problems: { 'assistant: turn: Error': 3 },
    };
    const bare = { ...result, program: 'echo bot', acknowledged: { p50: 5, p95: 10, p99: 20, max: 25 }, problems: {} };
    const text = loadText([result, bare]);
    assert.match(text, /acknowledged p99, ms +40\.0 +20\.0 +× 2\.0 +below 500/);
    assert.match(text, /first answer p95, ms +1600\.0 +1600\.0 +× 1\.0 +NOT below 1500/);
    assert.match(
      text,
      /assistant: 9 pastes, 1 not acknowledged, 2 not answered; 4 jobs left after 0\.5 s; errors: 3 ×/,
    );
  });
});
