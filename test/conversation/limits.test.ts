import assert from 'node:assert/strict';
import { teamsLimits } from '../../src/channels/teams/limits.ts';
import { createAdvance } from '../../src/conversation/createAdvance.ts';
import { type Language, languages } from '../../src/knowledge/schema.ts';
import type { Match } from '../../src/matching/reading.ts';
import type { Message } from '../../src/messages/message.ts';
import { shortenMessage } from '../../src/messages/shorten.ts';
import type { Redacted } from '../../src/redaction/redacted.ts';
import { given, realContent } from './smallContent.ts';

const content = realContent();
const line = 'Error: the line that decided';

// Labels of buttons may be cut: a guide's title says enough in its first words.
const labelsLeftOut = { ...teamsLimits, label: 1000 };

/** All messages from a paste of one signature to the end of its causes, with every question answered by "not sure". */
function messagesOf(signature: string, language: Language): Message[] {
  const matches: readonly Match[] = [{ signature, band: 'likely', line }];
  const facts = given({ registry: 'contosoprod', repository: 'team/app', tag: '1.4' });
  const advance = createAdvance(content, () => ({ matches, facts, otherRegistries: [], shortened: false }));
  const event = { at: '2026-11-24T08:00:00.000Z', addressed: true, language };
  let { state, effects } = advance(undefined, { ...event, kind: 'message', text: line as Redacted, secrets: [] });
  const messages: Message[] = [];
  for (let round = 0; round < 60; round++) {
    messages.push(...effects.flatMap((effect) => (effect.kind === 'reply' ? [effect.message] : [])));
    if (state === undefined || state.stage === 'handed-over') break;
    const choice = state.stage === 'asking' ? `answer:${state.asked.at(-1)}:unknown` : 'failing';
    ({ state, effects } = advance(state, { ...event, kind: 'choice', choice }));
  }
  return messages;
}

describe('what the conversation says', () => {
  for (const language of languages) {
    it(`fits a Teams message without being shortened (${language})`, () => {
      for (const signature of content.signatures.keys()) {
        for (const message of messagesOf(signature, language)) {
          const isTicket = message.parts.some((part) => part.kind === 'code' && part.code.includes('[ACR]'));
          if (!isTicket) assert.deepEqual(shortenMessage(message, labelsLeftOut), message, signature);
        }
      }
    });
  }
});
