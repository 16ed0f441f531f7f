import assert from 'node:assert/strict';
import { actions } from '../../../src/conversation/helpdesk/actions.ts';
import type { TicketEvent } from '../../../src/conversation/ticket/news.ts';
import type { TicketStatus } from '../../../src/conversation/ticket/record.ts';
import { form, lines, play, press, submitted, words } from './someTicket.ts';

/** How a ticket comes to each status. Whoever has it is U-hana. */
const ways: Readonly<Record<TicketStatus, readonly TicketEvent[]>> = {
  open: [submitted],
  taken: [submitted, press('take', 1)],
  waiting: [submitted, press('take', 1), form('ask', { question: 'Which?' }, 2)],
  resolved: [submitted, press('take', 1), form('resolve', { cause: '-' }, 2)],
  declined: [submitted, press('take', 1), form('decline', { team: 'microsoft', why: 'x' }, 2)],
};

const values = { question: 'Which one?', cause: '-', note: 'n', team: 'asker', why: 'x' };

/** Everything that a person can do with a ticket: each button, and each form sent. */
const deeds = [
  ...actions.map((action) => [action, (by: string, is: boolean) => press(action, 30, by, is)] as const),
  ...actions.map(
    (action) => [`${action} form`, (by: string, is: boolean) => form(action, values, 30, by, is)] as const,
  ),
];

/** The status after each deed that may change something, for somebody of the helpdesk. All others change nothing. */
const effective: Readonly<Record<string, Partial<Record<TicketStatus, TicketStatus>>>> = {
  take: { open: 'taken' },
  'take-over': { taken: 'taken', waiting: 'waiting' },
  reopen: { resolved: 'open', declined: 'open' },
  'ask form': { open: 'waiting', taken: 'waiting', waiting: 'waiting' },
  'resolve form': { open: 'resolved', taken: 'resolved', waiting: 'resolved' },
  'decline form': { open: 'declined', taken: 'declined', waiting: 'declined' },
};

const strangers = ['U-anna', 'U-bob', 'U-hana', '', '__proto__'];

describe('who may do what with a ticket', () => {
  for (const [status, events] of Object.entries(ways) as [TicketStatus, readonly TicketEvent[]][]) {
    const before = play(events).record;

    it(`${status}: nobody outside the helpdesk presses anything, not even under a name of it`, () => {
      for (const by of strangers) {
        for (const [name, deed] of deeds) {
          const { record, effects } = play([...events, deed(by, false)]);
          assert.deepEqual(record, before, `${by} ${name}`);
          assert.deepEqual(lines(effects), [
            { to: 'person', text: 'Only the helpdesk may do this. Nothing was changed.' },
          ]);
          assert.equal(effects.length, 1);
        }
      }
    });

    it(`${status}: a colleague does what is possible then, and no more`, () => {
      for (const [name, deed] of deeds) {
        const { record, effects } = play([...events, deed('U-ivan', true)]);
        const expected = effective[name]?.[status];
        assert.equal(record.status, expected ?? status, name);
        if (expected === undefined) assert.deepEqual(record, before, name);
        else assert.equal(record.timeline.length, before.timeline.length + 1, name);
        assert.ok(effects.length > 0, `${name} is answered`);
      }
    });

    it(`${status}: what others write in the thread is left alone`, () => {
      const event = {
        kind: 'message',
        text: words('hello'),
        by: 'U-bob',
        isHelpdesk: false,
        at: submitted.at,
      } as const;
      assert.deepEqual(play([...events, event]), { record: before, effects: [] });
    });
  }
});
