import assert from 'node:assert/strict';
import { redact } from '../../src/redaction/redact.ts';
import { rules } from '../../src/redaction/rules.ts';
import { proofs } from './proofs.ts';

describe('the rules of redaction', () => {
  it('are all proved', () => {
    assert.deepEqual(Object.keys(proofs).sort(), rules.map(({ name }) => name).sort());
  });

  for (const rule of rules) {
    const { finds, leaves } = proofs[rule.name] ?? { finds: [], leaves: [] };

    it(`${rule.name}: finds`, () => {
      for (const marked of finds) {
        const text = marked.replace(/[⟦⟧]/g, '');
        const found = [...rule.find(text)].map(
          ({ start, end }) => `${text.slice(0, start)}⟦${text.slice(start, end)}⟧${text.slice(end)}`,
        );
        assert.deepEqual(found, [marked]);
        assert.ok(rule.hints.length === 0 || rule.hints.some((hint) => text.toLowerCase().includes(hint)), marked);
        assert.equal(redact(text).text, marked.replace(/⟦[^⟧]*⟧/, '«secret 1»'));
      }
    });

    it(`${rule.name}: leaves`, () => {
      for (const text of leaves) assert.deepEqual(redact(text), { text, secrets: [] });
    });
  }
});
