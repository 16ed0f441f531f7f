import assert from 'node:assert/strict';
import { createCutWordingFinder } from '../../src/matching/cutWordings.ts';
import { statementsOf } from '../../src/matching/statements.ts';
import type { PasteSubject } from '../../src/matching/subject.ts';
import { signature } from './parts.ts';

const find = createCutWordingFinder([
  signature('refused', 3, { exact: ['unauthorized: authentication required'] }),
  signature('absent', 3, { shared: ['manifest for … not found: manifest unknown'] }),
]);

function found(text: string, owner: PasteSubject['owner'] = 'azure'): string[] {
  const statements = statementsOf(text.split('\n'));
  const subject = { owner, isAboutImages: false, isElsewhere: false };
  const paste = { owner, statements: statements.map(() => subject), isCalm: false, hasWorked: false };
  return find(statements, paste).map((hit) => hit.signature.id);
}

describe('A wording that the end of a paste cut off', () => {
  for (const text of [
    'unauthorized: authentication requ',
    'docker pull\nError response from daemon: unauthorized: authentica',
    'unauthorized: authentication…',
    'Unauthorized: authentication ...',
    'docker says unauthorized: authentication',
    'unauthorized: authentication [truncated]',
  ]) {
    it(`is found in "${text}"`, () => assert.deepEqual(found(text), ['refused']));
  }

  it('is found where its earlier pieces stand before it', () => {
    assert.deepEqual(found('manifest for contosodev.azurecr.io/web:1 not found: manifest unkn'), ['absent']);
    assert.deepEqual(found('contosodev.azurecr.io/web:1 not found: manifest unkn'), []);
  });

  for (const [what, text] of [
    ['too little of it is there', 'unauthorized: au'],
    ['nothing shows that it was cut', 'manifest for contosodev not found: manifest'],
    ['a single word goes on in it', 'we use unauthorized-ish pulls and manifest'],
    ['it is whole', 'unauthorized: authentication required'],
    ['it stands before the end', 'unauthorized: authentication requ\nwhat now?'],
    ['the paste is empty', ''],
  ] as const) {
    it(`is not sought where ${what}`, () => assert.deepEqual(found(text), []));
  }

  it('does not count in a paste about another registry', () => {
    assert.deepEqual(found('unauthorized: authentication requ', 'other'), []);
  });
});
