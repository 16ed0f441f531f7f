import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderBlocks } from '../../src/channels/slack/renderBlocks.ts';
import { renderCard } from '../../src/channels/teams/renderCard.ts';
import type { Message, Part } from '../../src/messages/message.ts';
import { pagesOf } from '../../src/messages/pages.ts';
import { rendererWords } from '../../src/messages/words.ts';

const line = fc.string({ unit: 'grapheme-ascii', maxLength: 120 });
const part: fc.Arbitrary<Part> = fc.oneof(
  line.map((text): Part => ({ kind: 'text', text: [{ text }] })),
  fc.array(line, { minLength: 1, maxLength: 120 }).map((lines): Part => ({ kind: 'code', code: lines.join('\n') })),
  fc
    .array(line, { maxLength: 12 })
    .map((items): Part => ({ kind: 'list', ordered: false, items: items.map((text) => [{ text }]) })),
);
const buttons: Part = { kind: 'choices', choices: [{ id: 'works', label: 'It works now' }] };
const message = fc
  .array(part, { maxLength: 40 })
  .map((parts): Message => ({ language: 'en', parts: [...parts, buttons] }));

/** All that a message says, its code in one piece. */
const said = (parts: readonly Part[]) =>
  parts.flatMap((one) => (one.kind === 'code' ? one.code.split('\n') : [JSON.stringify(one)])).join('\n');

describe('A message of several pages', () => {
  it('says all that it said in one, in order, and the buttons stand at its end', () => {
    fc.assert(
      fc.property(message, (whole) => {
        const pages = pagesOf(whole);
        assert.equal(said(pages.flatMap(({ parts }) => parts)), said(whole.parts));
        assert.equal(pages.at(-1)?.parts.at(-1), buttons);
        assert.equal(pages.filter(({ parts }) => parts.includes(buttons)).length, 1);
      }),
    );
  });

  it('is left as it is where one page holds it', () => {
    const short: Message = { language: 'en', parts: [{ kind: 'code', code: 'az acr login' }, buttons] };
    assert.deepEqual(pagesOf(short), [short]);
  });

  it('has to be shortened nowhere', () => {
    fc.assert(
      fc.property(message, (whole) => {
        for (const page of pagesOf(whole)) {
          const shown = [renderBlocks(page).text, renderCard(page).fallback];
          for (const text of shown) assert.ok(!text.includes(rendererWords.en.shortened));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('keeps a command whole, however long it is', () => {
    const command: Part = {
      kind: 'code',
      shell: 'bash',
      code: `az role assignment create\n${'--scope x\n'.repeat(400)}`,
    };
    assert.deepEqual(pagesOf({ language: 'en', parts: [command] })[0]?.parts, [command]);
  });
});
