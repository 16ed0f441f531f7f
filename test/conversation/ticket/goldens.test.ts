import { renderBlocks } from '../../../src/channels/slack/renderBlocks.ts';
import { renderCard } from '../../../src/channels/teams/renderCard.ts';
import type { CaseState, ConversationEvent } from '../../../src/conversation/case.ts';
import { createAdvance } from '../../../src/conversation/createAdvance.ts';
import type { TicketNews } from '../../../src/conversation/ticket/news.ts';
import type { Language } from '../../../src/knowledge/schema.ts';
import { createReader } from '../../../src/matching/createReader.ts';
import type { Message } from '../../../src/messages/message.ts';
import { redact } from '../../../src/redaction/redact.ts';
import type { Redacted } from '../../../src/redaction/redacted.ts';
import { assertGolden } from '../../channels/golden.ts';
import { realContent } from '../smallContent.ts';

const content = realContent();
const advance = createAdvance(content, createReader(content));
const id = '44444444-aaaa-4bbb-8ccc-000000000004';
const values = { impact: 'several', severity: 'moderate', contact: 'Jana Nováková', description: '' };
const text = 'Which tenant? <!channel>' as Redacted;

type Said = Pick<ConversationEvent, 'kind'> & Readonly<Record<string, unknown>>;

const news = (one: TicketNews): Said => ({ kind: 'ticket-news', ticket: id, news: one });

/** What is said at each step of a ticket's way. */
const steps: readonly (readonly [name: string, said: Said])[] = [
  ['ticket-draft', { kind: 'choice', choice: 'person' }],
  ['ticket-sent', { kind: 'form', form: `ticket:${id}`, values, secrets: [] }],
  [
    'ticket-accepted',
    news({
      kind: 'delivery',
      target: 'jira',
      delivery: { state: 'accepted', number: 'ACR-12', url: 'https://jira.test/browse/ACR-12' },
    }),
  ],
  ['ticket-question', news({ kind: 'question', by: 'Petr Svoboda', text })],
  ['ticket-resolved', news({ kind: 'resolved', by: 'Petr Svoboda', cause: 'role-missing' })],
];

function messagesOf(language: Language): ReadonlyMap<string, readonly Message[]> {
  const surroundings = {
    thread: { channel: 'slack' as const, id: 'C1 1' },
    person: 'U-jana',
    name: 'Jana Nováková',
    freshId: id,
    targets: ['jira'],
  };
  const common = { at: '2026-11-24T08:00:00.000Z', addressed: true, language, surroundings };
  const paste = redact(
    'docker push northwindreg.azurecr.io/web:41\ndenied: requested access to the resource is denied',
  );
  let state: CaseState | undefined = advance(undefined, { ...common, kind: 'message', ...paste }).state;
  return new Map(
    steps.map(([name, said]) => {
      const outcome = advance(state, { ...common, ...said } as unknown as ConversationEvent);
      state = outcome.state;
      return [name, outcome.effects.flatMap((effect) => ('message' in effect ? [effect.message] : []))];
    }),
  );
}

describe('what a case says of its ticket', () => {
  for (const language of ['en', 'cs'] as const) {
    for (const [name, messages] of messagesOf(language)) {
      it(`looks as it should in Teams and in Slack: ${name}, ${language}`, () => {
        const json = (shown: readonly unknown[]) => `${JSON.stringify(shown, null, 2)}\n`;
        assertGolden(`${name}-${language}.card.json`, json(messages.map((message) => renderCard(message))));
        assertGolden(`${name}-${language}.blocks.json`, json(messages.map((message) => renderBlocks(message))));
      });
    }
  }
});
