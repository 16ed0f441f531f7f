import assert from 'node:assert/strict';
import type { TicketEvent } from '../../../src/conversation/ticket/news.ts';
import type { TicketRecord } from '../../../src/conversation/ticket/record.ts';
import { advance, press, submitted, words } from './someTicket.ts';

/** The line that the asker adds in a second of that day. */
function comment(second: number): TicketEvent {
  const at = new Date(Date.parse('2026-11-24T10:00:00.000Z') + second * 1000).toISOString();
  return {
    kind: 'from-asker',
    at,
    entry: { at, by: 'U-anna', side: 'asker', kind: 'comment', text: words(`${second}`) },
  };
}

describe('the history of a ticket', () => {
  it('does not grow for ever: the oldest comments go, and what was done stays', () => {
    const events = [submitted, press('take', 1), ...Array.from({ length: 1000 }, (_, at) => comment(at))];
    let record: TicketRecord | undefined;
    for (const event of events) record = advance(record, event).record;
    const { timeline = [] } = record ?? {};
    assert.equal(timeline.length, 300);
    assert.deepEqual(
      timeline.slice(0, 2).map(({ kind }) => kind),
      ['sent', 'taken'],
    );
    assert.equal(timeline.at(-1)?.text, '999');
  });
});
