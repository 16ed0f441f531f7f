import assert from 'node:assert/strict';
import fc from 'fast-check';
import { actions } from '../../../src/conversation/helpdesk/actions.ts';
import type { DeliveryState, TicketEvent, TimelineEntry } from '../../../src/conversation/ticket/news.ts';
import type { TicketEffect, TicketRecord, TicketStatus } from '../../../src/conversation/ticket/record.ts';
import { ticketSchema } from '../../../src/conversation/ticket/ticket.ts';
import { renderText } from '../../../src/messages/text.ts';
import { advance, at, id, submitted, words } from './someTicket.ts';

/** The ways that a status may go. */
const ways: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  open: ['open', 'taken', 'waiting', 'resolved', 'declined'],
  taken: ['taken', 'waiting', 'resolved', 'declined'],
  waiting: ['waiting', 'taken', 'resolved', 'declined'],
  resolved: ['resolved', 'open'],
  declined: ['declined', 'open'],
};

const text = fc
  .oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom('', ' ', '<!channel>', '{who}', '**x**', '\u202e', '«secret 1»', '[a](https://x.y)', '-', 'asker'),
    fc.constantFrom('client-secret-expired', 'network-team'),
  )
  .map(words);
const time = fc.integer({ min: 0, max: 59 }).map(at);
const person = fc.constantFrom('U-hana', 'U-ivan', 'U-anna', '__proto__');
const speaker = {
  at: time,
  by: person,
  isHelpdesk: fc.boolean(),
};
const pressed = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...actions).map((action) => `helpdesk:${action}:${id}`) },
  { weight: 1, arbitrary: fc.constantFrom('', 'helpdesk:take:other', 'works', '__proto__') },
);
const target = fc.constantFrom('jira', 'desk', 'never-asked', '__proto__', 'constructor');
const delivery: fc.Arbitrary<DeliveryState> = fc.oneof(
  fc.constant({ state: 'queued' as const }),
  fc.constantFrom<DeliveryState>(
    { state: 'accepted' },
    { state: 'accepted', number: 'ACR-1' },
    { state: 'accepted', number: 'ACR-1', url: 'javascript:alert(1)' },
  ),
  fc.record({
    state: fc.constant('later' as const),
    trouble: fc.constantFrom('unreachable' as const, 'busy' as const, 'unclear' as const),
    nextAt: time,
  }),
  fc.record({
    state: fc.constant('refused' as const),
    trouble: fc.constantFrom('denied' as const, 'invalid' as const),
  }),
);
const kinds: readonly TimelineEntry['kind'][] = [
  'sent',
  'taken',
  'answer',
  'comment',
  'resolved',
  'reopened',
  'joined',
];
const entry: fc.Arbitrary<TimelineEntry> = fc.record(
  {
    at: time,
    by: person,
    side: fc.constantFrom('asker' as const, 'helpdesk' as const),
    kind: fc.constantFrom(...kinds),
    text,
  },
  { requiredKeys: ['at', 'by', 'side', 'kind'] },
);

const event: fc.Arbitrary<TicketEvent> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(submitted) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('joined' as const),
      at: time,
      by: person,
      case: fc.constantFrom('a', 'b'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('from-asker' as const), at: time, entry }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delivery' as const), at: time, target, delivery }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('choice' as const), choice: pressed, ...speaker }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('form' as const),
      form: pressed,
      values: fc.oneof(
        fc.dictionary(fc.constantFrom('question', 'cause', 'note', 'team', 'why', '__proto__'), text),
        fc.record({
          question: text,
          cause: fc.constant(words('-')),
          note: text,
          team: fc.constant(words('asker')),
          why: text,
        }),
      ),
      ...speaker,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('message' as const), text, ...speaker }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      at: time,
      target,
      status: fc.constantFrom('taken' as const, 'resolved' as const, 'declined' as const, 'reopened' as const),
      by: person,
      text,
    }),
  },
);

type Change = { readonly before: TicketRecord; readonly after: TicketRecord };
type Step = Change & { readonly event: TicketEvent; readonly effects: readonly TicketEffect[] };

/** Plays the events on what the store would hold, step by step. */
function stepsOf(events: readonly TicketEvent[]): readonly Step[] {
  let before = advance(undefined, submitted).record!;
  return events.map((event) => {
    const { record, effects } = advance(before, event);
    const step = { event, before, after: record!, effects };
    before = JSON.parse(JSON.stringify(record));
    return step;
  });
}

