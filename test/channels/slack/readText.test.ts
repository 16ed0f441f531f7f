import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mentions, readText } from '../../../src/channels/slack/readText.ts';
import { escapeText } from '../../../src/channels/slack/richText.ts';
import { hostile } from '../messages.ts';

const bot = 'U0BOT';

const read: [fromSlack: string, written: string][] = [
  ['<http://contosoprod.azurecr.io|contosoprod.azurecr.io>/app:1', 'contosoprod.azurecr.io/app:1'],
  ['<https://contosoprod.azurecr.io/v2/>: 401', 'https://contosoprod.azurecr.io/v2/: 401'],
  ['<https://fabrikam.example/?a=1&amp;b=2>', 'https://fabrikam.example/?a=1&b=2'],
  ['<mailto:megan@contoso.example|megan@contoso.example>', 'megan@contoso.example'],
  ['<https://evil.example|contosoprod.azurecr.io>', 'contosoprod.azurecr.io (https://evil.example)'],
  [`<@${bot}> and <@${bot}|acr> help <@U7>`, 'and  help @U7'],
  ['<!subteam^S1|@registry-team> <!channel> <!date^1^{date}|Monday>', '@registry-team @channel Monday'],
  ['&amp;lt; &amp;amp; &lt;none&gt;', '&lt; &amp; <none>'],
  ['```\n$ docker login\n  denied\n```', '```\n$ docker login\n  denied\n```'],
  ['a < b', 'a < b'],
];

describe('The text of Slack', () => {
  for (const [fromSlack, written] of read) {
    it(`is read from ${fromSlack.replaceAll('\n', '⏎')}`, () => assert.equal(readText(fromSlack, bot), written));
  }

  it('is what was written, whatever was', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(hostile, '&lt;', '<@U0BOT>', '&amp;gt;'));
    fc.assert(fc.property(text, (written) => assert.equal(readText(escapeText(written), bot), written.trim())));
  });

  it('mentions the bot, and not everybody whose id begins alike', () => {
    assert.ok(mentions(`<@${bot}> x`, bot) && mentions(`<@${bot}|acr>`, bot));
    assert.ok(!mentions(`<@${bot}2> x`, bot) && !mentions(escapeText(`<@${bot}>`), bot));
  });

  it('is read in time that grows with it', () => {
    const timeOf = (text: string) => {
      const start = performance.now();
      readText(text, bot);
      return performance.now() - start;
    };
    for (const piece of ['<', '<a|', '<@', '<a>', '&lt;', '<a'.padEnd(3000, 'x')]) {
      assert.ok(timeOf(piece.repeat(Math.ceil(200_000 / piece.length))) < 500, piece.slice(0, 10));
    }
  });
});
