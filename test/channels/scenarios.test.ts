import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { renderBlocks } from '../../src/channels/slack/renderBlocks.ts';
import { renderCard } from '../../src/channels/teams/renderCard.ts';
import type { Advance } from '../../src/conversation/case.ts';
import { createAdvance } from '../../src/conversation/createAdvance.ts';
import { loadContent } from '../../src/knowledge/load.ts';
import { createReader } from '../../src/matching/createReader.ts';
import type { Message } from '../../src/messages/message.ts';
import { redact } from '../../src/redaction/redact.ts';
import { parseScenario } from '../scenarios/parseScenario.ts';
import { runScenario } from '../scenarios/runScenario.ts';
import { blockActions, cardActions, factsOf, letters, shownIn } from './renderings.ts';
import { assertBlockKit } from './slack/blockKit.ts';
import { assertValidCard } from './teams/cardSchema.ts';

const folder = path.resolve(import.meta.dirname, '../scenarios');
const content = loadContent();
const advance = createAdvance(content, createReader(content));

/** All that the assistant says in a scenario. */
async function messagesOf(name: string): Promise<readonly Message[]> {
  const said: Message[] = [];
  const listening: Advance = (state, event) => {
    const outcome = advance(state, event);
    for (const effect of outcome.effects) if ('message' in effect) said.push(effect.message);
    return outcome;
  };
  await runScenario(parseScenario(readFileSync(path.join(folder, name), 'utf8')), { advance: listening, redact });
  return said;
}

describe('What the assistant says in the scenarios', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
    it(`is the same in Teams and in Slack, and within their rules: ${name.replace('.txt', '')}`, async () => {
      for (const message of await messagesOf(name)) {
        const [{ card }, { blocks }] = [renderCard(message), renderBlocks(message)];
        assertValidCard(card);
        assertBlockKit(blocks, 50);
        assert.deepEqual(blockActions(blocks), cardActions(card));
        const labels = new Set(
          message.parts.flatMap((part) => (part.kind === 'choices' ? part.choices : [])).map(({ label }) => label),
        );
        const [inTeams, inSlack] = [shownIn(card.body), shownIn(blocks)];
        // Teams shows 60 characters of a button.
        for (const fact of factsOf(message).filter((text) => !labels.has(text) || text.length <= 60)) {
          assert.ok(inTeams.includes(letters(fact)), `Teams: ${fact}`);
          assert.ok(inSlack.includes(letters(fact)), `Slack: ${fact}`);
        }
      }
    });
  }
});