function holds(check: (steps: readonly Step[]) => void, runs = 300): void {
  const sequences = fc.array(event, { minLength: 1, maxLength: 25, size: 'max' });
  fc.assert(
    // As the queue hands them out.
    fc.property(sequences, (events) => check(stepsOf(JSON.parse(JSON.stringify(events))))),
    { numRuns: runs },
  );
}

describe('a ticket at the helpdesk, whatever comes in whatever order', () => {
  it('moves along the allowed ways alone, and is had by somebody exactly while one works on it', () => {
    const seen = new Set<string>();
    const closed: readonly TicketStatus[] = ['resolved', 'declined'];
    holds((steps) => {
      for (const { before, after } of steps) {
        assert.ok(ways[before.status].includes(after.status), `${before.status} -> ${after.status}`);
        if (!closed.includes(after.status)) assert.equal(after.takenBy !== undefined, after.status !== 'open');
        assert.ok(after.cause === undefined || after.status === 'resolved');
        seen.add(`${before.status} ${after.status}`);
      }
    });
    assert.ok(seen.size > 12);
  });

  it('is submitted once to each target', () => {
    const targetsOf = (effects: readonly TicketEffect[]) =>
      effects.flatMap((one) => (one.kind === 'submit' ? [one.target] : []));
    assert.deepEqual(targetsOf(advance(undefined, submitted).effects), ['jira', 'desk']);
    holds((steps) => assert.deepEqual(targetsOf(steps.flatMap(({ effects }) => effects)), []));
  });

  it('is changed by nobody outside the helpdesk, who disturb nobody either', () => {
    let tried = 0;
    holds((steps) => {
      for (const { event, before, after, effects } of steps) {
        if (!('isHelpdesk' in event) || event.isHelpdesk) continue;
        assert.deepEqual(after, before);
        assert.ok(effects.every((effect) => effect.kind === 'reply' && effect.to === 'person'));
        tried++;
      }
    });
    assert.ok(tried > 500);
  });

  it('only adds to its history, a line at a time, and moves with a line alone', () => {
    holds((steps) => {
      for (const { before, after } of steps) {
        const added = after.timeline.length - before.timeline.length;
        assert.deepEqual(after.timeline.slice(0, before.timeline.length), before.timeline);
        assert.ok(added === 1 || (added === 0 && after.status === before.status));
      }
    });
  });

  it('keeps its ticket, its cases and what was accepted', () => {
    const acceptedBy = ({ deliveries }: TicketRecord) =>
      Object.keys(deliveries).filter((name) => deliveries[name]?.state === 'accepted');
    holds((steps) => {
      for (const { before, after } of steps) {
        assert.deepEqual(after.ticket, before.ticket);
        assert.deepEqual(after.cases.slice(0, before.cases.length), before.cases);
        assert.deepEqual(Object.keys(after.deliveries), ['jira', 'desk']);
        const accepted = acceptedBy(after);
        assert.ok(acceptedBy(before).every((name) => accepted.includes(name)));
      }
    });
  });

  it('changes nothing when the same comes again, at once or later', () => {
    holds((steps) => {
      const last = steps.at(-1)!.after;
      for (const { event, before, after } of steps) {
        const isLate = event.kind !== 'delivery' && after.timeline.length > before.timeline.length;
        const again = advance(after, event);
        assert.deepEqual(again.record, after);
        assert.ok(again.effects.every(({ kind }) => kind === 'reply'));
        if (isLate) assert.deepEqual(advance(last, event).record, last);
      }
    });
  });

  it('is plain JSON, and holds a ticket as published', () => {
    holds((steps) => {
      for (const { after } of steps) {
        assert.deepEqual(JSON.parse(JSON.stringify(after)), after);
        assert.ok(ticketSchema.safeParse(after.ticket).success);
      }
    }, 100);
  });

  it('shows its card whenever it changed', () => {
    holds((steps) => {
      for (const { before, after, effects } of steps) {
        const isChanged = JSON.stringify(after) !== JSON.stringify(before);
        assert.equal(effects.filter(({ kind }) => kind === 'show-card').length, isChanged ? 1 : 0);
      }
    });
  });

  it('says nothing without words', () => {
    holds((steps) => {
      const messages = steps.flatMap(({ effects }) =>
        effects.flatMap((one) => ('message' in one ? [one.message] : [])),
      );
      assert.ok(messages.every((message) => renderText(message).trim() !== ''));
    });
  });
});
