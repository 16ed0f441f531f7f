import assert from 'node:assert/strict';
import type { CaseState, ConversationEvent, Effect } from '../../../src/conversation/case.ts';
import { createAdvance } from '../../../src/conversation/createAdvance.ts';
import { createAdvanceTicket } from '../../../src/conversation/helpdesk/createAdvanceTicket.ts';
import type { TicketEvent } from '../../../src/conversation/ticket/news.ts';
import type { TicketRecord } from '../../../src/conversation/ticket/record.ts';
import { createReader } from '../../../src/matching/createReader.ts';
import { renderText } from '../../../src/messages/text.ts';
import { redact } from '../../../src/redaction/redact.ts';
import { realContent } from '../smallContent.ts';

const id = '44444444-aaaa-4bbb-8ccc-000000000004';
const advance = createAdvance(realContent(), createReader(realContent()));
const advanceTicket = createAdvanceTicket(realContent(), 'en');
const surroundings = {
  thread: { channel: 'slack' as const, id: 'C1 1' },
  person: 'U-jana',
  freshId: id,
  targets: ['jira'],
};

/** A case and its ticket: what the one says of the other is handed to it, until nothing more is said. */
class BothSides {
  case: CaseState | undefined;
  ticket: TicketRecord | undefined;
  said = '';
  #minutes = 0;

  #now(): string {
    return new Date(Date.parse('2026-11-24T08:00:00.000Z') + this.#minutes++ * 60_000).toISOString();
  }

  say(said: Pick<ConversationEvent, 'kind'> & Readonly<Record<string, unknown>>): void {
    const event = { at: this.#now(), addressed: true, surroundings, ...said } as unknown as ConversationEvent;
    const { state, effects } = advance(this.case, event);
    this.case = state ?? this.case;
    this.said += `${effects.flatMap((effect) => ('message' in effect ? [renderText(effect.message)] : [])).join('\n\n')}\n`;
    for (const effect of effects) this.#carryOut(effect);
  }

  #carryOut(effect: Effect): void {
    const at = this.#now();
    if (effect.kind === 'submit-ticket') {
      this.tell({ kind: 'submitted', at, ticket: effect.ticket, case: 'slack C1 1', targets: ['jira'] });
    }
    if (effect.kind === 'tell-ticket') this.tell({ kind: 'from-asker', at, entry: effect.entry });
  }

  tell(event: TicketEvent): void {
    const { record, effects } = advanceTicket(this.ticket, event);
    this.ticket = record;
    for (const effect of effects) {
      if (effect.kind === 'tell-case') this.say({ kind: 'ticket-news', ticket: id, news: effect.news });
    }
  }
}

function sent(): BothSides {
  const both = new BothSides();
  both.say({
    kind: 'message',
    ...redact('docker push northwindreg.azurecr.io/web:41\ndenied: requested access to the resource is denied'),
  });
  both.say({ kind: 'choice', choice: 'person' });
  const values = { impact: 'me', severity: 'minimal', contact: 'Jana Nováková' };
  both.say({ kind: 'form', form: `ticket:${id}`, values, secrets: [] });
  both.said = '';
  return both;
}

const helpdesk = { by: 'U-petr', name: 'Petr Svoboda', isHelpdesk: true, at: '2026-11-24T09:00:00.000Z' };

describe('a case and its ticket together', () => {
  it('are both done when the asker says that it works, and the asker is told once', () => {
    const both = sent();
    both.say({ kind: 'choice', choice: 'works' });
    assert.deepEqual([both.case?.ticket?.status, both.ticket?.status], ['resolved', 'resolved']);
    assert.doesNotMatch(both.said, /Does it work for you/);
  });

  it('pass a question and its answer, and what else the asker adds', () => {
    const both = sent();
    both.tell({ kind: 'choice', choice: `helpdesk:take:${id}`, ...helpdesk });
    both.tell({
      kind: 'form',
      form: `helpdesk:ask:${id}`,
      values: { question: redact('Which tenant?').text },
      ...helpdesk,
    });
    assert.match(both.said, /Petr Svoboda asks about ticket 44444444:\s+Which tenant\?/);
    both.say({ kind: 'message', ...redact('contoso.onmicrosoft.com') });
    both.say({ kind: 'message', ...redact('and we also see it in staging') });
    assert.deepEqual(
      both.ticket?.timeline.slice(-2).map(({ kind, text }) => [kind, text]),
      [
        ['answer', 'contoso.onmicrosoft.com'],
        ['comment', 'and we also see it in staging'],
      ],
    );
  });

  it('are open again on both sides when the asker says so', () => {
    const both = sent();
    both.tell({ kind: 'form', form: `helpdesk:resolve:${id}`, values: { cause: redact('-').text }, ...helpdesk });
    assert.equal(both.case?.ticket?.status, 'resolved');
    both.say({ kind: 'choice', choice: 'ticket:reopen' });
    assert.deepEqual([both.case?.ticket?.status, both.ticket?.status], ['sent', 'open']);
  });
});
