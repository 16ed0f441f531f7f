import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderBlocks } from '../../../src/channels/slack/renderBlocks.ts';
import type { Message, Part } from '../../../src/messages/message.ts';
import { visible } from '../../../src/messages/text.ts';
import { assertGolden } from '../golden.ts';
import { goldenMessages, hostile } from '../messages.ts';
import { anyMessage } from '../randomMessages.ts';
import { assertBlockKit } from './blockKit.ts';

type Node = { readonly [key: string]: unknown };

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [{ ...value }, ...Object.values(value).flatMap(nodesOf)];
}

const message = (...parts: Message['parts']): Message => ({ language: 'en', parts });

/** What the blocks show, without their structure. */
const shownBy = (blocks: unknown): string =>
  nodesOf(blocks)
    .flatMap(({ text }) => (typeof text === 'string' ? [text] : []))
    .join('');

function isShown(part: Part, shown: string): boolean {
  switch (part.kind) {
    case 'heading':
      return part.text.every((span) => shown.includes(visible(span.text).trim()));
    case 'facts':
      return part.items.every((item) => shown.includes(visible(item.value)));
    case 'code':
      return part.code.trim() === '' || shown.includes(visible(part.code));
    default:
      return true;
  }
}

describe('Block Kit', () => {
  for (const [name, golden] of Object.entries(goldenMessages)) {
    it(`renders ${name} as its golden file says`, () => {
      const rendered = renderBlocks(golden);
      assertBlockKit(rendered.blocks, 50);
      assertGolden(`${name}.blocks.json`, `${JSON.stringify(rendered, null, 2)}\n`);
    });
  }

  it('makes a button of each choice, with its id as the value', () => {
    const { blocks } = renderBlocks(goldenMessages['first-answer-en']!);
    const buttons = nodesOf(blocks).filter(({ type }) => type === 'button');
    assert.deepEqual(
      buttons.map(({ value }) => value),
      ['user', 'sp', 'mi', 'admin', 'token', 'aks', 'unknown'],
    );
  });

  it('shows the chosen answer instead of the buttons once one was pressed', () => {
    const { blocks, text } = renderBlocks(goldenMessages['first-answer-en']!, { chosen: 'sp' });
    assert.equal(
      nodesOf(blocks).find(({ type }) => type === 'button'),
      undefined,
    );
    assert.match(shownBy(blocks), /You chose: Service principal$/);
    assert.match(text, /Service principal/);
  });

  it('keeps every character of a command, and no part of one that is too long', () => {
    const command = `az acr login \\\n  --name "a  b" \${NAME} <objectId> && echo 'x'`;
    assert.ok(shownBy(renderBlocks(message({ kind: 'code', shell: 'bash', code: command })).blocks).includes(command));
    const long = renderBlocks(message({ kind: 'code', shell: 'bash', code: `az ${'x'.repeat(2600)}` }));
    assert.doesNotMatch(JSON.stringify(long), /az x/);
    assert.match(JSON.stringify(long), /too long/);
  });

  it('makes no mention, link or markup of untrusted text', () => {
    const { blocks, text } = renderBlocks(goldenMessages['untrusted-en']!);
    const types = new Set(nodesOf(blocks).map(({ type }) => type));
    for (const live of ['link', 'user', 'usergroup', 'channel', 'broadcast', 'emoji', 'mrkdwn', 'section']) {
      assert.ok(!types.has(live), live);
    }
    assert.doesNotMatch(text, /[<>]/);
    assert.match(text, /&lt;!channel&gt;/);
    assert.doesNotMatch(JSON.stringify(blocks) + text, /\u202e|\u0007/);
    assert.ok(hostile.includes('<!channel>'));
  });

  it('stays within every limit and lets nothing come alive, whatever the message', () => {
    fc.assert(
      fc.property(anyMessage, (random) => {
        const { blocks, text } = renderBlocks(random);
        assertBlockKit(blocks, 50);
        assert.ok(JSON.stringify(blocks).isWellFormed());
        assert.doesNotMatch(text, /[<>]|&(?!amp;|lt;|gt;)/);
        const urls = nodesOf(blocks).flatMap(({ url }) => (url === undefined ? [] : [url]));
        assert.ok(urls.every((url) => url === 'https://learn.microsoft.com/'));
      }),
      { numRuns: 400 },
    );
  });

  it('shortens a single list that fills the whole message', () => {
    const items = Array.from({ length: 30 }, () => [{ text: 'x"'.repeat(1200) }]);
    const { blocks } = renderBlocks(message({ kind: 'list', ordered: true, items }));
    assertBlockKit(blocks, 50);
    assert.match(shownBy(blocks), /Shortened:/);
  });

  it('leaves nothing out without saying so', () => {
    fc.assert(
      fc.property(anyMessage, (random) => {
        const { blocks } = renderBlocks(random);
        const shown = shownBy(blocks);
        if (/Shortened:|Zkráceno:/.test(shown)) return;
        assert.ok(random.parts.every((part) => isShown(part, shown)));
      }),
    );
  });
});
