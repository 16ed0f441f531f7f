import assert from 'node:assert/strict';
import { renderBlocks } from '../../src/channels/slack/renderBlocks.ts';
import { renderCard } from '../../src/channels/teams/renderCard.ts';
import type { Message, Part } from '../../src/messages/message.ts';
import { plain } from '../../src/messages/text.ts';
import { goldenMessages } from './messages.ts';

type Node = { readonly [key: string]: unknown };

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [{ ...value }, ...Object.values(value).flatMap(nodesOf)];
}

const letters = (text: string) => text.replace(/[\s\u200b]+/g, '');

/** All that a rendering shows, with neither blanks nor the marks that keep text from coming alive. */
function shownIn(rendering: unknown): string {
  const texts = nodesOf(rendering).flatMap(({ text, title, value, codeSnippet }) => [text, title, value, codeSnippet]);
  return letters(texts.filter((shown) => typeof shown === 'string').join(''));
}

function cardActions(card: unknown): unknown[] {
  const executed = nodesOf(card).filter(({ type }) => type === 'Action.Execute');
  return executed.map(({ title, data }) => [letters(String(title)), nodesOf(data)[0]?.choice]);
}

function blockActions(blocks: unknown): unknown[] {
  const buttons = nodesOf(blocks).filter(({ type }) => type === 'button');
  return buttons.map(({ text, value }) => [letters(String(nodesOf(text)[0]?.text)), value]);
}

/** What a part says, piece by piece. */
function factsOf(part: Part): string[] {
  if (part.kind === 'facts') return part.items.flatMap(({ label, value }) => [label, value]);
  if (part.kind === 'list') return part.items.map(plain);
  if (part.kind === 'code') return [part.code, part.label ?? ''];
  return part.kind === 'choices' ? part.choices.map(({ label }) => label) : [plain(part.text)];
}

const isWhole = ([name]: [string, Message]) => name !== 'too-long-cs' && name !== 'untrusted-en';

describe('Teams and Slack', () => {
  for (const [name, message] of Object.entries(goldenMessages)) {
    it(`offer the same actions in ${name}`, () => {
      assert.deepEqual(blockActions(renderBlocks(message).blocks), cardActions(renderCard(message).card));
    });
  }

  for (const [name, message] of Object.entries(goldenMessages).filter(isWhole)) {
    it(`say the same in ${name}`, () => {
      const [card, blocks] = [shownIn(renderCard(message).card.body), shownIn(renderBlocks(message).blocks)];
      for (const fact of message.parts.flatMap(factsOf).flatMap((text) => text.split('\n'))) {
        assert.ok(card.includes(letters(fact)), `Teams: ${fact}`);
        assert.ok(blocks.includes(letters(fact)), `Slack: ${fact}`);
      }
    });
  }
});
