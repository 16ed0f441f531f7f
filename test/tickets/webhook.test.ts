import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:net';
import fc from 'fast-check';
import { ticketSchema } from '../../src/conversation/ticket/ticket.ts';
import { answerBytes } from '../../src/tickets/http.ts';
import type { TargetError } from '../../src/tickets/target.ts';
import { createWebhook } from '../../src/tickets/webhook.ts';
import { anyTicket } from './anyTicket.ts';
import { type FakeSystem, noHurry, type Reply, startFakeSystem } from './fakeSystem.ts';
import { secret, thrownBy } from './thrownBy.ts';

const ticket = anyTicket();
const first = () => ({ mayBeThere: false, signal: noHurry() });

describe('A webhook', () => {
  let system: FakeSystem;
  let answer: () => Reply;
  const webhook = (url = `${system.url}/tickets?sig=secret-part`) =>
    createWebhook({ name: 'desk', url, secrets: [secret] });

  before(async () => {
    system = await startFakeSystem(() => answer());
  });
  after(() => system.close());
  beforeEach(() => {
    answer = () => ({ status: 201, json: { number: 4711, url: 'https://desk.example/4711' } });
    system.seen.length = 0;
  });

  it('is posted the whole ticket, signed over time and body, with the ticket’s id as the key', async () => {
    const accepted = await webhook().submit(ticket, first());
    assert.deepEqual(accepted, { externalId: ticket.id, number: '4711', url: 'https://desk.example/4711' });
    const [{ method, path, headers, body }] = system.seen as [FakeSystem['seen'][number]];
    assert.deepEqual([method, path, headers['idempotency-key']], ['POST', '/tickets', ticket.id]);
    assert.deepEqual(ticketSchema.parse(JSON.parse(body)), ticket);
    const time = String(headers['x-ticket-timestamp']);
    assert.ok(Math.abs(Number(time) - Date.now() / 1000) < 5);
    const expected = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
    assert.equal(headers['x-ticket-signature'], `v1=${expected}`);
  });

  it('repeats under the same key after an answer that never came, so that one ticket is made', async () => {
    const made = new Set<string>();
    let isSlow = true;
    answer = () => {
      made.add(String(system.seen.at(-1)?.headers['idempotency-key']));
      return isSlow ? 'never' : { status: 200, json: { number: 'D-1' } };
    };
    const hurried = { mayBeThere: false, signal: AbortSignal.timeout(100) };
    const error = await thrownBy(webhook().submit(ticket, hurried));
    assert.deepEqual([error.trouble, error.isFinal], ['unclear', false]);
    isSlow = false;
    const { number } = await webhook().submit(ticket, { mayBeThere: true, signal: noHurry() });
    assert.deepEqual([number, made.size], ['D-1', 1]);
  });

  it('passes lines of the history on, with their ids and the ticket’s', async () => {
    const entry = { at: '2026-11-24T10:00:00.000Z', by: 'U1', side: 'asker', kind: 'answer' } as const;
    await webhook().add?.({ externalId: ticket.id, number: '4711' }, entry, 'line 1\r\nx: y', noHurry());
    const [{ headers, body }] = system.seen as [FakeSystem['seen'][number]];
    assert.deepEqual(JSON.parse(body), { entryId: 'line 1\r\nx: y', ticket: ticket.id, number: '4711', entry });
    assert.equal(headers['idempotency-key'], 'line%201%0D%0Ax%3A%20y');
    assert.equal(headers.x, undefined);
  });

  const answers: readonly [string, Reply, Partial<TargetError>][] = [
    ['429 with seconds', { status: 429, headers: { 'retry-after': '37' } }, { trouble: 'busy', retryAfter: 37 }],
    ['429 without a time', { status: 429 }, { trouble: 'busy', retryAfter: undefined }],
    [
      '429 for years',
      { status: 429, headers: { 'retry-after': '999999999' } },
      { trouble: 'busy', retryAfter: 86_400 },
    ],
    ['429 with nonsense', { status: 429, headers: { 'retry-after': '-1e9' } }, { trouble: 'busy' }],
    ['401', { status: 401 }, { trouble: 'denied', isFinal: false }],
    ['403', { status: 403 }, { trouble: 'denied', isFinal: false }],
    ['400', { status: 400, text: secret }, { trouble: 'invalid', isFinal: true }],
    ['422', { status: 422 }, { trouble: 'invalid', isFinal: true }],
    ['404', { status: 404 }, { trouble: 'invalid', isFinal: false }],
    ['500', { status: 500, text: `<pre>${secret}</pre>` }, { trouble: 'unclear', isFinal: false }],
    ['503', { status: 503, headers: { 'retry-after': '5' } }, { trouble: 'unclear', retryAfter: 5 }],
    ['a cut connection', 'drop', { trouble: 'unclear', isFinal: false }],
  ];
  for (const [what, given, expected] of answers) {
    it(`means ${expected.trouble} by ${what}`, async () => {
      answer = () => given;
      const error = await thrownBy(webhook().submit(ticket, first()));
      for (const [key, value] of Object.entries(expected)) assert.equal(error[key as keyof TargetError], value, key);
    });
  }

  it('reads Retry-After as a time, too', async () => {
    const time = new Date(Date.now() + 60_000).toUTCString();
    answer = () => ({ status: 429, headers: { 'retry-after': time } });
    const { retryAfter = 0 } = await thrownBy(webhook().submit(ticket, first()));
    assert.ok(retryAfter > 55 && retryAfter <= 60, String(retryAfter));
  });

  it('is not followed elsewhere', async () => {
    const elsewhere = await startFakeSystem(() => ({ status: 200, json: { number: '1' } }));
    try {
      for (const status of [301, 302, 303, 307, 308]) {
        answer = () => ({ status, headers: { location: elsewhere.url } });
        assert.equal((await thrownBy(webhook().submit(ticket, first()))).trouble, 'denied');
      }
      assert.deepEqual(elsewhere.seen, []);
    } finally {
      await elsewhere.close();
    }
  });

  it('has taken the ticket whatever a 2xx holds, and nothing of another form is believed', async () => {
    const odd: readonly Reply[] = [
      { status: 204 },
      { status: 200, text: '{"number":' },
      { status: 200, json: null },
      { status: 200, json: { number: ['1'], url: 'javascript:alert(1)' } },
      { status: 200, json: { number: 'x'.repeat(201), url: 'http://desk.example/1' } },
      { status: 200, json: { number: '1\u202e2\n' } },
      { status: 200, json: { number: '1', more: 'x'.repeat(answerBytes) } },
    ];
    for (const one of odd) {
      answer = () => one;
      assert.deepEqual(await webhook().submit(ticket, first()), { externalId: ticket.id });
    }
  });

  it('is unreachable where nobody listens, the name is unknown, or the certificate is not to be trusted', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const { port } = free.address() as { port: number };
    await new Promise((resolve) => free.close(resolve));
    for (const [url, code] of [
      [`https://127.0.0.1:${port}/?sig=secret-part`, 'ECONNREFUSED'],
      ['https://nowhere.invalid/', 'ENOTFOUND'],
    ] as const) {
      const { trouble, cause } = await thrownBy(webhook(url).submit(ticket, first()));
      assert.deepEqual([trouble, (cause as Error).message], ['unreachable', code]);
    }
    const stranger = await startFakeSystem(() => ({ status: 200 }), false);
    try {
      assert.equal((await thrownBy(webhook(stranger.url).submit(ticket, first()))).trouble, 'unreachable');
      assert.deepEqual(stranger.seen, []);
    } finally {
      await stranger.close();
    }
  });

  it('says for the operator whether a signed ping gets through', async () => {
    assert.equal(await webhook().health(noHurry()), undefined);
    assert.equal(system.seen[0]?.body, '{"ping":true}');
    answer = () => ({ status: 401, text: secret });
    const problem = await webhook().health(noHurry());
    assert.match(problem ?? '', /does not let us in.*\[HTTP 401\]/);
    assert.ok(!problem?.includes(secret));
  });

  it('previews what would be sent without its secrets', () => {
    const preview = webhook().preview(ticket);
    assert.ok(preview.includes(ticket.title) && preview.includes(`idempotency-key: ${ticket.id}`));
    assert.ok(!preview.includes(secret) && !preview.includes('secret-part'));
  });

  it('carries any text of a ticket unchanged in its body and none in its headers', async () => {
    const texts = fc.record({ title: fc.string({ unit: 'binary' }), impact: fc.string({ unit: 'binary' }) });
    await fc.assert(
      fc.asyncProperty(texts, async (instead) => {
        await webhook().submit(anyTicket(instead), first());
        const { headers, body } = system.seen.at(-1)!;
        const { title, impact } = JSON.parse(body);
        assert.deepEqual(
          { title, impact },
          { title: instead.title.toWellFormed(), impact: instead.impact.toWellFormed() },
        );
        assert.deepEqual(
          Object.keys(headers).filter((name) => name.startsWith('x-') || name === 'idempotency-key'),
          ['idempotency-key', 'x-ticket-timestamp', 'x-ticket-signature'],
        );
      }),
      { numRuns: 30 },
    );
  });
});
