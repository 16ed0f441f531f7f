import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ContentError, loadContent, projectFolder } from '../../src/knowledge/load.ts';

/** A file, what is replaced in it, and what the mistake then says, with the file and the line. */
const mistakes: [name: string, file: string, from: string | RegExp, to: string, told: RegExp][] = [
  [
    'a field that does not exist',
    'knowledge/signatures/client-ip-denied.yaml',
    /^order: /m,
    'oder: 1\norder: ',
    /^knowledge\/signatures\/client-ip-denied\.yaml:\d+ .*"oder"/m,
  ],
  [
    'broken YAML',
    'knowledge/causes/throttled.yaml',
    /^family: /m,
    'family: [',
    /^knowledge\/causes\/throttled\.yaml:\d+ /m,
  ],
  [
    'an id that is not the file name',
    'knowledge/causes/throttled.yaml',
    /^id: .*/m,
    'id: choked',
    /^knowledge\/causes\/throttled\.yaml:2 the id "choked" is not the file's name/m,
  ],
  [
    'a cause that does not exist',
    'knowledge/signatures/client-ip-denied.yaml',
    'cause: client-ip-not-allowed',
    'cause: bad-luck',
    /^knowledge\/signatures\/client-ip-denied\.yaml:\d+ "bad-luck" does not exist/m,
  ],
  [
    'a family that does not exist',
    'knowledge/causes/throttled.yaml',
    /^family: .*/m,
    'family: weather',
    /^knowledge\/causes\/throttled\.yaml:3 family: /m,
  ],
  [
    'a wording with too many alternatives',
    'knowledge/signatures/client-ip-denied.yaml',
    /^ {2}exact:$/m,
    '  exact:\n    - (a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)',
    /^knowledge\/signatures\/client-ip-denied\.yaml:\d+ more than 64 variants/m,
  ],
  [
    'a wording of the subject with too many alternatives',
    'knowledge/subject.yaml',
    /^calm:$/m,
    'calm:\n  - (a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)',
    /^knowledge\/subject\.yaml:\d+ more than 64 variants/m,
  ],
  [
    'a placeholder in one language only',
    'knowledge/causes/throttled.yaml',
    /^( {2}en: \S+)/m,
    '$1 {registry}',
    /^knowledge\/causes\/throttled\.yaml:\d+ placeholders differ: en has "registry", cs has ""/m,
  ],
  [
    'a text without Czech',
    'knowledge/causes/throttled.yaml',
    /^ {2}cs: .*\n/m,
    '',
    /^knowledge\/causes\/throttled\.yaml:\d+ title\.cs: /m,
  ],
  [
    'a condition on a value that the fact never has',
    'dialogs/questions/registry-mode.yaml',
    /$/,
    '\nwhen: { identity: [robot] }\n',
    /^dialogs\/questions\/registry-mode\.yaml:\d+ "identity" is never "robot"/m,
  ],
  [
    'an answer that is offered in a place that does not exist',
    'dialogs/questions/identity.yaml',
    'when: { environment: [aks, kubernetes] }',
    'when: { environment: [mainframe] }',
    /^dialogs\/questions\/identity\.yaml:\d+ "environment" is never "mainframe"/m,
  ],
  [
    'words of a cause that are no wording',
    'knowledge/signatures/token-password-expired.yaml',
    'said: [not generated,',
    "said: ['(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b|c|d) generated',",
    /^knowledge\/signatures\/token-password-expired\.yaml:\d+ more than 64 variants/m,
  ],
];

describe('The content', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'content-'));
    for (const part of ['knowledge', 'dialogs'])
      cpSync(path.join(projectFolder, part), path.join(folder, part), { recursive: true });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function messageOf(): string {
    try {
      loadContent(folder);
    } catch (error) {
      assert.ok(error instanceof ContentError);
      return error.message;
    }
    return assert.fail('it was accepted');
  }

  for (const [name, file, from, to, told] of mistakes) {
    it(`is refused for ${name}, with file and line`, () => {
      const whole = path.join(folder, file);
      const before = readFileSync(whole, 'utf8');
      writeFileSync(whole, before.replace(from, to));
      assert.notEqual(readFileSync(whole, 'utf8'), before);
      assert.match(messageOf(), told);
    });
  }

  it('is refused with all mistakes at once', () => {
    rmSync(path.join(folder, 'knowledge/symptoms'), { recursive: true, force: true });
    rmSync(path.join(folder, 'dialogs/phrases.yaml'));
    const lines = messageOf().split('\n');
    assert.ok(lines.includes('knowledge/symptoms:1 the folder is missing'));
    assert.ok(lines.includes('dialogs/phrases.yaml:1 the file is missing'));
  });
});
