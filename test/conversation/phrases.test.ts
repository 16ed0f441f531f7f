import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { realContent } from './smallContent.ts';

const source = path.resolve(import.meta.dirname, '../../src');
const program = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('checks'))
  .map((file) => readFileSync(path.join(source, file), 'utf8'))
  .join('\n');
// The checks' phrases are held by their own tests.
const keys = Object.keys(realContent().phrases).filter((key) => !key.startsWith('check.'));

describe('phrases.yaml', () => {
  it('has every phrase that the conversation says by its key', () => {
    const said = [...program.matchAll(/\b(?:say|word)\('([a-z]\w*\.[\w.-]+)'/g)].map((match) => match[1]!);
    assert.ok(said.length > 40);
    assert.deepEqual(
      said.filter((key) => !keys.includes(key)),
      [],
    );
  });

  it('has no phrase that nothing says: its key, or the part before the last point, stands in the program', () => {
    const isUsed = (key: string) =>
      program.includes(`'${key}'`) || program.includes(`\`${key.slice(0, key.lastIndexOf('.'))}.\${`);
    assert.deepEqual(
      keys.filter((key) => !isUsed(key)),
      [],
    );
  });

  it('has for every fact of a question, and every fact of a paste that is shown, a name', () => {
    const facts = [...realContent().questions.values()].map(({ fact }) => `fact.${fact}`);
    assert.deepEqual(
      facts.filter((key) => !keys.includes(key)),
      [],
    );
  });
});
