import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { confusionsOf } from '../../../src/commands/evaluation/report/confusions.ts';
import { factMistakes, factTable } from '../../../src/commands/evaluation/report/factSection.ts';
import { markdownTable } from '../../../src/commands/evaluation/report/markdownTable.ts';
import { perSignature } from '../../../src/commands/evaluation/report/perSignature.ts';
import { reliabilityOf } from '../../../src/commands/evaluation/report/reliability.ts';
import { reliabilityPlot } from '../../../src/commands/evaluation/report/reliabilityPlot.ts';
import { signaturePlot } from '../../../src/commands/evaluation/report/signaturePlot.ts';
import { drawing, textElement } from '../../../src/commands/evaluation/report/svg.ts';
import { writeReport } from '../../../src/commands/evaluation/report/writeReport.ts';
import { type Answer, score } from '../../../src/commands/evaluation/score.ts';
import { scoreRows } from '../../../src/commands/evaluation/scoreTable.ts';
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

  it('counts facts, and names those that were missed or misread', () => {
    const base = answer('push-denied', 'push-denied');
    const stating = (registry: string, read?: string): Answer => ({
      ...base,
      item: { ...base.item, facts: { registry } },
      facts: read === undefined ? {} : { registry: { value: read, origin: 'pasted' } },
    });
    const read = [stating('contosodev', 'contosodev'), stating('contosodev', 'contoso'), stating('contosodev'), base];
    assert.ok(factTable(read).includes('| registry | 3 | 2 | 1 | 50.0 % | 33.3 % |'));
    assert.deepEqual(factMistakes(read).split('\n').slice(2), [
      '| own.jsonl:1 | registry | contosodev | contoso |',
      '| own.jsonl:1 | registry | contosodev | nothing |',
    ]);
    assert.equal(factMistakes([base]), 'All are right.');
  });

  it('groups the figures by what the texts tell of themselves', () => {
    const inCzech = (one: Answer): Answer => ({ ...one, item: { ...one.item, lang: 'cs' } });
    const [head] = scoreRows([...answers, inCzech(answers[0]!)], ({ lang }) => lang ?? 'not told');
    assert.deepEqual(head, ['', 'all', 'not told', 'cs']);
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

  it('shows a bar for each signature, as long as its share, the worst at the top', () => {
    const svg = signaturePlot(perSignature(answers));
    assert.ok(svg.includes('>push-denied</text>') && svg.includes('>33.3 % of 3</text>'));
    const bars = [...svg.matchAll(/width="([\d.]+)" class="(?:right|wrong)"/g)].map(([, width]) => Number(width));
    assert.deepEqual(
      bars.map((width) => Math.round((width / bars[0]!) * 100)),
      [100, 0, 100, 33],
    );
    assert.ok(svg.indexOf('>login-dns<') < svg.indexOf('>push-denied<'));
  });

  it('has room for the longest label, and follows light and dark pages', () => {
    const id = 'a-signature-with-quite-a-long-name-of-its-own';
    const svg = signaturePlot([{ signature: id, items: 1, right: 1 }]);
    const end = Number(new RegExp(`<text x="(\\d+)"[^>]*>${id}<`).exec(svg)?.[1]);
    assert.ok(end >= id.length * 6.5, `${end}`);
    assert.match(svg, /@media \(prefers-color-scheme: dark\)/);
  });

  it('shows each band, also one without claims', () => {
    const svg = reliabilityPlot(reliabilityOf([answer('push-denied', 'push-denied')]));
    assert.ok(svg.includes('>100.0 % of 1</text>') && svg.includes('>unsure</text>'));
    assert.equal(svg.match(/>no claims</g)?.length, 2);
    // One of the legend, one of the band that has claims.
    assert.equal(svg.match(/<circle/g)?.length, 2);
  });

  it('keeps all of a band within its axis', () => {
    const svg = reliabilityPlot(
      reliabilityOf([answer('push-denied', 'login-dns'), answer('none', 'login-dns', 'unsure')]),
    );
    const places = [...svg.matchAll(/(?:cx|x1)="(-?[\d.]+)"/g)].map(([, x]) => Number(x));
    const width = Number(/ width="(\d+)"/.exec(svg)?.[1]);
    assert.ok(places.length > 10 && places.every((x) => x > 0 && x < width), `${places}`);
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
    for (const part of [
      'By kind of text:',
      'By language:',
      '## Facts',
      '## With noise',
      '| push-denied | login-forbidden | 2 |',
      'expected login-dns, got nothing',
    ])
      assert.ok(pages[0]!.includes(part), part);
  });

  it('says so where nothing went wrong', () => {
    const file = path.join(folder, 'fine.md');
    writeReport(file, [answer('push-denied', 'push-denied')], []);
    const page = readFileSync(file, 'utf8');
    assert.ok(page.includes('None is.') && page.endsWith('Nothing.\n') && !page.includes('With noise'));
  });
});
