import assert from 'node:assert/strict';
import { renderBlocks } from '../../src/channels/slack/renderBlocks.ts';
import { renderCard } from '../../src/channels/teams/renderCard.ts';
import type { Message } from '../../src/messages/message.ts';
import { goldenMessages } from './messages.ts';
import { blockActions, cardActions, factsOf, letters, shownIn } from './renderings.ts';

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
      for (const fact of factsOf(message)) {
        assert.ok(card.includes(letters(fact)), `Teams: ${fact}`);
        assert.ok(blocks.includes(letters(fact)), `Slack: ${fact}`);
      }
    });
  }
});
