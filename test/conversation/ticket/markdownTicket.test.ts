import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fenced, inert, markdownTicket } from '../../../src/conversation/ticket/markdownTicket.ts';

/** The text outside of code, with what is escaped taken away: what a system could make alive. */
function bare(markdown: string): string {
  const outside = markdown.replace(/(?<!\\)(`+)(?!`)(?:.*?[^`])??\1(?!`)/gs, ' ');
  return outside.replace(/\\[!-/:-@[-`{-~]/g, '');
}

const pieces = [
  ...['@channel', '`', '``', '[a](https://evil.example)', '<b>', 'www.evil.example', '#12', '!7', '**', '_', 'a', '\\'],
  ...['~~', '|', 'https://evil.example', 'jana@contoso.com', ' ', '\n', '\n\n# ', '- ', '1. ', ':smile:', '(', ')'],
];
const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join(''));

describe('a ticket in Markdown', () => {
  it('shows addresses, mentions and references as code, and escapes every mark', () => {
    assert.equal(inert('ask @channel'), 'ask `@channel`');
    assert.equal(inert('see (https://aka.ms/acr).'), 'see \\(`https://aka.ms/acr`\\)\\.');
    assert.equal(inert('[free](x) **now** #12'), '\\[free\\]\\(x\\) \\*\\*now\\*\\* `#12`');
    assert.equal(inert('a`@b`c'), '`` a`@b`c ``');
  });

  it('fences a text with more backticks than it has', () => {
    assert.equal(fenced('a\n```\nb'), '````text\na\n```\nb\n````');
  });

  it('holds nothing alive, whatever was written', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const alive = /[@<>[\]`*_|~]|:\/\/|www\.|#\d|!\d/;
        assert.doesNotMatch(bare(inert(text)), alive);
        const quote = markdownTicket('t', [{ kind: 'quote', heading: 'h', quote: text }]);
        const [fence = ''] = /^`{3,}/m.exec(quote) ?? [];
        const body = quote.slice(quote.indexOf(`${fence}text\n`) + fence.length + 5, -fence.length - 1);
        assert.ok(!body.includes(fence));
      }),
      { numRuns: 500 },
    );
  });
});
