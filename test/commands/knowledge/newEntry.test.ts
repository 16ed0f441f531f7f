import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { CommandError, newEntry } from '../../../src/commands/knowledge/newEntry.ts';
import { runExamples } from '../../../src/commands/knowledge/runExamples.ts';
import { ContentError, loadContent, projectFolder } from '../../../src/knowledge/load.ts';
import { createReader } from '../../../src/matching/createReader.ts';

const filled: readonly [blank: RegExp, value: string][] = [
  [/FILL IN order.*/g, '2'],
  [/FILL IN source.*/g, 'https://learn.microsoft.com/azure/container-registry/'],
  [/FILL IN checked.*/g, '2026-11-25'],
  [/FILL IN exact wording.*/g, 'the frobnication quota of … is exceeded'],
  [/FILL IN shared wording.*/g, 'frobnication refused'],
  [/FILL IN cause.*/g, 'new-cause'],
  [/FILL IN family.*/g, 'throttled'],
  [/FILL IN guide.*/g, 'throttling'],
  [/FILL IN team.*/g, 'microsoft'],
  [/FILL IN (\w+) text that must match.*/g, '"$1: the frobnication quota of contosodev.azurecr.io is exceeded"'],
  [/FILL IN (\w+) text that must not match.*/g, '"$1: the quota of storage is exceeded"'],
  [/FILL IN (title|meaning|explanation).*/g, 'Text of the $1.'],
];

describe('npm run knowledge -- new', () => {
  let folder: string;
  const fileOf = (file: string) => path.join(folder, 'knowledge', file);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'knowledge-'));
    for (const part of ['knowledge', 'dialogs'])
      cpSync(path.join(projectFolder, part), path.join(folder, part), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function fill(file: string): void {
    const text = filled.reduce(
      (before, [blank, value]) => before.replace(blank, value),
      readFileSync(fileOf(file), 'utf8'),
    );
    assert.doesNotMatch(text.replace(/^ *#.*$/gm, ''), /FILL IN/);
    writeFileSync(fileOf(file), text);
  }

  it('begins an entry that is YAML in both languages, and says what to do next', () => {
    const told = newEntry('signature', 'new-error', folder);
    assert.match(told, /knowledge\/signatures\/new-error\.yaml is written/);
    assert.match(told, /npm run knowledge -- try/);
    const entry = parse(readFileSync(fileOf('signatures/new-error.yaml'), 'utf8'));
    assert.equal(entry.id, 'new-error');
    assert.deepEqual(
      [Object.keys(entry.title), Object.keys(entry.meaning)],
      [
        ['en', 'cs'],
        ['en', 'cs'],
      ],
    );
    assert.deepEqual([entry.examples.match.length, entry.examples.noMatch.length], [3, 3]);
  });

  it('is refused by the name of everything that is not filled in', () => {
    newEntry('signature', 'new-error', folder);
    newEntry('cause', 'new-cause', folder);
    assert.throws(
      () => loadContent(folder),
      (error: ContentError) => {
        const told = error.message.split('\n');
        for (const what of ['order (1 to 9)', 'title, in English', 'title, in Czech', 'third text that must not match'])
          assert.ok(
            told.some(
              (line) => /signatures\/new-error\.yaml:\d+ still to be filled in: /.test(line) && line.includes(what),
            ),
            what,
          );
        for (const what of ['family', 'explanation, in Czech', 'team', 'guide'])
          assert.ok(
            told.some((line) => line.startsWith('knowledge/causes/new-cause.yaml:') && line.includes(what)),
            what,
          );
        const blanks = ['signatures/new-error.yaml', 'causes/new-cause.yaml'].flatMap(
          (file) => readFileSync(fileOf(file), 'utf8').match(/^(?! *#).*FILL IN/gm) ?? [],
        );
        assert.equal(told.length, blanks.length);
        return error instanceof ContentError;
      },
    );
  });

  it('is accepted once it is filled in', () => {
    newEntry('signature', 'new-error', folder);
    newEntry('cause', 'new-cause', folder);
    fill('signatures/new-error.yaml');
    fill('causes/new-cause.yaml');
    const content = loadContent(folder);
    assert.equal(content.causes.get('new-cause')?.team, 'microsoft');
    const own = runExamples(content, createReader(content)).filter(({ signature }) => signature === 'new-error');
    assert.deepEqual(own, []);
  });

  it('refuses what exists, and what is no id or no kind', () => {
    const before = readFileSync(fileOf('signatures/push-denied.yaml'), 'utf8');
    assert.throws(() => newEntry('signature', 'push-denied', folder), /push-denied\.yaml exists/);
    assert.equal(readFileSync(fileOf('signatures/push-denied.yaml'), 'utf8'), before);
    for (const id of [undefined, '', 'Quota', 'quota exceeded', '../evil', 'a/b', '-a', 'a--b', 'x'.repeat(61)])
      assert.throws(() => newEntry('cause', id, folder), CommandError, id);
    assert.throws(() => newEntry('guide', 'fine', folder), /one of signature, cause/);
    assert.ok(!existsSync(path.join(folder, 'evil.yaml')));
  });
});
