import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TimelineEntry } from '../../src/conversation/ticket/news.ts';
import type { Redacted } from '../../src/redaction/redacted.ts';
import { answerBytes } from '../../src/tickets/http.ts';
import { createServiceNow } from '../../src/tickets/serviceNow.ts';
import { anyTicket } from './anyTicket.ts';
import { type FakeServiceNow, startFakeServiceNow } from './fakeServiceNow.ts';
import { noHurry, type Reply } from './fakeSystem.ts';
import { secret, secretForms, thrownBy } from './thrownBy.ts';

const user = 'bot@contoso.com';
const ticket = anyTicket();
const first = () => ({ mayBeThere: false, signal: noHurry() });
const again = () => ({ mayBeThere: true, signal: noHurry() });
const entry: TimelineEntry = {
  at: '2026-11-24T10:00:00.000Z',
  by: 'U1',
  side: 'asker',
  kind: 'answer',
  text: 'Yes.' as Redacted,
};

describe('ServiceNow', () => {
  let serviceNow: FakeServiceNow;
  const target = (instead: object = {}) =>
    createServiceNow({ name: 'sn', url: serviceNow.url, user, secret, language: 'en', fields: {}, ...instead });
  const answering = (method: string, reply: Reply, alsoDoes = false) => {
    serviceNow.instead = (seen) => (seen.method === method ? { reply, alsoDoes } : undefined);
  };

  before(async () => {
    serviceNow = await startFakeServiceNow(`Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`);
  });
  after(() => serviceNow.close());
  beforeEach(() => {
    serviceNow.incidents.length = 0;
    serviceNow.seen.length = 0;
    serviceNow.instead = undefined;
    serviceNow.maySearch = true;
  });

  it('gets an incident with the ticket’s text, its id, and the priority that follows from the severity', async () => {
    const { number, url, externalId } = await target({ fields: { assignment_group: 'Platform' } }).submit(
      ticket,
      first(),
    );
    const [incident] = serviceNow.incidents;
    assert.deepEqual([number, externalId], [incident?.number, incident?.sys_id]);
    assert.equal(url, `${serviceNow.url}/nav_to.do?uri=incident.do%3Fsys_id%3D${externalId}`);
    const { short_description, description, correlation_id, impact, urgency, assignment_group } = incident!;
    assert.deepEqual(
      { short_description, description, correlation_id, impact, urgency, assignment_group },
      {
        short_description: `ACR: ${ticket.title}`,
        description: 'Registry: contosoprod\nError: 401',
        correlation_id: ticket.id,
        impact: '2',
        urgency: '2',
        assignment_group: 'Platform',
      },
    );
  });

  it('keeps a long text whole: cut where the field ends, and all of it as a note', async () => {
    const text = 'line of a log\n'.repeat(500);
    await target().submit(anyTicket({ rendered: [{ language: 'en', text, markdown: text }] }), first());
    const { description, notes } = serviceNow.incidents[0]!;
    assert.ok(String(description).length <= 4000 && String(description).endsWith('…'));
    assert.deepEqual(notes, [text]);
  });

  const halfDone: readonly [string, Reply][] = [
    ['no answer in time', 'never'],
    ['a cut connection', 'drop'],
    ['503', { status: 503 }],
    ['an answer cut short', { status: 201, text: '{"result":' }],
    ['an answer that is too long', { status: 201, text: `"${'x'.repeat(answerBytes)}"` }],
    ['an answer of another form', { status: 201, json: { result: { sys_id: '../x' } } }],
  ];
  for (const [what, reply] of halfDone) {
    it(`is looked up after ${what}, and one incident was made`, async () => {
      answering('POST', reply, true);
      const hurried = { mayBeThere: false, signal: AbortSignal.timeout(150) };
      assert.equal((await thrownBy(target().submit(ticket, hurried))).trouble, 'unclear');
      serviceNow.instead = undefined;
      const { number } = await target().submit(ticket, again());
      assert.deepEqual([number, serviceNow.incidents.length], [serviceNow.incidents[0]?.number, 1]);
    });
  }

  it('makes nothing where the look-up fails, or finds incidents of others because it may not search', async () => {
    await target().submit(anyTicket({ id: '11111111-2222-4333-8444-555555555555' }), first());
    serviceNow.maySearch = false;
    assert.equal((await thrownBy(target().submit(ticket, again()))).trouble, 'denied');
    assert.match((await target().health(noHurry())) ?? '', /does not let us in.*correlation_id/);
    serviceNow.maySearch = true;
    answering('GET', { status: 200, json: {} });
    assert.equal((await thrownBy(target().submit(ticket, again()))).trouble, 'unclear');
    answering('GET', { status: 302, headers: { location: 'https://sso.example' } });
    assert.equal((await thrownBy(target().submit(ticket, again()))).trouble, 'denied');
    assert.equal(serviceNow.incidents.length, 1);
  });

  it('says how long to wait, and what it refuses for good', async () => {
    answering('POST', { status: 429, headers: { 'retry-after': '60' } });
    const { trouble, retryAfter } = await thrownBy(target().submit(ticket, first()));
    assert.deepEqual([trouble, retryAfter], ['busy', 60]);
    answering('POST', { status: 400, json: { error: { message: secret, detail: secret } } });
    assert.equal((await thrownBy(target().submit(ticket, first()))).isFinal, true);
    serviceNow.instead = undefined;
    assert.equal((await thrownBy(target({ user: 'stranger' }).submit(ticket, first()))).trouble, 'denied');
  });

  it('gets each line of the history once, as a work note', async () => {
    const accepted = await target().submit(ticket, first());
    for (const id of ['line-1', 'line-1', 'line-12', 'line-1']) await target().add?.(accepted, entry, id, noHurry());
    const { notes } = serviceNow.incidents[0]!;
    assert.equal(notes.length, 2);
    assert.match(notes[0]!, /^2026-11-24T10:00:00\.000Z asker U1: answer\nYes\.\n\[acr-entry line-1\]$/);
  });

  it('tells how an incident stands', async () => {
    const accepted = await target().submit(ticket, first());
    const change = (fields: object) => {
      serviceNow.incidents[0] = { ...serviceNow.incidents[0]!, ...fields };
      return target().state?.(accepted, noHurry());
    };
    assert.deepEqual(await change({}), { status: 'open' });
    assert.deepEqual(await change({ state: '2', assigned_to: 'Ben', close_notes: 'draft' }), {
      status: 'taken',
      by: 'Ben',
    });
    assert.deepEqual(await change({ state: '6' }), { status: 'resolved', by: 'Ben', comment: 'draft' });
    assert.equal((await change({ state: '8' }))?.status, 'declined');
    assert.equal((await change({ state: '4711', assigned_to: '' }))?.status, 'open');
    assert.equal((await thrownBy(target().state!({ externalId: '../x?y' }, noHurry()))).trouble, 'invalid');
  });

  it('takes any answer about a state for what it is', async () => {
    const accepted = await target().submit(ticket, first());
    const field = fc.anything();
    const odd = fc.oneof(
      fc.json(),
      fc
        .record({ result: fc.record({ state: field, assigned_to: field, close_notes: field }) })
        .map((one) => JSON.stringify(one)),
    );
    await fc.assert(
      fc.asyncProperty(odd, async (text) => {
        answering('GET', { status: 200, text });
        const state = await target()
          .state?.(accepted, noHurry())
          .catch((error) => thrownBy(Promise.reject(error)));
        assert.ok(
          state &&
            ('trouble' in state ? state.trouble === 'unclear' : state.status === 'open' || state.by !== undefined),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('previews the incident without the password', () => {
    const preview = target().preview(ticket);
    assert.ok(preview.includes(ticket.id));
    for (const form of secretForms(user)) assert.ok(!preview.includes(form));
  });

  it('gets no text that it would show as HTML, and none that begins a formula', async () => {
    const accepted = await target().submit(ticket, first());
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(
        '[code]<script>alert(1)</script>[/code]',
        '[[code]code]<b>',
        '[CODE]x',
        '=HYPERLINK("https://evil.example")',
        '+1\u202e',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        await target().submit(
          anyTicket({ title: text, rendered: [{ language: 'en', text, markdown: text }] }),
          first(),
        );
        await target().add?.(accepted, { ...entry, by: text, text: text as Redacted }, text, noHurry());
        const { short_description, description } = serviceNow.incidents.at(-1)!;
        assert.match(String(short_description), /^ACR:[^\n\r\0\u202e]{0,156}$/);
        for (const shown of [short_description, description, serviceNow.incidents[0]!.notes.at(-1)]) {
          assert.ok(!/\[\/?code|^[=+@-]/i.test(String(shown)), String(shown));
        }
      }),
      { numRuns: 40 },
    );
  });
});
