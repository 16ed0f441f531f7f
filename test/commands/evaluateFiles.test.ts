import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LabelledError, readLabelled } from '../../src/commands/evaluation/readLabelled.ts';

const labelled = { id: 'one', text: 'denied', signature: ['push-denied'], family: ['authorization'] };

describe('A file of labelled pastes', () => {
  let folder: string;
  let file: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'labelled-'));
    file = path.join(folder, 'pastes.jsonl');
  });
  after(() => rmSync(folder, { recursive: true }));

  function refusalOf(text: string): string {
    writeFileSync(file, text);
    try {
      readLabelled(file);
    } catch (error) {
      assert.ok(error instanceof LabelledError);
      return error.message.replace(file, 'FILE');
    }
    return assert.fail('it was accepted');
  }

  it('is read line by line, without empty lines and a mark of its encoding', () => {
    writeFileSync(
      file,
      `\uFEFF${JSON.stringify(labelled)}\n\n${JSON.stringify({ ...labelled, facts: { registry: 'contosodev' } })}\r\n`,
    );
    const items = readLabelled(file);
    assert.deepEqual(
      items.map(({ line, facts, text }) => [line, facts, text]),
      [
        [1, {}, 'denied'],
        [3, { registry: 'contosodev' }, 'denied'],
      ],
    );
  });

  it('is refused with the line that is not JSON', () => {
    assert.match(refusalOf(`${JSON.stringify(labelled)}\n{"text": `), /^FILE:2: this is not JSON/);
  });

  it('is refused with the line and the key that is missing or of another kind', () => {
    assert.match(refusalOf('{"text": "denied"}'), /^FILE:1: signature: /);
    assert.match(refusalOf(JSON.stringify({ ...labelled, family: 'authorization' })), /^FILE:1: family: /);
    assert.match(refusalOf('[]'), /^FILE:1: the line: /);
  });

  it('is refused by name where it does not exist or is a folder', () => {
    assert.throws(() => readLabelled(path.join(folder, 'absent.jsonl')), /absent\.jsonl: there is no such file/);
    assert.throws(() => readLabelled(folder), /can't be read/);
  });
});
