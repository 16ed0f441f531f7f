import assert from 'node:assert/strict';
import type { TicketEvent, TimelineEntry } from '../../../src/conversation/ticket/news.ts';
import { realContent } from '../smallContent.ts';
import { advance, at, cardText, form, id, lines, play, press, submitted, ticket, told, words } from './someTicket.ts';

const first = 'slack C1 1';
const second = 'teams 19:x';
const take = press('take', 1);
const joined: TicketEvent = { kind: 'joined', case: second, by: 'U-bob', at: at(2) };
const ask = form('ask', { question: 'Which cluster?' }, 3);

function fromAsker(kind: TimelineEntry['kind'], text: string, minute: number): TicketEvent {
  return {
    kind: 'from-asker',
    at: at(minute),
    entry: { at: at(minute), by: 'U-anna', side: 'asker', kind, text: words(text) },
  };
}

function status(what: 'taken' | 'resolved' | 'declined' | 'reopened', minute: number): TicketEvent {
  return { kind: 'status', target: 'jira', status: what, by: 'Jiří', at: at(minute), text: words('see there') };
}

describe('a ticket at the helpdesk', () => {
  it('is sent to each target once, and shown', () => {
    const { record, effects } = play([{ ...submitted, targets: ['jira', 'desk', 'jira'] } as TicketEvent]);
    assert.deepEqual(
      effects.filter(({ kind }) => kind === 'submit'),
      [
        { kind: 'submit', target: 'jira' },
        { kind: 'submit', target: 'desk' },
      ],
    );
    assert.deepEqual(record.deliveries, { jira: { state: 'queued' }, desk: { state: 'queued' } });
    assert.deepEqual(
      told(effects).map(([, news]) => news),
      ['jira', 'desk'].map((target) => ({ kind: 'delivery', target, delivery: { state: 'queued' } })),
    );
    assert.deepEqual(play([submitted, submitted]), { record: play([submitted]).record, effects: [] });
  });

  it('is taken, and every case hears of it', () => {
    const { record, effects } = play([submitted, joined, { ...take, name: 'Hana' } as TicketEvent]);
    assert.deepEqual([record.status, record.takenBy], ['taken', 'U-hana']);
    assert.deepEqual(told(effects), [
      [first, { kind: 'taken', by: 'Hana' }],
      [second, { kind: 'taken', by: 'Hana' }],
    ]);
    assert.match(cardText(effects), /Taken by Hana/);
  });

  it('tells a second person who has it, and lets them take it over', () => {
    const late = play([submitted, take, press('take', 2, 'U-ivan')]);
    assert.equal(late.record.takenBy, 'U-hana');
    assert.deepEqual(lines(late.effects), [
      { to: 'person', text: 'U-hana has this ticket. Take it over only if you agreed on it.\n\n[Take over]' },
    ]);
    const over = play([submitted, take, press('take-over', 3, 'U-ivan')]);
    assert.deepEqual([over.record.takenBy, told(over.effects).length], ['U-ivan', 1]);
    assert.match(
      lines(play([submitted, take, press('take-over', 3)]).effects)[0]!.text,
      /You have this ticket already/,
    );
  });

  it('relays a question to the case that asked alone, and goes on when it is answered', () => {
    assert.match(lines(play([submitted, take, press('ask', 3)]).effects)[0]!.text, /Question:\n\[Send the question\]/);
    const asked = play([submitted, joined, take, ask]);
    assert.equal(asked.record.status, 'waiting');
    assert.deepEqual(told(asked.effects), [[first, { kind: 'question', by: 'U-hana', text: 'Which cluster?' }]]);
    const answered = play([submitted, take, ask, fromAsker('answer', 'shop-aks', 4)]);
    assert.equal(answered.record.status, 'taken');
    assert.deepEqual(lines(answered.effects), [{ to: 'all', text: 'Anna Nováková answers:\n\nshop-aks' }]);
    assert.ok(answered.effects.some(({ kind }) => kind === 'forward'));
  });

  it('is had by whoever asks first, where nobody took it', () => {
    assert.equal(play([submitted, ask]).record.takenBy, 'U-hana');
  });

  it('offers the causes: the suspected one chosen, then its family, "something else" last', () => {
    const [effect] = play([submitted, press('resolve', 1)]).effects;
    const part = effect?.kind === 'reply' ? effect.message.parts[0] : undefined;
    const field = part?.kind === 'form' ? part.form.fields[0] : undefined;
    assert.ok(field?.kind === 'choice' && field.value === 'client-secret-expired');
    const ids = field.options.map((option) => option.id);
    const { causes } = realContent();
    const own = [...causes.values()].filter(({ family }) => family === 'credentials-expired').map((one) => one.id);
    assert.deepEqual([ids[0], ids.at(-1)], ['client-secret-expired', '-']);
    assert.deepEqual(new Set(ids.slice(0, own.length)), new Set(own));
    assert.ok(ids.length === causes.size + 1 && ids.length <= 100);
    assert.ok(field.options.every(({ label }) => label.length <= 60 && label !== ''));
  });

  it('is resolved with cause and note, told to all, and passed on', () => {
    const { record, effects } = play([
      submitted,
      joined,
      form('resolve', { cause: 'client-secret-expired', note: 'New secret.' }, 3),
    ]);
    assert.deepEqual([record.status, record.cause], ['resolved', 'client-secret-expired']);
    const news = { kind: 'resolved', by: 'U-hana', cause: 'client-secret-expired', text: 'New secret.' };
    assert.deepEqual(
      told(effects),
      [first, second].map((key) => [key, news]),
    );
    const passed = effects.find((effect) => effect.kind === 'forward');
    assert.deepEqual([passed?.entry.kind, passed?.entry.cause], ['resolved', 'client-secret-expired']);
  });

  it('is resolved as something else without a cause', () => {
    const { record, effects } = play([submitted, form('resolve', { cause: '-', note: '' }, 3)]);
    assert.deepEqual([record.status, record.cause], ['resolved', undefined]);
    assert.deepEqual(told(effects), [[first, { kind: 'resolved', by: 'U-hana' }]]);
  });

  it('is declined with where it belongs and why', () => {
    const { record, effects } = play([submitted, form('decline', { team: 'network-team', why: 'A firewall.' }, 3)]);
    assert.equal(record.status, 'declined');
    assert.deepEqual(told(effects), [
      [first, { kind: 'declined', by: 'U-hana', team: 'network-team', text: 'A firewall.' }],
    ]);
    assert.match(cardText(effects), /Belongs to: network team\nNote: A firewall\./);
  });

  it('says nothing more where a form is delivered twice', () => {
    const resolve = form('resolve', { cause: '-', note: 'done' }, 3);
    for (const sent of [[ask], [ask, resolve], [form('decline', { team: 'asker', why: 'x' }, 3)]])
      assert.deepEqual(play([submitted, ...sent, sent.at(-1)!]), {
        record: play([submitted, ...sent]).record,
        effects: [],
      });
  });

  it('shows a form again whose values are not right, and changes nothing', () => {
    const before = play([submitted]).record;
    for (const event of [
      form('ask', { question: '  ' }, 1),
      form('resolve', { cause: 'no-such-cause' }, 1),
      form('resolve', {}, 1),
      form('decline', { team: '__proto__', why: 'x' }, 1),
      form('ask', { question: 'x'.repeat(2001) }, 1),
    ]) {
      const { record, effects } = play([submitted, event]);
      assert.deepEqual(record, before);
      assert.match(lines(effects)[0]!.text, /Please fill it in again/);
    }
  });

  it('is opened again by the helpdesk, and by the asker', () => {
    const closed = [submitted, take, form('resolve', { cause: '-' }, 3)];
    for (const again of [press('reopen', 4), fromAsker('reopened', 'it fails again', 4)]) {
      const { record, effects } = play([...closed, again]);
      assert.deepEqual([record.status, record.takenBy, record.cause], ['open', undefined, undefined]);
      assert.deepEqual(
        told(effects).map(([, { kind }]) => kind),
        ['reopened'],
      );
      assert.deepEqual(play([...closed, again, again]), { record, effects: [] });
    }
    assert.match(
      lines(play([...closed, press('take', 4)]).effects)[0]!.text,
      /closed.*reopen it first\.\n\n\[Reopen\]/,
    );
  });

  it('keeps what the helpdesk writes from the asker, and says so once', () => {
    const message: TicketEvent = {
      kind: 'message',
      text: words('Looks like Entra.'),
      by: 'U-hana',
      isHelpdesk: true,
      at: at(3),
    };
    const { record, effects } = play([submitted, message]);
    assert.equal(record.timeline.at(-1)?.text, 'Looks like Entra.');
    assert.deepEqual(told(effects), []);
    assert.match(lines(effects)[0]!.text, /The asker does not see/);
    assert.deepEqual(lines(play([submitted, message, { ...message, at: at(4) }]).effects), []);
  });

  it('quotes what the asker adds as code, so that nothing in it is a mention or a link', () => {
    const { effects } = play([submitted, fromAsker('comment', '<!channel> [here](https://evil.example)', 2)]);
    const reply = effects.find((effect) => effect.kind === 'reply');
    assert.deepEqual(reply?.message.parts[1], { kind: 'code', code: '<!channel> [here](https://evil.example)' });
  });

  it('is resolved by the asker for whom it works, once, and not where it is closed', () => {
    const works = fromAsker('resolved', '', 4);
    const { record, effects } = play([submitted, take, works]);
    assert.equal(record.status, 'resolved');
    assert.deepEqual(told(effects), [[first, { kind: 'resolved', by: 'Anna Nováková' }]]);
    assert.equal(lines(effects).length, 1);
    const declined = play([submitted, form('decline', { team: 'asker', why: 'x' }, 2)]).record;
    assert.deepEqual(advance(declined, works), { record: declined, effects: [] });
    const again = [submitted, take, works, press('reopen', 5)];
    assert.deepEqual(play([...again, works]), { record: play(again).record, effects: [] });
  });

  it('does not open again for what came while it was open, delivered once more after it was closed', () => {
    const early = fromAsker('reopened', 'still', 2);
    const closed = [submitted, early, form('resolve', { cause: '-' }, 3)];
    assert.deepEqual(play([...closed, early]), { record: play(closed).record, effects: [] });
  });

  it('takes "still failing" for a comment where it is open anyway, and other kinds of entry for nothing', () => {
    assert.equal(play([submitted, fromAsker('reopened', 'still', 2)]).record.timeline.at(-1)?.kind, 'comment');
    for (const kind of ['taken', 'declined', 'question'] as const)
      assert.deepEqual(play([submitted, fromAsker(kind, 'x', 2)]), { record: play([submitted]).record, effects: [] });
  });

  it('tells how far it is on its way, and never takes back what was accepted', () => {
    const accepted: TicketEvent = {
      kind: 'delivery',
      target: 'jira',
      delivery: { state: 'accepted', number: 'ACR-12' },
      at: at(2),
    };
    const { record, effects } = play([submitted, accepted]);
    assert.deepEqual(told(effects), [[first, { kind: 'delivery', target: 'jira', delivery: accepted.delivery }]]);
    assert.match(cardText(effects), /• jira: accepted, ACR-12\n• desk: queued/);
    for (const late of [accepted, { ...accepted, delivery: { state: 'queued' } }, { ...accepted, target: 'toString' }])
      assert.deepEqual(play([submitted, accepted, late as TicketEvent]), { record, effects: [] });
  });

  it('follows another system, and passes on what it said to the others', () => {
    const { record, effects } = play([submitted, status('resolved', 2)]);
    assert.equal(record.status, 'resolved');
    assert.deepEqual(told(effects), [[first, { kind: 'resolved', by: 'Jiří', text: 'see there' }]]);
    const passed = effects.find((effect) => effect.kind === 'forward');
    assert.deepEqual([passed?.exceptTo, passed?.entry.side], ['jira', 'system']);
    assert.equal(lines(effects)[0]!.text, 'Jiří resolved it in jira.\n\nsee there');
    assert.equal(play([submitted, status('taken', 2)]).record.takenBy, 'Jiří');
    assert.equal(play([submitted, status('declined', 2), status('reopened', 3)]).record.status, 'open');
  });

  it('leaves alone what another system says and is so already', () => {
    for (const [before, event] of [
      [take, status('taken', 3)],
      [ask, status('taken', 4)],
      [take, status('reopened', 3)],
      [form('resolve', { cause: '-' }, 2), status('declined', 3)],
      [form('decline', { team: 'asker', why: 'x' }, 2), status('resolved', 3)],
    ] as const)
      assert.deepEqual(play([submitted, before, event]), { record: play([submitted, before]).record, effects: [] });
  });

  it('tells a case that joins how it stands, counts it, and tells it everything from then on', () => {
    const accepted: TicketEvent = {
      kind: 'delivery',
      target: 'jira',
      delivery: { state: 'accepted', number: 'ACR-12' },
      at: at(1),
    };
    const { record, effects } = play([submitted, accepted, take, joined]);
    assert.deepEqual(record.cases, [first, second]);
    assert.deepEqual(
      told(effects).map(([key, { kind }]) => [key, kind]),
      [
        [second, 'delivery'],
        [second, 'delivery'],
        [second, 'taken'],
      ],
    );
    assert.match(cardText(effects), /Cases: 2/);
    assert.deepEqual(play([submitted, accepted, take, joined, joined]), { record, effects: [] });
    const late = play([submitted, form('resolve', { cause: '-', note: 'done' }, 1), joined]);
    assert.deepEqual(told(late.effects).at(-1), [second, { kind: 'resolved', by: 'U-hana', text: 'done' }]);
  });

  it('shows the whole ticket, in pieces that a block of code takes', () => {
    const rendered = [{ language: 'en' as const, text: `${'a line of the ticket\n'.repeat(300)}end`, markdown: '' }];
    const { effects } = play([{ ...submitted, ticket: { ...ticket, rendered } } as TicketEvent, press('details', 1)]);
    const codes = effects.flatMap((effect) => (effect.kind === 'reply' ? effect.message.parts : []));
    const texts = codes.map((part) => (part.kind === 'code' ? part.code : ''));
    assert.equal(texts.join(''), rendered[0]!.text);
    assert.ok(texts.length > 2 && texts.every((text) => text.length <= 2500));
  });

  it('answers every press, even of a ticket that is gone, of another one, and of a button that never was', () => {
    const { record, effects } = advance(undefined, take);
    assert.deepEqual([record, lines(effects).length, lines(effects)[0]?.to], [undefined, 1, 'person']);
    for (const choice of [`helpdesk:burn:${id}`, 'helpdesk:take:other', 'helpdesk:', `helpdesk:__proto__:${id}`, '']) {
      const turn = play([submitted, { ...take, choice } as TicketEvent]);
      assert.deepEqual([turn.record, lines(turn.effects).length], [play([submitted]).record, 1]);
    }
  });

  it('keeps a very long text short', () => {
    const text = play([submitted, fromAsker('comment', 'x y '.repeat(30_000), 2)]).record.timeline.at(-1)?.text ?? '';
    assert.ok(text.length <= 4000 && text.endsWith(' …'));
  });
});
