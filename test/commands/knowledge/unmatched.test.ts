import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { CommandError } from '../../../src/commands/knowledge/newEntry.ts';
import { readUnmatched } from '../../../src/commands/knowledge/openUnmatched.ts';
import {
  filledIn,
  type UnmatchedError,
  unmatchedText,
  wordingOf,
} from '../../../src/commands/knowledge/unmatchedText.ts';
import { fold } from '../../../src/matching/fold.ts';
import { templateOf } from '../../../src/matching/template.ts';
import { compileWording, standsIn } from '../../../src/matching/wording.ts';
import { redact } from '../../../src/redaction/redact.ts';
import { openStore } from '../../../src/store/openStore.ts';

const pastes = [
  'ERROR: (RegistryQuotaExceeded) storage of registry contosoprod is exhausted',
  'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/shop/manifests/7": replication to 203.0.113.9 is frozen',
];

function error(paste: string, count: number, lastSeen: string): UnmatchedError {
  const { template, example } = templateOf(redact(paste).text)!;
  return { template, example, count, firstSeen: new Date('2026-11-01'), lastSeen: new Date(lastSeen), language: 'en' };
}

describe('npm run knowledge -- unmatched', () => {
  it('lists the commonest first, of equal ones the newest', () => {
    const [quota, frozen] = pastes as [string, string];
    const text = unmatchedText(
      [
        error(quota, 2, '2026-11-20'),
        error(frozen, 2, '2026-11-24'),
        error('error: cannot open image index', 9, '2026-11-02'),
      ],
      (example) => (example.includes('index') ? 'image-not-found' : undefined),
    );
    const order = [...text.matchAll(/^(\d+) × (.{12})/gm)].map(([, count, start]) => `${count} ${start}`);
    assert.deepEqual(order, ['9 error: canno', '2 error respon', '2 error: (regi']);
    assert.match(text, /^13 texts that nobody matched, of 3 kinds/);
    assert.match(text, /first 2026-11-01, last 2026-11-02, language en; by now it is read as image-not-found/);
    assert.match(text, /language en$/m);
  });

  it('gives YAML to paste, whose wording stands in its example', () => {
    for (const paste of pastes) {
      const text = unmatchedText([error(paste, 1, '2026-11-20')], () => undefined);
      const yaml = text
        .split('\n')
        .filter((line) => line.startsWith('    '))
        .join('\n');
      const { wordings, examples } = parse(yaml);
      assert.ok(!examples.match[0].includes('<') && !examples.match[0].includes('contosoprod'), examples.match[0]);
      const line = fold(examples.match[0]);
      assert.ok(
        compileWording(wordings.shared[0]).some((wording) => standsIn(wording, line)),
        wordings.shared[0],
      );
    }
  });

  it('fills masks in, and leaves a gap for each in the wording', () => {
    assert.equal(
      filledIn('Get <registry>.azurecr.io from <ip>: <other>'),
      'Get contosodev.azurecr.io from 203.0.113.7: <other>',
    );
    assert.equal(
      wordingOf('Error: quota of <name> (<number>) is | exceeded', 'error: quota of <name>'),
      'Error: quota of … ( … ) is … exceeded',
    );
  });

  it('says so where there is nothing', () => {
    assert.match(
      unmatchedText([], () => undefined),
      /Nothing is kept/,
    );
  });
});

describe('The source of what nobody matched', function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'unmatched-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is the store that the environment names', async () => {
    const dataFolder = path.join(folder, 'data');
    const store = await openStore({ dataFolder }, new Date());
    const { template, example } = templateOf(redact(pastes[0]!).text)!;
    for (const now of [new Date('2026-11-24'), new Date('2026-11-25')]) {
      await store.unmatched.note({ template, example, language: 'cs', now });
    }
    await store.close();
    const [found] = await readUnmatched(10, { DATA_FOLDER: dataFolder });
    assert.deepEqual([found?.template, found?.count, found?.language], [template, 2, 'cs']);
    assert.deepEqual(found?.lastSeen, new Date('2026-11-25'));
  });

  it('is not made where there is none', async () => {
    await assert.rejects(readUnmatched(10, { DATA_FOLDER: path.join(folder, 'absent') }), /There is no data in/);
    const wrong: readonly [settings: Record<string, string>, told: RegExp][] = [
      [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL is not the address/],
      [{ DATABASE_URL: 'postgresql://127.0.0.1/x', DATA_FOLDER: folder }, /DATA_FOLDER is set beside/],
      [
        { DATABASE_URL: 'postgresql://127.0.0.1/x', DATABASE_SSL: 'verify-full', DATABASE_CA_FILE: '/absent' },
        /DATABASE_CA_FILE/,
      ],
    ];
    for (const [settings, told] of wrong) {
      await assert.rejects(
        readUnmatched(10, settings),
        (error) => error instanceof CommandError && told.test(error.message),
      );
    }
  });
});
