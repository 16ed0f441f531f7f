import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseMarkup } from '../../src/conversation/say/markup.ts';

const values = (name: string) => `<${name}>`;

describe('parseMarkup', () => {
  it('reads bold, code and links', () => {
    assert.deepEqual(parseMarkup('Run **now**: `az login`, see [the page](https://learn.microsoft.com/x).', values), [
      { text: 'Run ' },
      { text: 'now', style: 'bold' },
      { text: ': ' },
      { text: 'az login', style: 'code' },
      { text: ', see ' },
      { text: 'the page', style: 'link', href: 'https://learn.microsoft.com/x' },
      { text: '.' },
    ]);
  });

  it('fills placeholders in the style around them, and encodes them in addresses', () => {
    const fill = (name: string) => (name === 'registry' ? 'a b' : 'x');
    assert.deepEqual(
      parseMarkup('`az acr show -n {registry}` [{registry}](https://portal.azure.com/{registry})', fill),
      [
        { text: 'az acr show -n ', style: 'code' },
        { text: 'a b', style: 'code' },
        { text: ' ' },
        { text: 'a b', style: 'link', href: 'https://portal.azure.com/a%20b' },
      ],
    );
  });

  it('keeps styled values as they are', () => {
    assert.deepEqual(
      parseMarkup('**{title}**', () => [{ text: 'code', style: 'code' }]),
      [{ text: 'code', style: 'code' }],
    );
  });

  it('never reads a value as markup, whatever people wrote', () => {
    const hostile = `**x** \`y\` [free](https://evil.example) {registry} \${z}`;
    assert.deepEqual(
      parseMarkup('{line}', () => hostile),
      [{ text: hostile }],
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        assert.deepEqual(
          parseMarkup('{line}', () => value),
          [{ text: value }],
        );
      }),
    );
  });

  it('leaves a shell variable and an unclosed mark alone', () => {
    const text = `echo \${HOME} ** \``;
    assert.deepEqual(parseMarkup(text, values), [{ text }]);
  });

  it('stays linear on hostile text', () => {
    const time = (size: number) => {
      const text = '[`**'.repeat(size);
      const start = performance.now();
      parseMarkup(text, values);
      return performance.now() - start;
    };
    time(1000);
    assert.ok(time(40_000) < 40 * (time(4_000) + 5));
  });
});
