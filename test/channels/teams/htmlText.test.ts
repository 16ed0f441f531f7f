import assert from 'node:assert/strict';
import fc from 'fast-check';
import { htmlText } from '../../../src/channels/teams/htmlText.ts';

describe('the text of a message’s HTML', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['paragraphs and line ends', '<p>one<br/>two</p>\n<p>three</p>', 'one\ntwo\n three'],
    ['a list', '<ul><li>one</li><li>two</li></ul>', 'one\n\ntwo'],
    ['code, blank by blank', '<pre>if x:\n    y</pre>', 'if x:\n    y'],
    ['a code block', '<codeblock class="Bash"><code>docker login<br>denied</code></codeblock>', 'docker login\ndenied'],
    ['entities, once', '&lt;none&gt; &amp;amp; &quot;x&quot; &#39;y&#x27;&nbsp;z', `<none> &amp; "x" 'y' z`],
    ['entities that are none', '&unknown; &#0; &#xffffff; & &;', '&unknown; \ufffd \ufffd & &;'],
    ['a table', '<table><tr><td>a</td><td>b</td></tr></table>', 'a\tb'],
    ['signs that are no tags', 'a < b and c > d <-- e', 'a < b and c > d <-- e'],
    ['pictures and comments', 'x<img alt="y" src="z"><!-- w -->', 'x'],
  ];
  for (const [name, html, text] of cases) {
    it(`has ${name}`, () => assert.equal(htmlText(html), text));
  }

  it('leaves out the mention of the bot, and no other', () => {
    const of = (name: string) => `<span itemtype="http://schema.skype.com/Mention" itemscope itemid="0">${name}</span>`;
    assert.equal(
      htmlText(`${of('Help &amp; Co')} see ${of('Adele')} <at id="0">Help &amp; Co</at>`, ['Help & Co']),
      'see Adele',
    );
  });

  it('takes time that grows no faster than the text, however hostile', () => {
    const timeOf = (text: string) => {
      const start = performance.now();
      htmlText(text, ['Bot']);
      return performance.now() - start;
    };
    for (const piece of [
      '<',
      '<a',
      '<span ',
      '<pre>',
      '&',
      '&#x',
      '<span itemtype="http://schema.skype.com/Mention" ',
      ' \n',
    ]) {
      timeOf(piece.repeat(5000));
      assert.ok(timeOf(piece.repeat(Math.floor(200_000 / piece.length))) < 500, piece);
    }
  });

  it('never fails, whatever is sent', () => {
    const piece = fc.oneof(fc.constantFrom('<', '>', '<br>', '<pre>', '</pre>', '&lt;', '&#', 'x', '\n'), fc.string());
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        assert.equal(typeof htmlText(pieces.join(''), ['x']), 'string');
      }),
    );
  });
});
