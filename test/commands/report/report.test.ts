import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { confusionsOf } from '../../../src/commands/evaluation/report/confusions.ts';
import { markdownTable } from '../../../src/commands/evaluation/report/markdownTable.ts';
import { perSignature } from '../../../src/commands/evaluation/report/perSignature.ts';
import { reliabilityOf } from '../../../src/commands/evaluation/report/reliability.ts';
import { reliabilityPlot } from '../../../src/commands/evaluation/report/reliabilityPlot.ts';
import { signaturePlot } from '../../../src/commands/evaluation/report/signaturePlot.ts';
import { drawing, textElement } from '../../../src/commands/evaluation/report/svg.ts';
import { writeReport } from '../../../src/commands/evaluation/report/writeReport.ts';
import { type Answer, score } from '../../../src/commands/evaluation/score.ts';
import type { Band } from '../../../src/matching/reading.ts';

function answer(expected: string, got?: string, band: Band = 'sure'): Answer {
  const family = [expected === 'none' ? 'none' : 'authorization'];
  return {
    item: { text: 'denied', signature: [expected], family, facts: {}, file: 'own.jsonl', line: 1 },
    matches: got === undefined ? [] : [{ signature: got, band, line: 'denied | refused' }],
    facts: {},
    family: 'authorization',
    ms: 1,
  };
}

const answers = [
  answer('push-denied', 'push-denied'),
  answer('push-denied', 'login-forbidden', 'likely'),
  answer('push-denied', 'login-forbidden'),
  answer('login-dns'),
  answer('none', 'login-dns', 'unsure'),
  answer('none'),
];

describe('The report', () => {
  it('counts which signature is taken for which, the commonest first', () => {
    assert.deepEqual(confusionsOf(answers), [
      { expected: 'push-denied', got: 'login-forbidden', count: 2 },
      { expected: 'login-dns', got: 'nothing', count: 1 },
      { expected: 'nothing', got: 'login-dns', count: 1 },
    ]);
  });

  it('counts how often each band is right; a claim where none is allowed is wrong', () => {
    const rows = reliabilityOf(answers).map(({ band, claims, right }) => [band, claims, right]);
    assert.deepEqual(rows, [
      ['sure', 2, 1],
      ['likely', 1, 0],
      ['unsure', 1, 0],
    ]);
  });

  it('says where the true share lies, and nothing of it without claims', () => {
    const many = Array.from({ length: 100 }, () => answer('push-denied', 'push-denied'));
    const [sure, likely] = reliabilityOf(many);
    assert.ok(sure!.low > 0.96 && sure!.high > 0.999);
    assert.deepEqual([likely!.low, likely!.high], [0, 1]);
  });

  it('counts each signature by itself', () => {
    assert.deepEqual(perSignature(answers), [
      { signature: 'login-dns', items: 1, right: 0 },
      { signature: 'push-denied', items: 3, right: 1 },
    ]);
  });

  it('keeps the cells of a table apart', () => {
    assert.equal(
      markdownTable([
        ['what', 'n'],
        ['a|b', '1'],
      ]),
      '| what | n |\n| --- | ---: |\n| a\\|b | 1 |',
    );
  });
});

describe('A drawing', () => {
  it('escapes its texts', () => {
    const svg = drawing(10, 20, 'a < b', [textElement(1, 2, '"c" & d')]);
    assert.ok(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"'));
    assert.ok(svg.includes('<title>a &lt; b</title>') && svg.includes('&quot;c&quot; &amp; d</text>'));
  });

  it('shows a bar for each signature, as long as its share', () => {
    const svg = signaturePlot(perSignature(answers));
    assert.ok(svg.includes('>push-denied</text>') && svg.includes('>33.3 % of 3</text>'));
    assert.ok(svg.includes('width="100"') && svg.includes('width="0"'));
  });

  it('shows each band, also one without claims', () => {
    const svg = reliabilityPlot(reliabilityOf([answer('push-denied', 'push-denied')]));
    assert.ok(svg.includes('>100.0 % of 1</text>') && svg.includes('>unsure</text>'));
    assert.equal(svg.match(/<circle/g)?.length, 1);
  });
});

describe('A written report', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'report-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('is a page with two drawings beside it, the same for the same answers', () => {
    const noise = [{ kind: 'all' as const, scores: score(answers), answers }];
    const pages = ['one.md', 'one.md'].map((name) => {
      writeReport(path.join(folder, name), answers, noise);
      return readFileSync(path.join(folder, name), 'utf8');
    });
    assert.equal(pages[0], pages[1]);
    assert.deepEqual(readdirSync(folder).sort(), ['one-reliability.svg', 'one-signatures.svg', 'one.md']);
    for (const link of ['(one-signatures.svg)', '(one-reliability.svg)']) assert.ok(pages[0]!.includes(link));
    for (const part of ['## With noise', '| push-denied | login-forbidden | 2 |', 'expected login-dns, got nothing'])
      assert.ok(pages[0]!.includes(part), part);
  });

  it('says so where nothing went wrong', () => {
    const file = path.join(folder, 'fine.md');
    writeReport(file, [answer('push-denied', 'push-denied')], []);
    const page = readFileSync(file, 'utf8');
    assert.ok(page.includes('None is.') && page.endsWith('Nothing.\n') && !page.includes('With noise'));
  });
});
